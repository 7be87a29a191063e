import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { Listeners } from "./listeners.ts";

interface Held {
  /** As the server last sent it. */
  base: Customer;
  /** Edits on their way, oldest first, shown on top of the base until the server has answered. */
  edits: CustomerUpdate[];
  shown: Customer;
}

const overlay = (held: Held): Customer =>
  held.edits.length === 0 ? held.base : Object.assign({}, held.base, ...held.edits);

/** Every customer that is known here, each held once under `id`; a `display_id` is an alias. */
export class CustomerRecords {
  readonly #held = new Map<string, Held>();
  readonly #ids = new Map<string, string>();
  readonly changed = new Listeners();

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

  values(): Customer[] {
    return Array.from(this.#held.values(), (held) => held.shown);
  }

  /** Takes records as the server sent them. An older copy of a record never replaces a newer one. */
  put(customers: readonly Customer[]): void {
    let changed = false;
    for (const customer of customers) changed = this.#putOne(customer) || changed;
    if (changed) this.changed.emit();
  }

  remove(ids: readonly string[]): void {
    let changed = false;
    for (const id of ids) {
      const key = this.idOf(id);
      const held = key === undefined ? undefined : this.#held.get(key);
      if (key === undefined || held === undefined) continue;
      this.#held.delete(key);
      this.#ids.delete(String(held.base.display_id));
      changed = true;
    }
    if (changed) this.changed.emit();
  }

  /** Shows an edit before the server has confirmed it. The returned function takes the edit away again. */
  edit(id: string, edit: CustomerUpdate): () => void {
    const held = this.#held.get(this.idOf(id) ?? "");
    if (held === undefined) return () => undefined;
    held.edits.push(edit);
    this.#show(held);
    return () => {
      const at = held.edits.indexOf(edit);
      if (at < 0) return;
      held.edits.splice(at, 1);
      this.#show(held);
    };
  }

  clear(): void {
    this.#held.clear();
    this.#ids.clear();
    this.changed.emit();
  }

  #show(held: Held): void {
    held.shown = overlay(held);
    this.changed.emit();
  }

  #putOne(customer: Customer): boolean {
    const held = this.#held.get(customer.id);
    if (held === undefined) {
      this.#held.set(customer.id, { base: customer, edits: [], shown: customer });
      this.#ids.set(String(customer.display_id), customer.id);
      return true;
    }
    if (Date.parse(customer.updated_at) < Date.parse(held.base.updated_at)) return false;
    held.base = customer;
    held.shown = overlay(held);
    return true;
  }
}
