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
