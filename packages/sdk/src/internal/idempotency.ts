import { IdempotencyExpiredError, InvalidRequestError } from "../core/errors.ts";
import type { IdempotencyKey } from "../core/options.ts";

// The service keeps a key for 24 h; an hour is left for clocks and retries. [P]
const MAX_AGE = 23 * 3_600_000;

/** A UUIDv4. `randomUUID` is missing on an insecure origin. */
export const uuid = (): string => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let hex = "";
  bytes.forEach((byte, i) => {
    const bits = i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte;
    hex += (/^(4|6|8|10)$/.test(String(i)) ? "-" : "") + bits.toString(16).padStart(2, "0");
  });
  return hex;
};

/** The caller's key. Throws before anything is sent when the service could not take it, or may have forgotten it. */
export const checkedIdempotencyKey = (given: IdempotencyKey): string => {
  const { key, createdAt = Date.now() } = typeof given === "object" ? given : { key: given };
  if (!/^[!-~]([ -~]{0,253}[!-~])?$/.test(key)) {
    throw new InvalidRequestError("An idempotency key is 1 to 255 printable ASCII characters", {
      field: "idempotencyKey",
    });
  }
  // Negated, so that a date that cannot be read counts as too old.
  if (!(Date.now() - new Date(createdAt).getTime() < MAX_AGE)) {
    throw new IdempotencyExpiredError(
      "The idempotency key is older than 23 h: look whether the write landed",
      {
        idempotencyKey: key,
      },
    );
  }
  return key;
};
