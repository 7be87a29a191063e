import { ConfigError } from "../core/errors.ts";

/** A JSON value as it goes over the wire. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The same content in the same bytes, whatever the order of its columns. An idempotency key is bound to the bytes of
 * its body, so both are made from this.
 * @throws {TypeError} for what JSON cannot carry (a BigInt, a cycle).
 */
export function canonical<T extends object>(body: T): T {
  return sortKeys(JSON.parse(JSON.stringify(body)) as Json) as T;
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, sortKeys(inner)]));
}

/** The idempotency key of a record: of its content alone, so every run of every file that holds it uses the same. */
export const recordKey = async (body: object): Promise<string> =>
  `import-${await sha256(JSON.stringify(body))}`;

/**
 * SHA-256 in hex.
 * @throws {ConfigError} on an insecure origin, where browsers offer no hashing.
 */
export async function sha256(text: string): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new ConfigError("An import needs crypto.subtle: serve the page over HTTPS (or localhost).");
  }
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
