import { PivotalError } from "../core/errors.ts";

/** What each failure is answered with. The service repeats what is not answered with 2xx, for 24 hours. */
const STATUS = {
  /** No secret was given, or one that is not the base64 text that the service shows. */
  invalid_secret: 500,
  /** `toleranceSeconds` is not a number of seconds, or more than 12 hours. */
  invalid_options: 500,
  /** The signing headers are missing or malformed. */
  invalid_headers: 400,
  /** Signed longer ago than the tolerance. */
  too_old: 400,
  /** Signed further in the future than the tolerance. */
  too_new: 400,
  /** The body could not be read, or was read before. */
  unreadable_body: 400,
  /** The body has more than 1 MiB. */
  body_too_large: 413,
  /** No secret made any of the signatures. */
  signature_mismatch: 400,
  /** Signed by the service, but not an event as documented. */
  malformed_event: 422,
  /** This event was taken before: nothing is left to do. */
  replayed: 200,
  /** The host's `seen` failed. */
  seen_failed: 500,
} as const;

/** Why a webhook was refused. New codes may appear. */
export type WebhookFailure = keyof typeof STATUS;

/** A webhook that was not taken. Holds nothing of its body, its signature or a secret. */
export class WebhookVerificationError extends PivotalError {
  declare readonly code: WebhookFailure;
  /** What to answer the service with: 200 for `replayed`, 4xx for what it should look into, 500 for what the host should. */
  declare readonly status: number;

  constructor(code: WebhookFailure, message: string) {
    super(message, { code, status: STATUS[code] }, "WebhookVerificationError", "webhook_verification_error");
  }
}
