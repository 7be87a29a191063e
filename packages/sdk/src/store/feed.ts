import type { PivotalError } from "../core/errors.ts";
import type { Page } from "../core/page.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { Listeners } from "./listeners.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** The customers loaded so far, newest first, and how far that reaches. */
export interface FeedState {
  readonly rows: readonly Customer[];
  /** Every customer of the server is held. */
  readonly complete: boolean;
  readonly fetching: boolean;
  /** Why the last page did not come; the rows before it stay. */
  readonly error: PivotalError | undefined;
  /** Wall-clock time of the newest page, in milliseconds; undefined before the first. */
  readonly asOf: number | undefined;
}

const newestFirst = (a: Customer, b: Customer): number =>
  a.created_at === b.created_at ? 0 : a.created_at < b.created_at ? 1 : -1;

const PAGE_SIZE = 100;

/**
 * The list of all customers, filled page by page as views ask for more. One feed serves every list and search of a store, since
 * the published API offers one order and next to no filters: what is shown is chosen here, not on the server.
 */
export class CustomerFeed {
  readonly #store: PivotalStore;
  readonly #changed = new Listeners();
  readonly #ids = new Set<string>();
  #last: Page<Customer> | undefined;
  #running: { controller: AbortController; done: Promise<void> } | undefined;
  #state: FeedState = { rows: [], complete: false, fetching: false, error: undefined, asOf: undefined };

  constructor(store: PivotalStore) {
    this.#store = store;
    store.records.changed.add(() => {
      if (this.#ids.size > 0) this.#set({});
    });
  }

  get state(): FeedState {
    return this.#state;
  }

  get watched(): number {
    return this.#changed.size;
  }

  /** Tells `listener` of every change until the returned function is called. The first watcher loads the first page. */
  watch(listener: () => void): () => void {
    const off = this.#changed.add(listener);
    if (!this.#last && !this.#state.error) void this.loadMore();
    return () => {
      off();
      this.#store.later(() => {
        if (this.watched === 0) this.abort();
      });
    };
  }

  /** Loads the next page; while one is on its way, waits for that one. Failures are in `state.error`. */
  loadMore(): Promise<void> {
    if (this.#running) return this.#running.done;
    if (this.#state.complete) return Promise.resolve();
    return this.#run(async (client, signal) => {
      const next = await this.#last?.nextPage({ signal });
      const page = next ?? (await client.customers.list({ limit: PAGE_SIZE }, { signal }));
      this.#last = page;
      this.#take(page);
    });
  }

  /** Asks again for the newest page: new rows come in, changed ones change, and those gone from its span of time leave. */
  refresh(): Promise<void> {
    if (!this.#last) return this.loadMore();
    if (this.#running) return this.#running.done;
    return this.#run(async (client, signal) => {
      const page = await client.customers.list({ limit: PAGE_SIZE }, { signal });
      const joins = page.data.some((customer) => this.#ids.has(customer.id));
      this.#leaveOut(page);
      // When more has come than a page holds, what lies between is fetched by walking on from here.
      if (!page.hasMore || !joins) this.#last = page;
      this.#take(page);
    });
  }

  /** Puts a customer that was created here in its place. */
  add(customer: Customer): void {
    this.#ids.add(customer.id);
    this.#store.records.put([customer]);
  }

  abort(): void {
    this.#running?.controller.abort();
    this.#running = undefined;
    if (this.#state.fetching) this.#set({ fetching: false });
  }

  clear(): void {
    this.abort();
    this.#ids.clear();
    this.#last = undefined;
    this.#set({ complete: false, error: undefined, asOf: undefined });
  }

  #run(work: (client: Awaited<ReturnType<PivotalStore["client"]>>, signal: AbortSignal) => Promise<void>) {
    const controller = new AbortController();
    const done = (async () => {
      try {
        await work(await this.#store.client(), controller.signal);
        if (this.#running?.controller === controller) this.#finish(undefined);
      } catch (cause) {
        if (this.#running?.controller === controller) this.#finish(asPivotalError(cause));
      }
    })();
    this.#running = { controller, done };
    this.#set({ fetching: true, error: undefined });
    return done;
  }

  #finish(error: PivotalError | undefined): void {
    this.#running = undefined;
    this.#set({ fetching: false, error });
  }

  #take(page: Page<Customer>): void {
    for (const customer of page.data) this.#ids.add(customer.id);
    this.#state = { ...this.#state, complete: this.#last?.hasMore === false, asOf: Date.now() };
    this.#store.records.put(page.data);
  }

  /** Rows inside the page's span of time that the page no longer names have been deleted. */
  #leaveOut(page: Page<Customer>): void {
    const oldest = page.hasMore ? page.data.at(-1)?.created_at : "";
    if (oldest === undefined) return;
    const present = new Set(page.data.map((customer) => customer.id));
    const gone = this.#state.rows.filter((row) => row.created_at > oldest && !present.has(row.id));
    this.#store.records.remove(gone.map((row) => row.id));
  }

  #set(change: Partial<FeedState>): void {
    const rows: Customer[] = [];
    let sorted = true;
    for (const id of this.#ids) {
      const customer = this.#store.records.get(id);
      if (!customer) {
        this.#ids.delete(id);
        continue;
      }
      const before = rows.at(-1);
      sorted &&= before === undefined || newestFirst(before, customer) <= 0;
      rows.push(customer);
    }
    // Pages arrive in order, so sorting is only for rows that were created after the first page.
    if (!sorted) rows.sort(newestFirst);
    this.#state = { ...this.#state, ...change, rows };
    this.#changed.emit();
  }
}
