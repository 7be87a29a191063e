import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { findPerson, type Person } from "./people.ts";

const COOKIE = "desk_session";
const HOURS_8 = 8 * 60 * 60;

/** Who is signed in, kept in a cookie that scripts cannot read and nobody can forge. */
export class Sessions {
  readonly #secret: string;

  /** Without a secret, everybody is signed out when the server restarts. */
  constructor(secret = randomBytes(32).toString("hex")) {
    this.#secret = secret;
  }

  /** The person whose cookie this is, while it lasts. */
  read(cookies: string | null | undefined): Person | undefined {
    const value = cookies
      ?.split(";")
      .map((cookie) => cookie.trim())
      .find((cookie) => cookie.startsWith(`${COOKIE}=`))
      ?.slice(COOKIE.length + 1);
    const [email64 = "", expires = "", signature = ""] = value?.split(".") ?? [];
    if (!this.#isSigned(`${email64}.${expires}`, signature) || Number(expires) < Date.now() / 1000)
      return undefined;
    return findPerson(Buffer.from(email64, "base64url").toString());
  }

  /** The `Set-Cookie` value that signs a person in for eight hours. */
  start(person: Person): string {
    const expires = Math.floor(Date.now() / 1000) + HOURS_8;
    const value = `${Buffer.from(person.email).toString("base64url")}.${expires}`;
    return `${COOKIE}=${value}.${this.#sign(value)}; Max-Age=${HOURS_8}; ${this.#attributes()}`;
  }

  /** The `Set-Cookie` value that signs out. */
  end(): string {
    return `${COOKIE}=; Max-Age=0; ${this.#attributes()}`;
  }

  #attributes(): string {
    const secure = process.env["NODE_ENV"] === "production" ? "; Secure" : "";
    return `Path=/; HttpOnly; SameSite=Lax${secure}`;
  }

  #sign(value: string): string {
    return createHmac("sha256", this.#secret).update(value).digest("base64url");
  }

  #isSigned(value: string, signature: string): boolean {
    const expected = Buffer.from(this.#sign(value));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
