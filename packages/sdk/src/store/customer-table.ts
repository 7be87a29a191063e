import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { CustomField } from "../resources/custom-fields/custom-fields.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Member } from "../resources/members/members.schema.ts";
import { Listeners } from "./listeners.ts";
import { OwnerNames } from "./owner-names.ts";
import { RowOrder, type SortKey } from "./row-order.ts";
import { breathe, inSlices } from "./slices.ts";
import { compareKeys, newestFirst, sortKey } from "./sort-keys.ts";
import type { TextSource } from "./placed-texts.ts";
import { TextIndex } from "./text-index.ts";
import { ValueCodes } from "./value-codes.ts";

const NOBODY: readonly never[] = [];

/** Rows of a load that are indexed in one step, a few milliseconds' work. */
const STEP = 50;

/**
 * Many customers in memory, ready to be searched, filtered and sorted: 100,000 of them without a task that a person could feel.
 * Each row has a place, its slot, under which the text index and the orders know it.
 */
export class CustomerTable implements TextSource {
  /** Told after rows came, changed or left. */
  readonly changed = new Listeners();
  /** The words of the rows, kept from when they are first looked at; `changed` tells when those of many rows are there. */
  readonly text: TextIndex;
  readonly #rows: (Customer | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  /** The custom fields that any row has had, and whether each value has been a number; undefined while none had one. */
  readonly #slugs = new Map<string, boolean | undefined>();
  #customFields: readonly (CustomField | string)[] = [];
  /** What people filter by most, by the field's name. */
  readonly #codes = { status: new ValueCodes(), plan: new ValueCodes() };
  readonly #free: number[] = [];
  /** Counted from when somebody asks. */
  #domains: Map<string, number> | undefined;
  readonly #contacts = new Map<string, readonly Contact[]>();
  readonly #orders = new Map<string, RowOrder>();
  readonly #building = new Map<string, Promise<void>>();
  readonly #base: RowOrder;
  readonly #isGiven: boolean;
  #members: readonly Member[] = NOBODY;
  #owners = new OwnerNames(NOBODY);
  #loading: object | undefined;
  /** Counts changes, so that what was worked out from the rows can tell whether it still holds. */
  version = 0;

