import { randomUUID } from "node:crypto";
import type { Grant } from "@pivotal/sdk/server";

export interface Person {
  readonly name: string;
  readonly role: string;
  /** What this person may do in Pivotal. */
  readonly grant: Grant;
}

// A real host asks its own directory, and checks a password.
const PEOPLE: readonly Person[] = [
  { name: "Ana", role: "Admin", grant: { allow: true, user: "ana" } },
  {
    name: "Ben",
    role: "Territory A to M, read-only",
    grant: {
      allow: true,
      user: "ben",
      readOnly: true,
      hideFields: ["mrr"],
      scope: ({ name }) => /^[a-m]/i.test(name.normalize("NFKD")),
    },
  },
];

const COOKIE = "harbour_session";
const ATTRIBUTES = "Path=/; HttpOnly; SameSite=Lax";

/** Who is signed in, in memory: signing out ends the session on the server too. */
export class Sessions {
  readonly #people = new Map<string, Person>();

  read(cookies: string | null | undefined): Person | undefined {
    return this.#people.get(idIn(cookies));
  }

  /** Signs a person in by name; undefined when there is no such person. */
  start(name: string): { person: Person; cookie: string } | undefined {
    const person = PEOPLE.find((one) => one.name === name);
    if (!person) return undefined;
    const id = randomUUID();
    this.#people.set(id, person);
    return { person, cookie: `${COOKIE}=${id}; ${ATTRIBUTES}` };
  }

  /** The `Set-Cookie` value that signs out. */
  end(cookies: string | null | undefined): string {
    this.#people.delete(idIn(cookies));
    return `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
  }
}

const idIn = (cookies: string | null | undefined): string =>
  cookies
    ?.split(";")
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? "";
