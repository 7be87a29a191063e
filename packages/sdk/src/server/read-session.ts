import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import * as z from "zod/mini";
import { ConfigError } from "../core/errors.ts";
import type { Authorize } from "./authorize.ts";
import { SESSION_TYPE } from "./create-session.ts";
import { Refusal } from "./refusal.ts";
import { secretBytes, type SessionOptions, type SessionScope } from "./session-options.ts";

/** Strict: a limit that is not known here must not be overlooked. */
const claimsSchema = z.object({
  sub: z.string(),
  pivotal: z.strictObject({
    actions: z.optional(z.array(z.string())),
    readOnly: z.optional(z.boolean()),
    hideFields: z.optional(z.array(z.string())),
    budget: z.optional(z.number()),
    scope: z.optional(z.unknown()),
  }),
});

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * The rule for a request that comes with a session, in place of the host's `authorize`. Throws a refusal with 401 when there is no session, or
 * none to be trusted, and with 403 when there is a cookie too.
 */
export async function readSession(request: Request, sessions: SessionOptions): Promise<Authorize> {
  if (request.headers.has("cookie")) {
    throw new Refusal(403, "cookie_with_session", "A session is sent without cookies.");
  }
  const given = request.headers.get("authorization");
  if (given === null) throw signedOut("session_missing");
  const { sub: user, pivotal } = await verify(BEARER.exec(given)?.[1] ?? "", sessions);
  const { actions, scope, ...limits } = pivotal;
  return async (_request, { name }) => {
    if (actions && !actions.includes(name)) return false;
    if (scope === undefined) return { allow: true, user, ...limits };
    if (!sessions.scopes) throw new ConfigError("A session has a scope, and there is no sessions.scopes");
    const sees = await sessions.scopes(scope as SessionScope, { user });
    return sees && { allow: true, user, ...limits, scope: sees };
  };
}

async function verify(token: string, { keys, audience }: SessionOptions) {
  const keyOf: JWTVerifyGetKey = ({ kid }) => {
    const key = keys.find((one) => one.kid === kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return secretBytes(key);
  };
  const claims = claimsSchema.safeParse(await read(token, keyOf, audience));
  if (!claims.success) throw signedOut("session_invalid");
  return claims.data;
}

async function read(token: string, keyOf: JWTVerifyGetKey, audience: string): Promise<JWTPayload> {
  const requiredClaims = ["sub", "iat", "exp"];
  try {
    const options = { algorithms: ["HS256"], typ: SESSION_TYPE, audience, requiredClaims };
    return (await jwtVerify(token, keyOf, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw signedOut("session_expired");
    if (error instanceof errors.JOSEError) throw signedOut("session_invalid");
    throw error;
  }
}

const signedOut = (code: "session_missing" | "session_invalid" | "session_expired") =>
  new Refusal(401, code, "Your session has ended. Sign in again to go on.");