  /** @param order how rows stand where no column decides: newest customer first, or as they came. */
  constructor(order: "newest" | "given" = "newest") {
    this.#isGiven = order === "given";
    this.#base =
      order === "given"
        ? new RowOrder(
            (slot) => slot,
            compareKeys("id"),
            (a, b) => a - b,
          )
        : this.#orderOf("created", (a, b) => (a < b ? 1 : -1));
    this.text = new TextIndex(this, () => this.#tell());
  }

  get size(): number {
    return this.#slots.size;
  }

  /** One more than the highest slot in use. */
  get capacity(): number {
    return this.#rows.length;
  }

  /** Rows of a load wait to be taken in. */
  get filling(): boolean {
    return this.#loading !== undefined;
  }

  /** Every slot in use, in the order of the table. The next change makes it void. */
  get slots(): Uint32Array {
    return this.#base.slots;
  }

  /** Of a table in the order of time: the place in `slots` of the first customer created at this time or before. */
  placeOfTime(createdAt: string): number {
    const { slots } = this;
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#at(slots[middle] ?? 0).created_at > createdAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether one slot stands before another in the order of the table. */
  precedes(slot: number, other: number): boolean {
    return this.#isGiven ? slot < other : newestFirst(this.#at(slot), this.#at(other)) < 0;
  }

  /** The values of a field that has few, where they are kept. */
  codesOf(field: string): ValueCodes | undefined {
    return field === "status" || field === "plan" ? this.#codes[field] : undefined;
  }

  row(slot: number): Customer | undefined {
    return this.#rows[slot];
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  contactsOf(id: string): readonly Contact[] | undefined {
    return this.#contacts.get(id);
  }

  /** Customers whose contacts are held. */
  get withContacts(): number {
    return this.#contacts.size;
  }

  /**
   * The custom fields that rows have had: one whose every value has been a number as such, of others the slug. The same array until that
   * changes.
   */
  get customFields(): readonly (CustomField | string)[] {
    return this.#customFields;
  }

  /** What owners are called. */
  get owners(): OwnerNames {
    return this.#owners;
  }

  /** Says who the people of the workspace are: a sort by owner goes by what owners are called. Tells nobody. */
  setMembers(members: readonly Member[] = NOBODY): void {
    if (members === this.#members) return;
    this.#members = members;
    this.#owners = new OwnerNames(members);
    this.#orders.delete("owner");
    this.#building.delete("owner");
    this.version++;
  }

  /** What a row is sorted by in a column. */
  keyOf(field: string): (customer: Customer) => SortKey {
    return field === "owner"
      ? ({ owner, owner_email }) => this.#owners.of(owner, owner_email)
      : sortKey(field);
  }

  /** How many rows have this domain. */
  sameDomain(domain: string): number {
    if (!this.#domains) {
      this.#domains = new Map();
      for (const slot of this.slots) this.#countDomain(this.#at(slot).domain, 1);
    }
    return this.#domains.get(domain) ?? 0;
  }

  /** Takes rows in; those held already are replaced. */
  put(customers: readonly Customer[]): void {
    this.#take(customers);
    this.#tell();
  }

  /** Takes in many rows, a few at a time. A later load of all, or `clear()`, ends an earlier one. Resolves when it is over. */
  async load(customers: readonly Customer[]): Promise<void> {
    const load = (this.#loading = {});
    const stopped = () => this.#loading !== load;
    await breathe();
    await inSlices(this.#loadSteps(customers), stopped);
    if (stopped()) return;
    this.#loading = undefined;
    this.#tell();
  }

  *#loadSteps(customers: readonly Customer[]): Generator<void> {
    for (let at = 0; at < customers.length; at += STEP) {
      this.#take(customers.slice(at, at + STEP));
      this.version++;
      yield;
    }
  }

  remove(ids: readonly string[]): void {
    const slots = new Set(ids.map((id) => this.#slots.get(id)).filter((slot) => slot !== undefined));
    for (const order of [this.#base, ...this.#orders.values()]) order.removeAll(slots);
    for (const slot of slots) this.#empty(slot);
    this.#tell();
  }

  /** Says who a customer's contacts are, so that it is found by them. */
  setContacts(customerId: string, contacts: readonly Contact[]): void {
    const slot = this.#slots.get(customerId);
    this.#contacts.set(customerId, contacts);
    if (slot === undefined) return;
    this.text.set(slot);
    this.#tell();
  }

  clear(): void {
    this.#loading = undefined;
    for (const map of [this.#slots, this.#contacts, this.#slugs]) map.clear();
    this.#domains = undefined;
    this.#customFields = [];
    for (const list of [this.#rows, this.#free]) list.length = 0;
    for (const order of [this.#base, ...this.#orders.values()]) order.clear();
    for (const codes of [this.#codes.status, this.#codes.plan]) codes.clear();
    this.text.clear();
    this.setMembers();
    this.#tell();
  }

  /**
   * Slots in the order of a column of texts, when that order is kept. Otherwise undefined, and it is made from now on, a little at a
   * time: `changed` tells when it is there.
   */
  orderOf(field: string): Uint32Array | undefined {
    const order = this.#orders.get(field);
    if (order && !this.#building.has(field)) return order.slots;
    if (!order) this.#building.set(field, this.#build(field));
    return undefined;
  }

  /** Keeps the order of a column from now on, so that a sort by it waits for nothing. */
  keep(field: string): void {
    if (this.size > 0) this.orderOf(field);
    else if (!this.keeps(field)) this.#orders.set(field, this.#orderOf(field));
  }

  /** Whether the order of a column is kept, or on the way to be. */
  keeps(field: string): boolean {
    return this.#orders.has(field);
  }

  /** The work that is left until everything asked for is there; for tests and for scripts. */
  async settled(): Promise<void> {
    while (this.#building.size > 0 || this.text.making)
      await Promise.all([...this.#building.values(), this.text.making]);
  }

  async #build(field: string): Promise<void> {
    const order = this.#orderOf(field);
    // From here on it follows every change, and what is there already comes in little by little.
    this.#orders.set(field, order);
    const stopped = () => this.#orders.get(field) !== order;
    await inSlices(this.#fill(order), stopped);
    // By other names of owners it is made anew.
    if (stopped()) return;
    this.#building.delete(field);
    this.#tell();
  }

  *#fill(order: RowOrder): Generator<void> {
    const slots = [...this.slots];
    for (let at = 0; at < slots.length; at += 500) {
      const present = new Uint8Array(this.capacity);
      for (const slot of order.slots) present[slot] = 1;
      order.insert(slots.slice(at, at + 500).filter((slot) => this.#rows[slot] && !present[slot]));
      yield;
    }
  }

  #orderOf(field: string, compare = compareKeys(field)): RowOrder {
    const key = this.keyOf(field);
    return new RowOrder(
      (slot) => key(this.#at(slot)),
      compare,
      this.#isGiven ? (a, b) => a - b : (a, b) => newestFirst(this.#at(a), this.#at(b)),
    );
  }

  #at(slot: number): Customer {
    const customer = this.#rows[slot];
    if (!customer) throw new RangeError(`No customer in slot ${slot}`);
    return customer;
  }

  #take(customers: readonly Customer[]): void {
    const added: number[] = [];
    const last = new Map(customers.map((customer) => [customer.id, customer]));
    for (const customer of last.values()) {
      const slot = this.#slots.get(customer.id);
      if (slot === undefined) added.push(this.#add(customer));
      else this.#replace(slot, customer);
    }
    for (const order of [this.#base, ...this.#orders.values()]) order.insert(added);
    for (const slot of added) this.text.set(slot);
  }

  #add(customer: Customer): number {
    const slot = this.#free.pop() ?? this.#rows.length;
    this.#rows[slot] = customer;
    this.#encode(slot, customer);
    this.#slots.set(customer.id, slot);
    this.#countDomain(customer.domain, 1);
    this.#noteFields(customer);
    return slot;
  }

  #replace(slot: number, customer: Customer): void {
    const before = this.#at(slot);
    if (before === customer) return;
    // What decides between equals moves a row in every order.
    const all = before.created_at !== customer.created_at || before.display_id !== customer.display_id;
    const orders = [...this.#orders]
      .filter(([field]) => all || this.keyOf(field)(before) !== this.keyOf(field)(customer))
      .map(([, order]) => order);
    if (all) orders.push(this.#base);
    for (const order of orders) order.remove(slot);
    this.#rows[slot] = customer;
    this.#encode(slot, customer);
    for (const order of orders) order.insert([slot]);
    this.#countDomain(before.domain, -1);
    this.#countDomain(customer.domain, 1);
    this.#noteFields(customer);
    this.text.set(slot, all);
  }

  #empty(slot: number): void {
    const customer = this.#at(slot);
    const { id } = customer;
    this.text.delete(slot);
    this.#countDomain(customer.domain, -1);
    this.#slots.delete(id);
    this.#contacts.delete(id);
    this.#rows[slot] = undefined;
    this.#free.push(slot);
  }

  #encode(slot: number, { status, plan }: Customer): void {
    this.#codes.status.set(slot, status);
    this.#codes.plan.set(slot, plan);
  }

  #noteFields({ custom_fields }: Customer): void {
    let changed = false;
    for (const slug in custom_fields) {
      const value = custom_fields[slug];
      const held = this.#slugs.get(slug);
      const now = value == null || held === false ? held : typeof value === "number";
      if (now === held && (held !== undefined || this.#slugs.has(slug))) continue;
      this.#slugs.set(slug, now);
      changed = true;
    }
    if (!changed) return;
    this.#customFields = Array.from(this.#slugs, ([slug, isNumber]) =>
      isNumber ? { object: "custom_field", slug, label: slug, type: "number" } : slug,
    );
  }

  #countDomain(domain: string | null, by: 1 | -1): void {
    const domains = this.#domains;
    if (!domain || !domains) return;
    const count = (domains.get(domain) ?? 0) + by;
    if (count > 0) domains.set(domain, count);
    else domains.delete(domain);
  }

  #tell(): void {
    this.version++;
    this.changed.emit();
  }
}
