import type { CustomField } from "@pivotal/sdk/schemas";
import type { RowChange } from "./events.ts";
import { NOUN } from "./ids.ts";
import type { Noun } from "./ids.ts";
import type { ActivityRow, ContactRow, CustomerRow, OnboardingRow, ViewRow } from "./rows.ts";
import { seedContact, seedMoves, seedOnboarding } from "./seed/children.ts";
import { seedCustomer, seedStatus, seedTags } from "./seed/customer.ts";
import type { SeedPlan } from "./seed/plan.ts";
import { CUSTOM_FIELDS } from "./seed/workspace.ts";
import { Table } from "./table.ts";
import { Timeline } from "./timeline.ts";

/** One point of a customer's health, for customers that were written to. */
export interface Scored {
  night: number;
  score: number | null;
}

/**
 * Everything that one workspace holds. Rows of the seed are computed when they are read; what is written is kept in
 * the maps of this class, which are therefore also all that has to be saved.
 */
export class Db {
  readonly plan: SeedPlan;
  readonly customers: Table<CustomerRow>;
  readonly contacts: Table<ContactRow>;
  readonly onboardings: Table<OnboardingRow>;
  readonly views = new Map<number, ViewRow>();
  readonly customFields: CustomField[] = structuredClone([...CUSTOM_FIELDS]);
  /** History written since the seed, oldest first, by customer. */
  readonly history = new Map<number, ActivityRow[]>();
  /** Scores as they were computed night after night, by customer. */
  readonly scores = new Map<number, Scored[]>();
  readonly customerTimeline = new Timeline();
  /** Told of each row that is written, once it is. */
  onChange: ((change: RowChange) => void) | undefined;
  readonly #slugs = new Map<string, number>();
  /** Of written contacts only: a seeded address ends in its contact's number. */
  readonly #emails = new Map<string, number>();
  readonly #newContacts = new Map<number, number[]>();
  readonly #newOnboardings = new Map<number, number[]>();
  #onboardingTimeline: Timeline | undefined;
  #tags: Map<string, number> | undefined;
  #changes = 0;

  constructor(plan: SeedPlan) {
    this.plan = plan;
    this.customers = new Table(plan.customers, (n) => seedCustomer(plan, n));
    this.contacts = new Table(plan.contacts, (c) => seedContact(plan, c));
    this.onboardings = new Table(plan.onboardings, (o) => seedOnboarding(plan, o));
    for (let n = 1; n <= plan.customers; n++) {
      this.customerTimeline.insert(plan.createdAt(n), n);
      this.#slugs.set(plan.slugs[n] as string, n);
    }
  }

  /** Grows with every write; two equal numbers mean that nothing has to be saved. */
  get changes(): number {
    return this.#changes;
  }

  changed(): void {
    this.#changes++;
  }

  id(noun: Noun, n: number): string {
    return this.plan.ids.of(noun, n);
  }

  /** A customer by id or display_id, unless it is deleted. */
  customer(id: string): CustomerRow | undefined {
    return live(this.customers.get(this.plan.ids.number(NOUN.customer, id) ?? 0));
  }

  contact(id: string): ContactRow | undefined {
    return live(this.contacts.get(this.plan.ids.number(NOUN.contact, id) ?? 0));
  }

  onboarding(id: string): OnboardingRow | undefined {
    return live(this.onboardings.get(this.plan.ids.number(NOUN.onboarding, id) ?? 0));
  }

  /** The number of the customer that a row names by id. */
  customerNumber(row: { customer_id: string }): number {
    return this.plan.ids.number(NOUN.customer, row.customer_id) ?? 0;
  }

  /** A customer's status without computing the whole row. */
  statusOf(n: number): string {
    return this.customers.written.get(n)?.status ?? seedStatus(this.plan, n);
  }

  isDeleted(n: number): boolean {
    return this.customers.written.get(n)?.deleted ?? false;
  }

