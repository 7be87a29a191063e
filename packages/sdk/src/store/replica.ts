import type { PivotalError } from "../core/errors.ts";
import type { Page } from "../core/page.ts";
import { compile } from "../query/compile.ts";
import { fieldSet, type FieldSet } from "../query/fields.ts";
import { parse } from "../query/parse.ts";
import type { QueryContext } from "../query/query.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { ContactsFill } from "./contacts-fill.ts";
import { searchCustomers, type CustomerMatch } from "./customer-search.ts";
import type { CustomerSource } from "./customer-source.ts";
import { CustomerTable } from "./customer-table.ts";
import { CustomerView, type CustomerViewOptions } from "./customer-view.ts";
import { Listeners } from "./listeners.ts";
import { mayPass } from "./may-pass.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore, StoreClient } from "./store.ts";
import { Workspace } from "./workspace.ts";

/** How much of the server's customers is here. */
export interface Coverage {
  /** Customers held. */
  readonly rows: number;
  /** Every customer of the server is held, as far as `asOf` can say. */
  readonly complete: boolean;
  /** More is on its way. */
  readonly fetching: boolean;
  /** Why the last page did not come; what is held stays. */
  readonly error: PivotalError | undefined;
  /** Wall-clock time in milliseconds at which the pass began that the rows are from; undefined before the first page. */
  readonly asOf: number | undefined;
  /** Customers whose contacts are held too. */
  readonly contacts: number;
}

const PAGE_SIZE = 100;
/** A page may wait for its turn behind a rate limit of a minute, and behind everything that people ask for meanwhile. */
const PATIENCE_MS = 180_000;
/** Between the end of a pass and the next, at the least. */
const PASS_EVERY_MS = 300_000;
/** A pass takes at most this part of the time, so that a slow key is not used up by looking again. */
const PASS_SHARE = 4;
/** What is this young need not be looked at again because a person came back. */
const FRESH_MS = 30_000;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 300_000;

/** One walk over all customers, from the newest to the oldest. */
interface Pass {
  readonly begunAt: number;
  readonly begun: number;
  page: Page<Customer> | undefined;
}

/**
 * Every customer of the server, here: filled page by page in the background while anyone looks, usable from the first page on. The
 * published API has one order, no search, and next to no filters; with the rows at hand views have all of them. [P]
 */
