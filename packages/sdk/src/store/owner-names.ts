import type { Member } from "../resources/members/members.schema.ts";

/** What owners are called; who is not known stands by the e-mail, else by the id. */
export class OwnerNames {
  readonly #names = new Map<string, string>();

  constructor(members: readonly Member[]) {
    for (const { id, email, name } of members) {
      if (!name) continue;
      for (const key of [id, email]) if (key) this.#names.set(key, name);
    }
  }

  /** Null for nobody. */
  of(id: string | null | undefined, email: string | null | undefined): string | null {
    return this.#names.get(id ?? "") ?? this.#names.get(email ?? "") ?? email ?? id ?? null;
  }
}
