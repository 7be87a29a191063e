import { Refusal } from "./refusal.ts";

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/**
 * The key that goes to the service in place of the browser's. The service keeps keys for the whole workspace, so two users who happen on, or guess,
 * the same key would read each other's answers; a key of ours belongs to one user and one operation.
 */
export async function scopeIdempotencyKey(
  given: string | null,
  user: string,
  action: string,
): Promise<string | undefined> {
  if (given === null) return undefined;
  if (!PRINTABLE.test(given)) {
    throw new Refusal(
      400,
      "invalid_idempotency_key",
      "An Idempotency-Key is 1 to 255 printable ASCII characters.",
      {
        field: "Idempotency-Key",
      },
    );
  }
  const bytes = new TextEncoder().encode(JSON.stringify([user, action, given]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `host-${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
