import assert from "node:assert/strict";
import { createBackend, type Backend, type Level } from "@pivotal/mocks";
import { isPivotalError } from "@pivotal/sdk";
import { customerQuery } from "@pivotal/sdk/store";
import { editsOf, type CustomerField } from "@pivotal/sdk/store/edits";
import { addContact, newCreationKey, setCustomerStatus } from "@pivotal/sdk/store/record";
import { Page, type Fault } from "./faulty-page.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type Status = "active" | "at_risk" | "churned";

export type Step =
  | {
      kind: "edit";
      user: number;
      customer: number;
      field: "plan" | "name" | "domain" | "mrr" | "tags" | "custom" | "other";
      /** Twice is at once, one after the other. */
      times: number;
    }
  | { kind: "contact"; user: number; customer: number }
  | { kind: "status"; user: number; customer: number; status: Status }
  | { kind: "retry"; user: number }
  | { kind: "decide"; user: number; keep: boolean }
  | { kind: "reload"; user: number }
  | { kind: "wait"; ms: number };

/** A value that someone typed and saved; no value is typed twice. */
interface Intent {
  readonly user: number;
  readonly customer: number;
  readonly field: CustomerField;
  /** What was typed; of tags the one that was added. */
  readonly draft: string;
  /** As the server would hold it. */
  readonly value: string | number;
  /** How often it was asked to be saved. */
  sends: number;
  acknowledged: boolean;
  /** The person was told that it goes, or chose so. */
  givenUp: boolean;
}

/** A status that someone set. The same one may be set many times, which the history tells only when it was another one before. */
interface StatusIntent {
  readonly customer: number;
  readonly status: Status;
  acknowledged: boolean;
}

interface Person {
  readonly email: string;
  readonly customer: number;
  acknowledged: boolean;
}

let worlds = 0;
/** Whether a value is this one, or a list of tags with this one in it. */
const tells = (value: unknown, one: string | number): boolean =>
  Array.isArray(value) ? value.includes(one) : value === one;
/** Two people who edit the same two customers on one server, each with a page and a line that fails as it is told. */
export class World {
  readonly #time: VirtualTime;
  readonly #backend: Backend;
  readonly #ids: string[] = [];
  readonly #numbers: number[] = [];
  readonly #faults: Fault[][];
  readonly #pages: Page[] = [];
  readonly #intents: Intent[] = [];
  readonly #people: Person[] = [];
  readonly #statuses: StatusIntent[] = [];
  readonly #base = `https://world-${(worlds += 1)}.invalid/api/v1`;
  readonly #slugs: readonly string[];
  readonly #level: Level;
  #next = 1;

