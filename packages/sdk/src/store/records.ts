import type { Contact, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { HeldContacts } from "./held-contacts.ts";
import { Listeners } from "./listeners.ts";

interface Held {
  /** As the server last sent it. */
  base: Customer;
  /** Edits on their way, oldest first, shown on top of the base until the server has answered. */
  edits: readonly CustomerUpdate[];
  shown: Customer;
  /** Monotonic time at which the server was last heard to hold the base. */
  heardAt: number;
}

/** Shared by all that have none, since there may be a hundred thousand of them. */
const NO_EDITS: readonly CustomerUpdate[] = [];

const overlay = ({ base, edits }: Held): Customer =>
  edits.reduce<Customer>((shown, edit) => {
    const custom_fields = edit.custom_fields && { ...shown.custom_fields, ...edit.custom_fields };
    return { ...shown, ...edit, ...(custom_fields && { custom_fields }) };
  }, base);

/** Custom fields go out whole. What an edit does not change must not hide, nor pass for, what another one does. */
function changesOf(edit: CustomerUpdate, { custom_fields: held = {} }: Customer): CustomerUpdate {
  if (!edit.custom_fields) return edit;
  const changed = Object.entries(edit.custom_fields).filter(
    ([slug, value]) => !Object.hasOwn(held, slug) || held[slug] !== value,
  );
  return { ...edit, custom_fields: Object.fromEntries(changed) };
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));

const sameRecord = (a: Customer, b: Customer): boolean => {
  const keys = Object.keys(b);
  return Object.keys(a).length === keys.length && keys.every((key) => sameValue(a[key], b[key]));
};

/** Every customer that is known here, each held once under `id`; a `display_id` is an alias. */
export class CustomerRecords {
  readonly #held = new Map<string, Held>();
  readonly #ids = new Map<string, string>();
  readonly #contacts = new Map<string, HeldContacts>();
  /** Told the cuids of what came, changed or left, contacts included; none when everything was forgotten. */
  readonly changed = new Listeners<readonly string[]>();

  get size(): number {
    return this.#held.size;
  }

  /** The cuid behind a cuid or a `display_id`, when the record is held. */
  idOf(id: string): string | undefined {
    return this.#held.has(id) ? id : this.#ids.get(id);
  }

  get(id: string): Customer | undefined {
    const key = this.idOf(id);
    return key === undefined ? undefined : this.#held.get(key)?.shown;
  }

  /** The record without edits that the server has not confirmed. */
  confirmed(id: string): Customer | undefined {
    return this.#held.get(id)?.base;
  }

  /** Milliseconds since the server was last heard to hold the record so; infinite for one that came from elsewhere, or is not held. */
  ageOf(id: string): number {
    const held = this.#held.get(this.idOf(id) ?? "");
    return held ? performance.now() - held.heardAt : Number.POSITIVE_INFINITY;
  }

  /** A customer's contacts, archived ones and edits on their way too, when they have been asked for. */
  contactsOf(id: string): readonly Contact[] | undefined {
    return this.#contacts.get(this.idOf(id) ?? id)?.shown;
  }

  /** A customer's contacts without edits that the server has not confirmed. */
  confirmedContactsOf(id: string): readonly Contact[] | undefined {
    return this.#contacts.get(this.idOf(id) ?? id)?.base;
  }

  /** Takes a customer's contacts as the server sent them. */
  putContacts(id: string, contacts: readonly Contact[]): void {
    const key = this.idOf(id) ?? id;
    const held = this.#contacts.get(key);
    if (held) held.put(contacts);
    else this.#contacts.set(key, new HeldContacts(contacts));
    this.changed.emit([key]);
  }

  /** Shows an edit of a contact before the server has confirmed it. The returned function takes the edit away again. */
  editContact({ id, customer_id }: Contact, edit: ContactUpdate): () => void {
    const key = this.idOf(customer_id) ?? customer_id;
    const held = this.#contacts.get(key);
    if (held === undefined) return () => undefined;
    const undo = held.edit(id, edit);
    this.changed.emit([key]);
    return () => {
      undo();
      this.changed.emit([key]);
    };
  }

  values(): Customer[] {
    return Array.from(this.#held.values(), (held) => held.shown);
  }

  /**
   * Takes records as the server sent them. An older copy of a record never replaces a newer one. `heardAt` is the monotonic time of the
   * answer; minus infinity for what somebody kept.
   */
  put(customers: readonly Customer[], heardAt = performance.now()): void {
    const changed = customers.filter((customer) => this.#putOne(customer, heardAt));
    if (changed.length > 0) this.changed.emit(changed.map(({ id }) => id));
  }

  remove(ids: readonly string[]): void {
    const removed: string[] = [];
    for (const id of ids) {
      const key = this.idOf(id);
      const held = key === undefined ? undefined : this.#held.get(key);
      if (key === undefined || held === undefined) continue;
      this.#held.delete(key);
      this.#ids.delete(String(held.base.display_id));
      this.#contacts.delete(key);
      removed.push(key);
    }
    if (removed.length > 0) this.changed.emit(removed);
  }

  /** Shows an edit before the server has confirmed it. The returned function takes the edit away again. */
  edit(id: string, edit: CustomerUpdate): () => void {
    const held = this.#held.get(this.idOf(id) ?? "");
    if (held === undefined) return () => undefined;
    const own = changesOf(edit, held.base);
    held.edits = [...held.edits, own];
    this.#show(held);
    return () => {
      const rest = held.edits.filter((one) => one !== own);
      if (rest.length === held.edits.length) return;
      held.edits = rest;
      this.#show(held);
    };
  }

  clear(): void {
    for (const map of [this.#held, this.#ids, this.#contacts]) map.clear();
    this.changed.emit([]);
  }

  #show(held: Held): void {
    held.shown = overlay(held);
    this.changed.emit([held.base.id]);
  }

  #putOne(customer: Customer, heardAt: number): boolean {
    const held = this.#held.get(customer.id);
    if (held === undefined) {
      this.#held.set(customer.id, { base: customer, edits: NO_EDITS, shown: customer, heardAt });
      this.#ids.set(String(customer.display_id), customer.id);
      return true;
    }
    if (Date.parse(customer.updated_at) < Date.parse(held.base.updated_at)) return false;
    held.heardAt = Math.max(held.heardAt, heardAt);
    if (sameRecord(held.base, customer)) return false;
    held.base = customer;
    held.shown = overlay(held);
    return true;
  }
}
