import { fieldSet, type FieldSet } from "../query/fields.ts";
import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Member } from "../resources/members/members.schema.ts";
import { customFieldsQuery, membersQuery } from "./lookups.ts";
import type { PivotalStore } from "./store.ts";

const NONE: readonly never[] = [];

/** Who the people of a workspace are and what its custom fields are, as far as the server says; nothing where it does not. [X] */
export class Workspace {
  readonly #store: PivotalStore;
  readonly #changed: () => void;
  #off: (() => void)[] = [];
  #fields:
    { readonly defined: readonly CustomField[]; readonly slugs: number; readonly set: FieldSet } | undefined;

  /** @param changed told when more is known. */
  constructor(store: PivotalStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  get members(): readonly Member[] {
    return this.#store.read(membersQuery).data ?? NONE;
  }

  get customFields(): readonly CustomField[] {
    return this.#store.read(customFieldsQuery).data ?? NONE;
  }

  /** Who is looking: whom the host names, else whom the server does. */
  get me(): { readonly id?: string; readonly email?: string } | undefined {
    return this.#store.settings.me ?? this.members.find(({ me }) => me);
  }

  /** What a query may name: the custom fields that are defined, and those that customers have besides. */
  fieldsWith(slugs: ReadonlySet<string>): FieldSet {
    const defined = this.customFields;
    const held = this.#fields;
    if (held?.defined === defined && held.slugs === slugs.size) return held.set;
    const known = new Set(defined.map(({ slug }) => slug));
    const set = fieldSet([...defined, ...[...slugs].filter((slug) => !known.has(slug))]);
    this.#fields = { defined, slugs: slugs.size, set };
    return set;
  }

  /** Asks the server, unless it has been asked. */
  follow(): void {
    if (this.#off.length > 0) return;
    let known: readonly unknown[] = [NONE, NONE];
    const look = () => {
      const now = [this.members, this.customFields];
      if (now.every((one, index) => one === known[index])) return;
      known = now;
      this.#changed();
    };
    this.#off = [this.#store.watch(membersQuery, look), this.#store.watch(customFieldsQuery, look)];
    look();
  }

  leave(): void {
    for (const off of this.#off) off();
    this.#off = [];
  }
}
