import { isNotOffered } from "../core/capabilities.ts";
import { AuthenticationError, ConfigError, type PivotalError } from "../core/errors.ts";
import type { CustomerTable } from "./customer-table.ts";
import { mayPass } from "./may-pass.ts";
import { loadContacts } from "./contacts-query.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** A request may wait for its turn behind a rate limit of a minute, and behind everything that people ask for meanwhile. */
const PATIENCE_MS = 180_000;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 300_000;
/** After so many customers in a row for whom the route itself seems to be missing, it is. */
const ENOUGH_MISSING = 5;

/** Reads the contacts of every customer, newest customers first, one request at a time, for as long as it may. [P] */
export class ContactsFill {
  readonly #store: PivotalStore;
  readonly #table: CustomerTable;
  /** Customers whose contacts this user does not get: they are not asked for twice. */
  readonly #refused = new Set<string>();
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #missing = 0;
  #place = 0;
  /** Why it stopped by itself. */
  error: PivotalError | undefined;

  constructor(store: PivotalStore, table: CustomerTable) {
    this.#store = store;
    this.#table = table;
  }

  /** Begins, or goes on with who is still missing. */
  start(): void {
    if (this.#running) return;
    clearTimeout(this.#timer);
    this.#place = 0;
    this.error = undefined;
    const running = (this.#running = new AbortController());
    void this.#run(running.signal).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  forget(): void {
    this.stop();
    this.#refused.clear();
    this.#failures = this.#missing = 0;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let id = this.#next(); id !== undefined && !signal.aborted; id = this.#next()) {
      try {
        const client = await this.#store.client();
        if (this.#missing === ENOUGH_MISSING) return;
        const options = { signal, lane: "background", timeoutMs: PATIENCE_MS } as const;
        await loadContacts(client, this.#store.records, id, options);
        this.#failures = this.#missing = 0;
      } catch (cause) {
        if (signal.aborted) return;
        const error = asPivotalError(cause);
        if (mayPass(error) || error instanceof AuthenticationError || error instanceof ConfigError)
          return this.#pause(error);
        this.#refused.add(id);
        this.#missing = isNotOffered(error) ? this.#missing + 1 : 0;
      }
    }
  }

  /** What time may mend is tried again by itself; a session that ended, when someone comes back. */
  #pause(error: PivotalError): void {
    this.error = error;
    if (!mayPass(error)) return;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.start(), Math.max(error.retryAfterMs ?? 0, wait));
  }

  #next(): string | undefined {
    const { slots } = this.#table;
    for (; this.#place < slots.length; this.#place++) {
      const id = this.#table.row(slots[this.#place] ?? 0)?.id;
      if (id !== undefined && !this.#refused.has(id) && !this.#store.records.contactsOf(id)) return id;
    }
    return undefined;
  }
}
