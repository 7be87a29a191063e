import type { PivotalError } from "@pivotal/sdk";
import {
  completionSource,
  lookupQuery,
  replicaOf,
  searchCustomers,
  type CompletionSource,
  type Coverage,
  type Customer,
  type CustomerMatch,
  type PivotalStore,
  type Replica,
} from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import { QueryController } from "../../controllers/query-controller.ts";
import { ReplicaController } from "../../controllers/replica-controller.ts";
import { PLAIN } from "../query-field/query-box.ts";
import { nearestName } from "./nearest-name.ts";
import { RecentsController } from "./recents-controller.ts";

/** A pause in typing after which the server is asked, in milliseconds. */
const PAUSE_MS = 250;

/** What a search looks in: the rows that are here, what the server can look up, and what was opened last. */
export class SearchFinder implements ReactiveController {
  readonly recents: RecentsController;
  readonly #host: ReactiveElement;
  readonly #query: () => string;
  readonly #rows: ReplicaController;
  readonly #lookup: QueryController<Customer[]>;
  #settled = "";
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param query the text to look for now, empty for none. */
  constructor(host: ReactiveElement, active: () => boolean, query: () => string) {
    this.#host = host;
    this.#query = query;
    this.#rows = new ReplicaController(host, active);
    this.#lookup = new QueryController<Customer[]>(host, () =>
      active() && this.#settled && this.#settled === query() ? lookupQuery(this.#settled) : null,
    );
    this.recents = new RecentsController(host, () => active() && !query());
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#rows.store;
  }

  get replica(): Replica | undefined {
    return this.#rows.replica;
  }

  get coverage(): Partial<Coverage> {
    return this.replica?.coverage ?? {};
  }

  get source(): CompletionSource {
    const { replica } = this;
    return replica ? completionSource(replica) : PLAIN;
  }

  get error(): PivotalError | undefined {
    return this.coverage.error ?? this.#lookup.state.error ?? this.recents.error;
  }

  get fetching(): boolean {
    return this.coverage.fetching || this.#lookup.state.fetching || this.recents.fetching;
  }

  /** Nothing more is on its way that could match. */
  get isSettled(): boolean {
    const asked = this.#settled === this.#query() && !this.#lookup.state.fetching;
    return asked && this.coverage.complete === true && this.replica?.prepareSearch() === true;
  }

  /** The best customers, at most `limit`; first those that only the server has found. */
  match(limit: number): readonly CustomerMatch[] {
    const text = this.#query();
    if (!this.replica?.prepareSearch() || !text) return [];
    const found = searchCustomers(this.replica, text, limit);
    const known = new Set(found.map(({ customer }) => customer.id));
    const looked = (this.#lookup.state.data ?? []).filter(({ id }) => !known.has(id));
    return [...looked.map((customer) => ({ customer, name: [], domain: [] })), ...found].slice(0, limit);
  }

  /** A text that would find something, when this one certainly does not. */
  nearest(): string | undefined {
    const rows = this.#rows.store?.records.values();
    return rows && this.#query() && this.isSettled ? nearestName(this.#query(), rows) : undefined;
  }

  /** The text has changed: the server is asked once it rests. */
  follow(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#settled = this.#query();
      this.#host.requestUpdate();
    }, PAUSE_MS);
  }

  retry(): void {
    if (this.coverage.error) void this.replica?.refresh();
    if (this.#lookup.state.error) void this.#lookup.refresh();
    this.recents.retry();
  }

  hostUpdate(): void {
    // From when the search is on the page: who opens it types at once.
    if (this.store) replicaOf(this.store).prepareSearch();
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#settled = "";
  }
}
