import type * as z from "zod/mini";
import { readBytes, readSigningHeaders, type RawDelivery } from "./delivery.ts";
import { createMemorySeen, type SeenEvents } from "./seen-events.ts";
import { sameSignature, signerOf, type Signer } from "./signature.ts";
import { eventSchemas, openEventSchema } from "./webhook-event.schema.ts";
import type { WebhookEvent } from "./webhook-event.ts";
import { WebhookVerificationError } from "./webhook-verification-error.ts";

/** How strict to be. */
export interface VerifyWebhookOptions {
  /** How far the service's clock and this one may be apart, in seconds, up to 12 hours. Default 300. */
  toleranceSeconds?: number;
  /**
   * Remembers which events were taken. Default: in this process's memory. Give one to share it among processes, or to `delete` an event
   * whose handling failed.
   */
  seen?: SeenEvents;
}

/** The service repeats a delivery for 24 hours. */
const REPEATED_MS = 24 * 60 * 60 * 1000;
/** So that what is no longer remembered is too old as well. */
const MAX_TOLERANCE_SECONDS = REPEATED_MS / 2000;
const DEFAULT_TOLERANCE_SECONDS = 300;
const everywhere = createMemorySeen();

/**
 * Gives the event of a webhook that the service signed with this secret, or with one of several, lately, and for the first time. Throws only
 * WebhookVerificationError, whose `status` is what to answer. The body may have at most 1 MiB. [P]
 *
 * @example
 * const event = await verifyWebhook(request, process.env.PIVOTAL_WEBHOOK_SECRET);
 * if (event.type === "customer.churned") await tell(event.data.object.id);
 */
export async function verifyWebhook(
  delivery: Request | RawDelivery,
  secret: string | readonly string[],
  { toleranceSeconds = DEFAULT_TOLERANCE_SECONDS, seen }: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const signers = await Promise.all([secret].flat().map((one) => signerOf(one)));
  if (signers.length === 0) await signerOf(undefined);
  if (!(toleranceSeconds >= 0 && toleranceSeconds <= MAX_TOLERANCE_SECONDS)) {
    throw new WebhookVerificationError(
      "invalid_options",
      "toleranceSeconds is a number of seconds, 12 hours at most",
    );
  }
  const { id, timestamp, signature } = readSigningHeaders(delivery.headers);
  checkTime(Number(timestamp), toleranceSeconds);
  const body = await readBytes(delivery);
  const signer = await findSigner(signers, [`${id}.${timestamp}.`, body], signature);
  const event = readEvent(body);
  // Two endpoints of one process may be told of the same event: each has a secret of its own.
  const fresh = seen ? remember(seen, event.id) : remember(everywhere, await signer(event.id));
  if (!(await fresh)) throw new WebhookVerificationError("replayed", "This event was taken before");
  return event;
}

function checkTime(timestamp: number, toleranceSeconds: number): void {
  const ageSeconds = Math.floor(Date.now() / 1000) - timestamp;
  if (ageSeconds > toleranceSeconds) {
    throw new WebhookVerificationError(
      "too_old",
      "The webhook was signed too long ago, or this clock is fast",
    );
  }
  if (-ageSeconds > toleranceSeconds) {
    throw new WebhookVerificationError(
      "too_new",
      "The webhook was signed in the future, or this clock is slow",
    );
  }
}

/** The first of the signers that made one of the signatures. */
async function findSigner(
  signers: readonly Signer[],
  signed: Parameters<Signer>,
  signature: string,
): Promise<Signer> {
  const given = signature.split(" ");
  for (const signer of signers) {
    const expected = `v1,${await signer(...signed)}`;
    if (given.some((one) => sameSignature(one, expected))) return signer;
  }
  throw new WebhookVerificationError(
    "signature_mismatch",
    "The signature fits none of the secrets, or the body is not as it came",
  );
}

function readEvent(body: Uint8Array): WebhookEvent {
  const value = parse(body);
  const open = openEventSchema.safeParse(value);
  if (!open.success) throw malformed(open.error);
  const noun = open.data.type.split(".", 1)[0] ?? "";
  const schema = Object.hasOwn(eventSchemas, noun)
    ? eventSchemas[noun as keyof typeof eventSchemas]
    : undefined;
  const read = schema?.safeParse(value) ?? open;
  if (!read.success) throw malformed(read.error);
  return read.data as WebhookEvent;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Names where, up to the fields that the reference names: further down, keys are the workspace's own words. */
const malformed = ({ issues: [issue] }: z.core.$ZodError) =>
  new WebhookVerificationError(
    "malformed_event",
    `The event is not as documented at "${(issue?.path ?? []).slice(0, 3).join(".")}" (${issue?.code})`,
  );

async function remember(seen: SeenEvents, id: string): Promise<boolean> {
  try {
    return await seen.add(id, REPEATED_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    throw new WebhookVerificationError("seen_failed", `The host's seen failed with ${reason}`);
  }
}