  constructor(time: VirtualTime, level: Level, faults: readonly (readonly Fault[])[]) {
    this.#time = time;
    this.#level = level;
    this.#faults = faults.map((some) => [...some]);
    this.#backend = createBackend({ level, customers: 0, rateLimit: false, latency: 30 });
    const texts = this.#backend.db.customFields.filter(({ type }) => type === "string" || type === "select");
    this.#slugs = texts.map((one) => {
      delete one.options;
      return one.slug;
    });
    for (const name of ["Aurora", "Borealis"]) {
      const { id, display_id } = this.#backend.add.customer({ name });
      this.#ids.push(id);
      this.#numbers.push(display_id);
    }
  }

  history(customer: number) {
    return this.#backend.db.history.get(this.#numbers[customer] ?? 0) ?? [];
  }

  async open(): Promise<void> {
    const held = this.#faults.map((some) => some.splice(0));
    for (const user of [0, 1]) await this.#reopen(user);
    held.forEach((some, user) => this.#faults[user]?.push(...some));
  }

  async do(step: Step): Promise<void> {
    if (step.kind === "edit")
      for (let times = 0; times < step.times; times += 1) this.#edit(step.user, step.customer, step.field);
    if (step.kind === "contact") this.#addContact(step.user, step.customer);
    if (step.kind === "status") this.#setStatus(step.user, step.customer, step.status);
    if (step.kind === "retry") this.#retry(this.#page(step.user));
    if (step.kind === "decide") this.#decide(this.#page(step.user), step.keep);
    if (step.kind === "reload") await this.#reload(step.user);
    if (step.kind === "wait") await this.#time.pass(step.ms);
  }

  /** From now on nothing goes wrong, and people save again what was not saved. */
  async heal(): Promise<void> {
    for (const faults of this.#faults) faults.length = 0;
    await this.#time.pass(120_000);
    for (let round = 0; round < 4; round += 1) {
      for (const page of this.#pages) {
        this.#decide(page, true);
        this.#retry(page);
      }
      await this.#time.pass(60_000);
    }
  }

  /** What must hold at any moment. */
  check(): void {
    const intents = new Map(
      this.#intents.map((intent) => [JSON.stringify([intent.customer, intent.field, intent.value]), intent]),
    );
    for (const [key, intent] of intents) {
      const { customer, field, value, sends, acknowledged } = intent;
      const times = this.history(customer).filter(
        (row) => row.field === field && tells(row.new_value, value) && !tells(row.old_value, value),
      ).length;
      assert.ok(times <= sends, `${key} was saved ${sends} times and is ${times} times in the history`);
      if (acknowledged) assert.ok(times >= 1, `${key} was acknowledged and is not in the history`);
      if (acknowledged || times > 0 || intent.givenUp) continue;
      assert.ok(
        this.#isHeld(intent) || this.#isReplaced(intent),
        `${key} is neither saved nor held nor shown`,
      );
    }
    for (const { customer, status } of this.#statuses) {
      const asked = this.#statuses.filter((one) => one.customer === customer && one.status === status);
      const times = this.history(customer).filter(
        (row) => row.field === "status" && row.new_value === status,
      ).length;
      assert.ok(
        times <= asked.length,
        `${status} was set ${asked.length} times and is ${times} times in the history`,
      );
      // Customers begin as active ones.
      if (status !== "active" && asked.some(({ acknowledged }) => acknowledged))
        assert.ok(times >= 1, `${status} was acknowledged and is not in the history`);
    }
    for (const { email, customer, acknowledged } of this.#people) {
      const times = this.history(customer).filter(
        (row) => row.event_type === "contact.added" && String(row.new_value).includes(`<${email}>`),
      ).length;
      assert.ok(acknowledged ? times === 1 : times <= 1, `${email} was added ${times} times`);
    }
  }

  /** What must hold once all is well again: nothing is waiting, and both people see what the server has. */
  async checkHealed(): Promise<void> {
    for (const { store, sessions } of this.#pages) {
      for (const [name, { state }] of sessions)
        assert.deepEqual([name, state.draft, state.error, state.saving], [name, undefined, undefined, false]);
      for (const id of this.#ids) await this.#time.run(store.refresh(customerQuery(id)));
    }
    const client = await this.#page(0).store.client();
    for (const id of this.#ids) {
      const row = await this.#time.run(Promise.resolve(client.customers.retrieve(id)));
      for (const { store } of this.#pages) assert.deepEqual(store.records.get(id), row);
    }
  }

  #page(user: number): Page {
    const page = this.#pages[user];
    assert.ok(page);
    return page;
  }

  async #reopen(user: number): Promise<void> {
    const keys = [this.#backend.keys.live, this.#backend.keys.test];
    const page = new Page(
      user,
      this.#backend,
      keys[user] ?? "",
      this.#base,
      () => this.#faults[user]?.shift() ?? "none",
      (of, id, body) => this.#acknowledge(of, id, body),
      // The page sends it again when it waits no longer, and may save another value after it: nothing on the wire keeps the late one from
      // landing then. What counts is that nobody is told otherwise for long.
      ({ user }, id, body) => {
        for (const intent of this.#intentsOf(user, id, body)) intent.sends += 1;
      },
    );
    this.#pages[user] = page;
    for (const id of this.#ids) await this.#time.run(page.store.refresh(customerQuery(id)));
    for (const id of this.#ids) page.store.watch(customerQuery(id), () => undefined);
  }

  #edit(user: number, customer: number, name: (Step & { kind: "edit" })["field"]): void {
    const { store, sessions } = this.#page(user);
    const number = (this.#next += 1);
    const isCustom = name === "custom" || name === "other";
    // All custom fields of a customer go out in one write: what two people do to them in one instant is beyond the published API.
    if (isCustom && customer !== user) return;
    const field: CustomerField = isCustom ? `custom_fields.${this.#slugs[name === "custom" ? 0 : 1]}` : name;
    if (isCustom && this.#level === "published") return;
    const id = this.#ids[customer] ?? "";
    const row = store.records.get(id);
    // A page that could not load the customer shows nothing to edit, and one without tags no tags.
    if (!row || (name === "tags" && !row.tags)) return;
    const draft = name === "mrr" ? String(number) : `w${number}.example`;
    const session = editsOf(store).open(id, field);
    assert.ok(session);
    sessions.set(`${customer} ${field}`, session);
    const { state } = session;
    session.type(name === "tags" ? [...[state.draft ?? state.next ?? row.tags ?? []].flat(), draft] : draft);
    const value = name === "mrr" ? number * 100 : draft;
    this.#intents.push({
      user,
      customer,
      field,
      draft,
      value,
      sends: 1,
      acknowledged: false,
      givenUp: false,
    });
    session.commit();
  }

  #setStatus(user: number, customer: number, status: Status): void {
    const page = this.#page(user);
    const id = this.#ids[customer] ?? "";
    if (!page.store.records.get(id)) return;
    const intent: StatusIntent = { customer, status, acknowledged: false };
    this.#statuses.push(intent);
    // What is refused is told beside the control, which shows the old status again.
    setCustomerStatus(page.store, id, status).then(
      () => {
        if (!page.isGone) intent.acknowledged = true;
      },
      (error: unknown) => assert.ok(isPivotalError(error)),
    );
  }

  #addContact(user: number, customer: number): void {
    const { store } = this.#page(user);
    const email = `p${(this.#next += 1)}@a.example`;
    const person: Person = { email, customer, acknowledged: false };
    this.#people.push(person);
    const page = this.#page(user);
    const idempotencyKey = newCreationKey();
    const add = () => addContact(store, this.#ids[customer] ?? "", { name: "P", email }, { idempotencyKey });
    const landed = () => {
      if (!page.isGone) person.acknowledged = true;
    };
    // A person tries once more what failed.
    add().then(landed, () => add().then(landed, () => undefined));
  }

  #retry({ sessions }: Page): void {
    for (const session of sessions.values()) {
      const { draft, error, theirs } = session.state;
      if (draft === undefined || error === undefined || theirs !== undefined) continue;
      this.#sent(draft);
      session.open();
      session.commit();
    }
  }

  #decide({ sessions }: Page, keep: boolean): void {
    for (const session of sessions.values()) {
      const { draft, theirs } = session.state;
      if (theirs === undefined || draft === undefined) continue;
      if (keep) {
        this.#sent(draft);
        session.keep();
      } else {
        for (const intent of this.#intents) if (tells(draft, intent.draft)) intent.givenUp = true;
        session.cancel();
      }
    }
  }

  /** The browser asks before it throws away what is not saved; here people always say yes. */
  async #reload(user: number): Promise<void> {
    const page = this.#page(user);
    const unsaved = editsOf(page.store).unsaved;
    const busy = [...page.sessions].filter(([, session]) => session.busy).map(([name]) => name);
    assert.ok(unsaved >= busy.length, "the page would have closed over a draft without a word");
    for (const intent of this.#intents)
      if (intent.user === user && busy.includes(`${intent.customer} ${intent.field}`)) intent.givenUp = true;
    page.isGone = true;
    page.store.clear();
    await this.#reopen(user);
  }

  #sent(draft: unknown): void {
    for (const intent of this.#intents) if (tells(draft, intent.draft)) intent.sends += 1;
  }

  #acknowledge({ user, isGone }: Page, id: string, body: object): void {
    if (isGone) return;
    for (const intent of this.#intentsOf(user, id, body)) intent.acknowledged = true;
  }

  /** What a write of someone is to save. */
  #intentsOf(user: number, id: string, body: object): Intent[] {
    const customer = this.#ids.indexOf(id);
    const { custom_fields = {}, ...plain } = body as { custom_fields?: object };
    const own = Object.entries(custom_fields).map(
      ([slug, value]) => [`custom_fields.${slug}`, value] as const,
    );
    return [...Object.entries(plain), ...own].flatMap(([field, value]) =>
      this.#intents.filter(
        (one) =>
          one.user === user && one.customer === customer && one.field === field && tells(value, one.value),
      ),
    );
  }

  #isHeld({ user, customer, field, draft }: Intent): boolean {
    const session = this.#page(user).sessions.get(`${customer} ${field}`);
    const state = session?.state;
    return state !== undefined && (tells(state.draft, draft) || tells(state.next, draft) || state.saving);
  }

  /** The same person has saved another value in its place; a tag stands beside the others. */
  #isReplaced(intent: Intent): boolean {
    const { user, customer, field } = intent;
    if (field === "tags") return false;
    return this.#intents
      .slice(this.#intents.indexOf(intent) + 1)
      .some((one) => one.user === user && one.customer === customer && one.field === field);
  }
}
