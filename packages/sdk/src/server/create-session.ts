import { SignJWT } from "jose";
import { ConfigError } from "../core/errors.ts";
import { faultIn } from "./authorize.ts";
import { ROUTES, type ActionName } from "./routes.ts";
import { checkIssuer, secretBytes, type SessionIssuer, type SessionScope } from "./session-options.ts";

/** What a session lets its holder do. */
export interface SessionRights {
  /** Who it is, in the host's own terms, up to 200 characters: the unit of budgets, idempotency keys and audit lines. */
  user: string;
  /** The operations, such as `customers.list`. Default: all of them. */
  actions?: readonly ActionName[];
  /** Refuse every write. Default false. */
  readOnly?: boolean;
  /** See `Grant`. */
  hideFields?: readonly string[];
  /** See `Grant`. */
  budget?: number;
  /** Given to the handler's `sessions.scopes`, which says what customers it means. The page's user can read it. Default: all customers. */
  scope?: SessionScope;
  /** How long it lasts, in seconds: up to a day. Default 600. */
  ttlSeconds?: number;
}

/** What the host gives to its page on another origin. */
export interface CreatedSession {
  /** Anyone who has it may do what it allows until it expires. Signed, not encrypted. */
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Of all tokens that a host may sign with the same keys, these are ours. */
export const SESSION_TYPE = "pivotal-session+jwt";
const DEFAULT_TTL_SECONDS = 600;
const MAX_TTL_SECONDS = 86_400;

/**
 * Creates a session for a page of another origin, signed with the first of `keys`. Call it where the host knows who asks, never for anybody.
 * Throws ConfigError for rights that no request could be judged by.
 *
 * @example
 * const session = await createSession({ user: person.id, readOnly: true, scope: { owner: person.email } }, sessions);
 */
export async function createSession(rights: SessionRights, issuer: SessionIssuer): Promise<CreatedSession> {
  checkIssuer(issuer);
  checkRights(rights);
  const [key] = issuer.keys;
  const { user, ttlSeconds = DEFAULT_TTL_SECONDS, ...limits } = rights;
  const issuedAt = Math.floor(Date.now() / 1000);
  const expires = issuedAt + ttlSeconds;
  const token = await new SignJWT({ pivotal: limits })
    .setProtectedHeader({ alg: "HS256", typ: SESSION_TYPE, kid: key?.kid })
    .setSubject(user)
    .setAudience(issuer.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(key ? secretBytes(key) : new Uint8Array());
  return { token, expiresAt: new Date(expires * 1000).toISOString() };
}

const RIGHTS = new Set(["user", "actions", "readOnly", "hideFields", "budget", "scope", "ttlSeconds"]);
const ACTIONS: ReadonlySet<string> = new Set(ROUTES.map(({ name }) => name));

/** A misspelt `readonly` must not become a session that may write. */
function checkRights(rights: SessionRights): void {
  const unknown = Object.keys(rights).find((key) => !RIGHTS.has(key));
  if (unknown !== undefined) throw new ConfigError(`createSession does not know the right ${unknown}`);
  const { user, actions, readOnly, hideFields, budget, ttlSeconds = DEFAULT_TTL_SECONDS } = rights;
  const fault = faultIn({ allow: true, user, readOnly, hideFields, budget });
  if (fault) throw new ConfigError(`createSession was given ${fault}`);
  const strange = actions?.find((name) => !ACTIONS.has(name));
  if (strange !== undefined) throw new ConfigError(`createSession does not know the action ${strange}`);
  if (!(Number.isInteger(ttlSeconds) && ttlSeconds > 0 && ttlSeconds <= MAX_TTL_SECONDS)) {
    throw new ConfigError("ttlSeconds is a whole number of seconds, up to a day");
  }
}
