import { WebhookVerificationError } from "./webhook-verification-error.ts";

const PREFIX = "whsec_";

/** Makes signatures with one secret. */
export type Signer = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => Promise<string>;

/** The signer for a secret as the service shows it: base64, with or without `whsec_`. Throws `invalid_secret`. */
export async function signerOf(secret: unknown): Promise<Signer> {
  const bytes = typeof secret === "string" ? fromBase64(secret.replace(PREFIX, "")) : undefined;
  if (!bytes?.byteLength) {
    throw new WebhookVerificationError(
      "invalid_secret",
      "A webhook secret is the text that the service shows for the endpoint, such as whsec_…",
    );
  }
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return async (...parts) => {
    const signed = await crypto.subtle.sign("HMAC", key, await new Blob(parts).arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(signed)));
  };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Compares without telling by its duration where the texts differ. As texts, since base64 has several spellings of the same bytes. */
export function sameSignature(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