  customerBySlug(slug: string): CustomerRow | undefined {
    return live(this.customers.get(this.#slugs.get(slug) ?? 0));
  }

  putCustomer(row: CustomerRow): void {
    const before = this.customers.get(row.display_id);
    if (before && this.#slugs.get(before.slug) === row.display_id) this.#slugs.delete(before.slug);
    if (!row.deleted) this.#slugs.set(row.slug, row.display_id);
    if (!before) this.customerTimeline.insert(Date.parse(row.created_at), row.display_id);
    if (this.#tags) {
      this.#countTags(this.#tags, before && !before.deleted ? before.tags : [], -1);
      this.#countTags(this.#tags, row.deleted ? [] : row.tags, 1);
    }
    this.customers.put(row);
    this.changed();
    this.onChange?.({ noun: "customer", before, after: row });
  }

  /** A customer's contacts that are not deleted, in no order. */
  contactsOf(n: number): ContactRow[] {
    return numbers(this.customers.isSeeded(n) ? this.plan.contactsOf(n) : undefined, this.#newContacts.get(n))
      .map((c) => this.contacts.get(c))
      .filter((row) => row !== undefined && !row.deleted) as ContactRow[];
  }

  putContact(row: ContactRow): void {
    const before = this.contacts.get(row.display_id);
    if (!before) push(this.#newContacts, this.customerNumber(row), row.display_id);
    if (before && this.#emails.get(before.email) === row.display_id) this.#emails.delete(before.email);
    if (!row.deleted) this.#emails.set(row.email, row.display_id);
    this.contacts.put(row);
    this.changed();
    this.onChange?.({ noun: "contact", before, after: row });
  }

  /** The contact that holds an e-mail address. */
  contactByEmail(email: string): ContactRow | undefined {
    const written = this.#emails.get(email);
    if (written !== undefined) return this.contacts.get(written);
    const c = Number(/\.(\d+)@/.exec(email)?.[1]);
    if (!this.contacts.isSeeded(c) || this.contacts.written.has(c)) return undefined;
    const row = this.contacts.get(c);
    return row?.email === email ? row : undefined;
  }

  /** Numbers of a customer's onboardings, deleted ones too. */
  onboardingNumbers(n: number): number[] {
    const seeded = this.customers.isSeeded(n) ? this.plan.onboardingsOf(n) : undefined;
    return numbers(seeded, this.#newOnboardings.get(n));
  }

  /** A customer's onboardings that are not deleted, in no order. */
  onboardingsOf(n: number): OnboardingRow[] {
    return this.onboardingNumbers(n)
      .map((o) => this.onboardings.get(o))
      .filter((row) => row !== undefined && !row.deleted) as OnboardingRow[];
  }

  putOnboarding(row: OnboardingRow): void {
    const before = this.onboardings.get(row.display_id);
    if (!before) {
      push(this.#newOnboardings, this.customerNumber(row), row.display_id);
      this.#onboardingTimeline?.insert(Date.parse(row.created_at), row.display_id);
    }
    this.onboardings.put(row);
    this.changed();
    this.onChange?.({ noun: "onboarding", before, after: row });
  }

  /** All onboardings by creation; built by the first list that needs it. */
  get onboardingTimeline(): Timeline {
    if (!this.#onboardingTimeline) {
      const all = Array.from({ length: this.onboardings.last }, (_, i) => i + 1).map(
        (o) => [this.#onboardingCreated(o), o] as const,
      );
      this.#onboardingTimeline = new Timeline();
      for (const [at, o] of all.sort((a, b) => a[0] - b[0])) this.#onboardingTimeline.insert(at, o);
    }
    return this.#onboardingTimeline;
  }

  /** Tags in use and on how many customers; counted whole once, then kept up to date by each write. */
  get tags(): Map<string, number> {
    if (!this.#tags) {
      this.#tags = new Map();
      for (let n = 1; n <= this.customers.last; n++) {
        const row = this.customers.written.get(n);
        if (!row?.deleted) this.#countTags(this.#tags, this.tagsOf(n), 1);
      }
    }
    return this.#tags;
  }

  /** A customer's tags without computing the whole row. */
  tagsOf(n: number): readonly string[] {
    return this.customers.written.get(n)?.tags ?? (this.customers.isSeeded(n) ? seedTags(this.plan, n) : []);
  }

  #countTags(counts: Map<string, number>, tags: readonly string[], by: number): void {
    for (const tag of tags) {
      const count = (counts.get(tag) ?? 0) + by;
      if (count > 0) counts.set(tag, count);
      else counts.delete(tag);
    }
  }

  #onboardingCreated(o: number): number {
    const written = this.onboardings.written.get(o);
    return written ? Date.parse(written.created_at) : (seedMoves(this.plan, o)[0] as number);
  }
}

const live = <Row extends { deleted: boolean }>(row: Row | undefined): Row | undefined =>
  row?.deleted ? undefined : row;

const push = (map: Map<number, number[]>, key: number, value: number) => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const numbers = (seeded: [from: number, to: number] | undefined, added: number[] = []): number[] => {
  const [from, to] = seeded ?? [0, 0];
  return [...Array.from({ length: to - from }, (_, i) => from + i), ...added];
};
