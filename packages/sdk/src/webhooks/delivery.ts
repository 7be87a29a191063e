import { WebhookVerificationError } from "./webhook-verification-error.ts";

/** What the service sent, for hosts whose framework has read the body: the bytes as they came, not what was parsed from them. */
export interface RawDelivery {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string | Uint8Array;
}

/** The signing headers, in the order in which they are signed. */
export interface SigningHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** Largest body taken. */
const MAX_BODY_BYTES = 1024 * 1024;

// The signed text is joined with dots, and a body may hold what its writer likes: an id with a dot could take in a part of it.
const ID = /^[^\s.]{1,256}$/;
const TIMESTAMP = /^[1-9]\d{0,11}$/;

/** Reads the signing headers in either of their two spellings. Throws `invalid_headers`. */
export function readSigningHeaders(given: RawDelivery["headers"]): SigningHeaders {
  const headers = given instanceof Headers ? given : toHeaders(given);
  for (const spelling of ["svix", "webhook"]) {
    const [id, timestamp, signature] = ["id", "timestamp", "signature"].map((name) =>
      headers?.get(`${spelling}-${name}`),
    );
    if (id && ID.test(id) && timestamp && TIMESTAMP.test(timestamp) && signature) {
      return { id, timestamp, signature };
    }
  }
  throw new WebhookVerificationError(
    "invalid_headers",
    "svix-id, svix-timestamp and svix-signature are missing or malformed",
  );
}

function toHeaders(given: Exclude<RawDelivery["headers"], Headers>): Headers | undefined {
  const entries = Object.entries(given ?? {}).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
  );
  try {
    return new Headers(entries);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The body's bytes. Throws `unreadable_body` or `body_too_large`. */
export async function readBytes(given: RawDelivery | Request): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = given;
  if ("bodyUsed" in given && given.bodyUsed) throw unreadable("it was read before");
  const chunks = typeof body === "string" || body instanceof Uint8Array ? [body] : (body ?? []);
  const read: BlobPart[] = [];
  let size = 0;
  try {
    // A stream that is left early is cancelled, so that no more of a large body is taken in.
    for await (const chunk of chunks as AsyncIterable<BlobPart & (string | Uint8Array)>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) break;
      read.push(chunk);
    }
  } catch (error) {
    throw unreadable(error instanceof Error ? error.name : typeof error);
  }
  const bytes = new Uint8Array(await new Blob(read).arrayBuffer());
  if (size > MAX_BODY_BYTES || bytes.byteLength > MAX_BODY_BYTES) {
    throw new WebhookVerificationError("body_too_large", "The body has more than 1 MiB");
  }
  return bytes;
}

const unreadable = (why: string) =>
  new WebhookVerificationError(
    "unreadable_body",
    `The body could not be read: ${why}. Give the request before anything else reads it, or { headers, body }`,
  );
