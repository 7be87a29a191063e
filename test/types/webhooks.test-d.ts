// Compiled, never run: what the public types promise.
import type { Customer } from "@pivotal/sdk";
import { verifyWebhook, type WebhookEvent } from "@pivotal/sdk/webhooks";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const exactly =
  <Expected>() =>
  <Actual>(_value: Actual, ..._fact: Equal<Actual, Expected> extends true ? [] : [never]): void => {};

export async function toldApart(request: Request) {
  const event: WebhookEvent = await verifyWebhook(request, ["whsec_new", "whsec_old"]);
  exactly<string>()(event.data.object.id);
  switch (event.type) {
    case "customer.churned":
      exactly<Customer["mrr"] | undefined>()(event.data.object.mrr);
      exactly<Customer["status"] | undefined>()(event.data.previous_attributes?.status);
      break;
    case "customer.won_back":
      exactly<string | undefined>()(event.data.object.slug);
      break;
    case "contact.added":
      exactly<string | undefined>()(event.data.object.email);
      break;
    case "task.completed":
      exactly<unknown>()(event.data.object["due_at"]);
      break;
    default:
      exactly<string>()(event.created_at);
  }
  // @ts-expect-error: a contact has no mrr of its own.
  if (event.type === "contact.added") event.data.object.mrr satisfies number;
}
