import { ConfigError } from "../core/errors.ts";

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
