import { createHmac } from "node:crypto";
import { createSession, type SessionOptions, type SessionRights } from "@pivotal/sdk/server";

export const APP = "https://app.customer.example";
export const NEW_KEY = { kid: "2026-11", secret: "n".repeat(64) };
export const OLD_KEY = { kid: "2026-10", secret: "o".repeat(64) };

/** Sessions for the pages of one other origin. Their scope is the address of a customer's owner. */
export const SESSIONS: SessionOptions = {
  keys: [NEW_KEY, OLD_KEY],
  audience: "https://desk.example/api/pivotal",
  origins: [APP],
  scopes: (scope) => (customer) => customer.owner_email === scope,
};

export const tokenFor = async (rights: Partial<SessionRights> = {}, issuer = SESSIONS): Promise<string> =>
  (await createSession({ user: "ana", ...rights }, issuer)).token;

/** What a browser adds to a request that a page of another origin makes through the client. */
export const fromApp = (token?: string, more: Record<string, string | undefined> = {}) => ({
  origin: APP,
  "sec-fetch-site": "cross-site",
  authorization: token === undefined ? undefined : `Bearer ${token}`,
  ...more,
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
export const decode = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString()) as Record<string, unknown>;

/** A token with other words in it; signed again with the right secret when there is one. */
export function rewrite(
  token: string,
  header: { alg?: string; [name: string]: unknown },
  claims: object,
  secret?: string,
): string {
  const [head, body, signature] = token.split(".");
  const text = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(body), ...claims })}`;
  return `${text}.${
    secret
      ? createHmac(header.alg === "HS512" ? "sha512" : "sha256", secret)
          .update(text)
          .digest("base64url")
      : signature
  }`;
}
