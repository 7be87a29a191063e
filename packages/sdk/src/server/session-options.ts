import { ConfigError } from "../core/errors.ts";
import type { Grant } from "./authorize.ts";

/** A secret that signs sessions. */
export interface SessionKey {
  /** Its name, which stands in each token: letters, digits, `.`, `_` and `-`, up to 64. Never given twice. */
  readonly kid: string;
  /** At least 32 bytes, such as 64 random hexadecimal digits. */
  readonly secret: string;
}

/** What `createSession` and the handler must agree about. */
export interface SessionIssuer {
  /** The first signs; all are taken. To rotate, put a new one first, and take the old one out once its last token has expired. */
  readonly keys: readonly SessionKey[];
  /** Names the handler that a session is for, such as `https://desk.example/api/pivotal`. A session for another one is refused. */
  readonly audience: string;
}

/** Data that JSON can hold. */
export type SessionScope =
  string | number | boolean | readonly SessionScope[] | { readonly [key: string]: SessionScope };

/** Whose session it is. */
export interface SessionHolder {
  readonly user: string;
}

/** Lets pages of other origins ask with a session in place of a cookie. */
export interface SessionOptions extends SessionIssuer {
  /** The pages that may, such as `https://app.customer.example`. They can use nothing but a session: a cookie of theirs is refused. */
  readonly origins: readonly string[];
  /**
   * Turns the scope that a session was created with into the customers that it sees; asked for every request, within 2 s. Returning nothing
   * denies, and without it so does every session that has a scope.
   */
  readonly scopes?: (scope: SessionScope, holder: SessionHolder) => Grant["scope"] | Promise<Grant["scope"]>;
}

const KID = /^[\w.-]{1,64}$/;
const MIN_SECRET_BYTES = 32;

/** The key's bytes. */
export const secretBytes = ({ secret }: SessionKey): Uint8Array => new TextEncoder().encode(secret);

/** Throws ConfigError for what could not work, or would leave the door open. Never names a secret. */
export function checkIssuer({ keys, audience }: SessionIssuer): void {
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new ConfigError("sessions need keys: at least one { kid, secret }");
  }
  for (const key of keys as readonly SessionKey[]) {
    if (!KID.test(key.kid)) throw new ConfigError("A session key's kid is letters, digits, dots and dashes");
    if (typeof key.secret !== "string" || secretBytes(key).byteLength < MIN_SECRET_BYTES) {
      throw new ConfigError(`The secret of session key ${key.kid} has fewer than 32 bytes`);
    }
  }
  if (new Set(keys.map(({ kid }: SessionKey) => kid)).size < keys.length) {
    throw new ConfigError("Two session keys have the same kid");
  }
  if (typeof audience !== "string" || audience === "") {
    throw new ConfigError("sessions need an audience: the address of the handler that they are for");
  }
}
