import type { PivotalError } from "../core/errors.ts";
import type { Page } from "../core/page.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { PAGE_SIZE, PATIENCE_MS } from "./customer-walk.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** What the server can find by itself, each asked for once, ahead of the walk over everything. [P] */
export class WantedCustomers {
  readonly #store: PivotalStore;
  readonly #enough: () => boolean;
  readonly #failed: (error: PivotalError) => void;
  readonly #wanted = new Set<string>();

  /** @param enough whether no more of it is needed. */
  constructor(store: PivotalStore, enough: () => boolean, failed: (error: PivotalError) => void) {
    this.#store = store;
    this.#enough = enough;
    this.#failed = failed;
  }

  want(filter: { readonly status?: string; readonly slug?: string }): void {
    const key = JSON.stringify(filter);
    if (Object.values(filter).length === 0 || this.#wanted.has(key)) return;
    this.#wanted.add(key);
    void this.#fetch(filter, key);
  }

  forget(): void {
    this.#wanted.clear();
  }

  async #fetch(filter: { status?: string; slug?: string }, key: string): Promise<void> {
    try {
      const client = await this.#store.client();
      let page: Page<Customer> | null = await client.customers.list({ ...filter, limit: PAGE_SIZE });
      while (page && this.#wanted.has(key)) {
        this.#store.records.put(page.data);
        if (this.#enough()) break;
        page = await page.nextPage({ lane: "background", timeoutMs: PATIENCE_MS });
      }
    } catch (cause) {
      // It may be asked for again; the walk over everything goes on by itself.
      this.#wanted.delete(key);
      this.#failed(asPivotalError(cause));
    }
  }
}
