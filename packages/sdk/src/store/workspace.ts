import { fieldSet, type FieldSet } from "../query/fields.ts";
import type { QueryContext } from "../query/query.ts";
import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Member } from "../resources/members/members.schema.ts";
import { customFieldsQuery, membersQuery } from "./lookups.ts";
import type { Query } from "./query.ts";
import type { PivotalStore } from "./store.ts";

const NONE: readonly never[] = [];

/**
 * Who the people of a workspace are and what its custom fields are, as far as the server says; nothing where it does not. Each is asked
 * for when something reads it, and not before the first customers are here. [X]
 */
export class Workspace {
  readonly #store: PivotalStore;
  readonly #changed: () => void;
  readonly #wanted = new Set<Query<readonly unknown[]>>();
  readonly #off = new Map<Query<readonly unknown[]>, () => void>();
  #following = false;
  #fields:
    | {
        readonly defined: readonly CustomField[];
        readonly held: readonly (CustomField | string)[];
        readonly set: FieldSet;
      }
    | undefined;

  /** @param changed told when more is known. */
  constructor(store: PivotalStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  /** What queries are read against; `me` is whom the host names, else whom the server does. People are asked for when they are read. */
  context(contacts: QueryContext["contacts"]): QueryContext {
    const { me, thresholds } = this.#store.settings;
    const people = () => this.#read<Member>(membersQuery);
    return {
      get me() {
        return me ?? people().find((one) => one.me);
      },
      get members() {
        return people();
      },
      now: Date.now(),
      thresholds,
      contacts,
    };
  }

  /**
   * What a query may name: the custom fields that are defined, and those that customers have besides. To look for one that is not built in
   * asks for the definitions.
   */
  fieldsWith(held: readonly (CustomField | string)[]): FieldSet {
    const defined = this.#store.read(customFieldsQuery).data ?? NONE;
    const before = this.#fields;
    if (before?.defined === defined && before.held === held) return before.set;
    const known = new Set(defined.map(({ slug }) => slug));
    const isNew = (one: CustomField | string) => !known.has(typeof one === "string" ? one : one.slug);
    const made = fieldSet([...defined, ...held.filter(isNew)]);
    const set: FieldSet = {
      all: made.all,
      get: (name) => {
        const found = made.get(name);
        if (!found || found.slug !== undefined) this.describe();
        return found;
      },
    };
    this.#fields = { defined, held, set };
    return set;
  }

  /** Asks what the custom fields are called and hold. */
  describe(): void {
    this.#want(customFieldsQuery);
  }

  /** The first customers are here: what is wanted is asked for from now on. */
  follow(): void {
    if (this.#following) return;
    this.#following = true;
    this.#begin();
  }

  leave(): void {
    this.#following = false;
    for (const off of this.#off.values()) off();
    this.#off.clear();
  }

  #read<T>(query: Query<readonly T[]>): readonly T[] {
    this.#want(query);
    return this.#store.read(query).data ?? NONE;
  }

  #want(query: Query<readonly unknown[]>): void {
    if (this.#wanted.has(query)) return;
    this.#wanted.add(query);
    // What reads it may be in the midst of drawing, which must not set off another drawing.
    if (this.#following) queueMicrotask(() => this.#begin());
  }

  #begin(): void {
    if (!this.#following) return;
    for (const query of this.#wanted) {
      if (this.#off.has(query)) continue;
      let known: readonly unknown[] = NONE;
      const look = () => {
        const now = this.#store.read(query).data ?? NONE;
        if (now === known) return;
        known = now;
        this.#changed();
      };
      this.#off.set(query, this.#store.watch(query, look));
      look();
    }
  }
}
