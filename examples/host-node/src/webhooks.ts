import type { PivotalHandler } from "@pivotal/sdk/server";
import { createMemorySeen, verifyWebhook, WebhookVerificationError } from "@pivotal/sdk/webhooks";

/** Where Pivotal sends what happens. */
export const WEBHOOK_PATH = "/hooks/pivotal";

/** Takes what Pivotal has signed with this secret, and tells the pages of everyone who may see it. */
export function webhookRoute(
  secret: string,
  events: PivotalHandler["events"],
): (request: Request) => Promise<Response> {
  const seen = createMemorySeen();
  return async (request) => {
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    try {
      const event = await verifyWebhook(request, secret, { seen });
      try {
        await events.publish(event);
        return new Response(null, { status: 204 });
      } catch (error) {
        console.error("desk could not pass on a webhook:", error instanceof Error ? error.message : error);
        // Pivotal delivers it again, and must not be told then that it was taken.
        await seen.delete(event.id);
        return new Response(null, { status: 500 });
      }
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      if (error.status !== 200) console.warn(`desk refused a webhook: ${error.code}`);
      return new Response(error.code, { status: error.status });
    }
  };
}
