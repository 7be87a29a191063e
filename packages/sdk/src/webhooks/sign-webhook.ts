import type { RawDelivery } from "./delivery.ts";
import { signerOf } from "./signature.ts";

/** How to sign. */
export interface SignWebhookOptions {
  /** Of the delivery, without dots. Default: a new one. */
  id?: string;
  /** When it is signed. Default: now. */
  timestamp?: Date;
  /** How the headers are spelt. Default `svix`, as the service does. */
  spelling?: "svix" | "webhook";
}

/** A delivery as the service would make it. */
export interface SignedWebhook extends RawDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Signs an event as the service does, for a host's own tests: `verifyWebhook` takes what it gives, and so does
 * `new Request(url, { method: "POST", ...signed })`. With several secrets there are several signatures, as while the service rotates them. An
 * event given as a string is sent as it is. Throws WebhookVerificationError with `invalid_secret`.
 */
export async function signWebhook(
  event: object | string,
  secret: string | readonly string[],
  { id = `msg_${crypto.randomUUID()}`, timestamp = new Date(), spelling = "svix" }: SignWebhookOptions = {},
): Promise<SignedWebhook> {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const seconds = String(Math.floor(timestamp.getTime() / 1000));
  const signatures = await Promise.all(
    [secret].flat().map(async (one) => {
      const sign = await signerOf(one);
      return `v1,${await sign(`${id}.${seconds}.${body}`)}`;
    }),
  );
  return {
    body,
    headers: {
      "content-type": "application/json",
      [`${spelling}-id`]: id,
      [`${spelling}-timestamp`]: seconds,
      [`${spelling}-signature`]: signatures.join(" "),
    },
  };
}