export class Replica implements CustomerSource {
  readonly table = new CustomerTable();
  /** Told when the coverage has changed. */
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  readonly #workspace: Workspace;
  readonly #contacts: ContactsFill;
  readonly #wanted = new Set<string>();
  /** What came by another way while a page was under way: the page cannot speak of it. */
  readonly #touched = new Set<string>();
  #watched = 0;
  #running: AbortController | undefined;
  #pass: Pass | undefined;
  #taking = false;
  #fields: { slugs: number; set: FieldSet } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #coverage: Coverage = {
    rows: 0,
    complete: false,
    fetching: false,
    error: undefined,
    asOf: undefined,
    contacts: 0,
  };

  constructor(store: PivotalStore) {
    this.#store = store;
    this.#workspace = new Workspace(store, () => {
      this.#fields = undefined;
      this.table.version++;
      this.table.changed.emit();
    });
    this.#contacts = new ContactsFill(store, this.table);
    this.#mirror(store.records.values().map(({ id }) => id));
    store.records.changed.add((ids) => this.#mirror(ids));
    store.cleared.add(() => this.#reset());
    store.revalidated.add(() => this.#comeBack());
    store.settingsChanged.add(() => this.#fillContacts());
    this.table.changed.add(() => this.#set({}));
  }

  get coverage(): Coverage {
    return this.#coverage;
  }

  get fields(): FieldSet {
    const { slugs } = this.table;
    if (this.#fields?.slugs === slugs.size) return this.#fields.set;
    const { customFields } = this.#workspace;
    const known = new Set(customFields.map(({ slug }) => slug));
    const set = fieldSet([...customFields, ...[...slugs].filter((slug) => !known.has(slug))]);
    this.#fields = { slugs: slugs.size, set };
    return set;
  }

  /** Says that someone looks, until the returned function is called: the rows come while anyone does. */
  attend(): () => void {
    this.#watched++;
    if (this.#watched === 1) this.#comeBack();
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      this.#watched--;
      this.#store.later(() => {
        if (this.#watched === 0) this.#stop();
      });
    };
  }

  /** Looks for what is new at once, then goes over all that is held. Resolves when the newest page is here; failures are in `coverage`. */
  refresh(): Promise<void> {
    this.#failures = 0;
    if (this.#coverage.complete) this.#pass = undefined;
    return this.#walk(this.#pass !== undefined);
  }

  /** A live selection of customers. */
  view(options?: CustomerViewOptions): CustomerView {
    return new CustomerView(this, options);
  }

  /** The best matches of a text in the query language, at most `limit` (default 20); churned and archived customers after the others. */
  search(text: string, limit = 20): CustomerMatch[] {
    const query = parse(text, this.fields);
    if (query.terms.length === 0) return [];
    return searchCustomers(this.table, compile(query, this.context()), limit);
  }

  context(): QueryContext {
    const { me, members } = this.#workspace;
    const { thresholds } = this.#store.settings;
    return { me, members, now: Date.now(), thresholds, contacts: (id) => this.table.contactsOf(id) };
  }

  /** Fetches what the server can find by itself, unless everything is here. Each is asked for once. [P] */
  want(filter: { readonly status?: string; readonly slug?: string }): void {
    const key = JSON.stringify(filter);
    if (this.#coverage.complete || Object.values(filter).length === 0 || this.#wanted.has(key)) return;
    this.#wanted.add(key);
    void this.#fetchWanted(filter, key);
  }

  async #fetchWanted(filter: { status?: string; slug?: string }, key: string): Promise<void> {
    try {
      const client = await this.#store.client();
      let page: Page<Customer> | null = await client.customers.list({ ...filter, limit: PAGE_SIZE });
      while (page && this.#wanted.has(key)) {
        this.#put(page.data);
        if (this.#watched === 0 || this.#coverage.complete) break;
        page = await page.nextPage({ lane: "background", timeoutMs: PATIENCE_MS });
      }
    } catch (cause) {
      // It may be asked for again; the walk over everything goes on by itself.
      this.#wanted.delete(key);
      this.#set({ error: asPivotalError(cause) });
    }
  }

  /** Goes on where it stopped, or looks again at what is no longer fresh. */
  #comeBack(): void {
    if (this.#watched === 0 || this.#running) return;
    const { complete, asOf, error } = this.#coverage;
    if (complete && asOf !== undefined && Date.now() - asOf < FRESH_MS) {
      this.#schedule();
      this.#fillContacts();
    } else if (error === undefined || mayPass(error)) void this.#walk();
  }

  /** @param glance look at the newest page before going on where the walk stopped. */
  async #walk(glance = false): Promise<void> {
    this.#running?.abort();
    this.#contacts.stop();
    clearTimeout(this.#timer);
    const running = (this.#running = new AbortController());
    const current = () => this.#running === running;
    this.#set({ fetching: true, error: undefined });
    let first: (() => void) | undefined;
    const newest = new Promise<void>((resolve) => (first = resolve));
    const walk = async () => {
      try {
        const client = await this.#store.client();
        if (glance) {
          await this.#glance(client, running.signal, current);
          first?.();
        }
        for (let more = true; more && current();) {
          more = await this.#step(client, running.signal, current);
          first?.();
        }
        if (current()) this.#end(undefined);
      } catch (cause) {
        if (current()) this.#end(asPivotalError(cause));
      } finally {
        first?.();
      }
    };
    void walk();
    return newest;
  }

  /** Takes in the newest page in the midst of a first fill, which starts anew only if more has come than one page holds. */
  async #glance(client: StoreClient, signal: AbortSignal, current: () => boolean): Promise<void> {
    this.#touched.clear();
    const page = await client.customers.list({ limit: PAGE_SIZE }, { signal });
    if (!current()) return;
    if (!page.data.some(({ id }) => this.table.has(id)))
      this.#pass = { begunAt: Date.now(), begun: performance.now(), page };
    this.#leaveOut(page, undefined);
    this.#put(page.data);
  }

  /** Fetches one page and takes it in; false after the last. */
  async #step(client: StoreClient, signal: AbortSignal, current: () => boolean): Promise<boolean> {
    this.#touched.clear();
    const pass = (this.#pass ??= { begunAt: Date.now(), begun: performance.now(), page: undefined });
    const before = pass.page;
    const page = before
      ? await before.nextPage({ signal, lane: "background", timeoutMs: PATIENCE_MS })
      : await client.customers.list({ limit: PAGE_SIZE }, { signal });
    if (!current()) return false;
    this.#failures = 0;
    // After the first rows, which people wait for.
    this.#workspace.follow();
    if (page) {
      pass.page = page;
      this.#leaveOut(page, before);
      this.#put(page.data);
    }
    if (!this.#coverage.complete) this.#set({ asOf: pass.begunAt });
    if (page?.hasMore) return true;
    this.#set({ complete: true, asOf: pass.begunAt });
    return false;
  }

  #end(error: PivotalError | undefined): void {
    this.#running = undefined;
    this.#set({ fetching: false, error });
    this.#schedule();
    this.#fillContacts();
  }

  /** Contacts take no turn from customers: they come when all of those are here. */
  #fillContacts(): void {
    const allowed = this.#store.settings.contacts === "all" && this.#watched > 0;
    if (!allowed) this.#contacts.stop();
    else if (this.#coverage.complete && !this.#running) this.#contacts.start();
  }

  /** The next pass, or the next try. */
  #schedule(): void {
    clearTimeout(this.#timer);
    const { error } = this.#coverage;
    if (this.#watched === 0 || (error && !mayPass(error))) return;
    const pass = this.#pass;
    const took = pass ? performance.now() - pass.begun : 0;
    if (!error) this.#pass = undefined;
    const wait = error
      ? Math.max(error.retryAfterMs ?? 0, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++))
      : Math.max(PASS_EVERY_MS, took * PASS_SHARE);
    this.#timer = setTimeout(() => {
      if (this.#store.isHidden()) this.#schedule();
      else void this.#walk();
    }, wait);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#contacts.stop();
    this.#workspace.leave();
    this.#running?.abort();
    this.#running = undefined;
    if (this.#coverage.fetching) this.#set({ fetching: false });
  }

  #reset(): void {
    this.#stop();
    this.#contacts.forget();
    this.#pass = undefined;
    this.#wanted.clear();
    this.#failures = 0;
    this.table.clear();
    this.#set({ complete: false, error: undefined, asOf: undefined });
    this.#comeBack();
  }

  /** Customers inside the page's span of time that the page does not name have been deleted. */
  #leaveOut(page: Page<Customer>, before: Page<Customer> | undefined): void {
    // A row that could not be read is not gone.
    if (page.invalid.length > 0) return;
    const [newest, oldest] = [before?.data.at(-1)?.created_at, page.data.at(-1)?.created_at];
    if (page.hasMore && oldest === undefined) return;
    const named = new Set([...page.data, ...(before?.data ?? [])].map(({ id }) => id));
    const gone: string[] = [];
    const from = newest === undefined ? 0 : this.table.placeOfTime(newest);
    for (const slot of this.table.slots.subarray(from)) {
      const row = this.table.row(slot);
      if (!row || (page.hasMore && oldest !== undefined && row.created_at <= oldest)) break;
      if (!named.has(row.id) && !this.#touched.has(row.id)) gone.push(row.id);
    }
    if (gone.length > 0) this.#store.records.remove(gone);
  }

  #put(customers: readonly Customer[]): void {
    this.#taking = true;
    this.#store.records.put(customers);
    this.#taking = false;
  }

  #mirror(ids: readonly string[]): void {
    const { records } = this.#store;
    if (records.size === 0) return this.table.clear();
    if (!this.#taking && this.#running) for (const id of ids) this.#touched.add(id);
    const held = ids.map((id) => records.get(id)).filter((row) => row !== undefined);
    if (held.length < ids.length) this.table.remove(ids.filter((id) => !records.get(id)));
    if (held.length > 0) this.table.put(held);
    for (const id of ids) {
      const contacts = records.contactsOf(id);
      if (contacts && contacts !== this.table.contactsOf(id)) this.table.setContacts(id, contacts);
    }
  }

  #set(change: Partial<Coverage>): void {
    const next = { ...this.#coverage, ...change, rows: this.table.size, contacts: this.table.withContacts };
    const same = (Object.keys(next) as (keyof Coverage)[]).every((key) => next[key] === this.#coverage[key]);
    if (same) return;
    this.#coverage = next;
    this.changed.emit();
  }
}

const replicas = new WeakMap<PivotalStore, Replica>();

/** The replica of a store, made when it is first asked for. */
export function replicaOf(store: PivotalStore): Replica {
  const held = replicas.get(store) ?? new Replica(store);
  replicas.set(store, held);
  return held;
}
