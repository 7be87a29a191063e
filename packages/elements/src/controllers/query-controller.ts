import type { PivotalStore, Query, QueryState } from "@pivotal/sdk/store/core";
import type { ReactiveController, ReactiveElement } from "lit";
import { StoreController } from "./store-controller.ts";

const NOTHING: QueryState<never> = { status: "pending", data: undefined, error: undefined, fetching: false };

/**
 * Reads one thing from the store. The query is a function, asked again before each update, so that it follows the host's properties;
 * `null` asks for nothing. The host updates only when the state it can see has changed.
 */
export class QueryController<T> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #query: () => Query<T> | null;
  readonly #source: StoreController;
  #current: { store: PivotalStore; query: Query<T>; off: () => void } | undefined;
  #shown: QueryState<T> = NOTHING;

  constructor(host: ReactiveElement, query: () => Query<T> | null) {
    this.#host = host;
    this.#query = query;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#source.store;
  }

  get connected(): boolean {
    return this.#source.connected;
  }

  get state(): QueryState<T> {
    return this.#current ? this.#current.store.read(this.#current.query) : NOTHING;
  }

  /** Asks again; what is shown stays meanwhile. */
  readonly refresh = async (): Promise<void> => {
    if (this.#current) await this.#current.store.refresh(this.#current.query);
  };

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
    this.#shown = this.state;
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #follow(): void {
    const store = this.store;
    const query = store && this.#host.isConnected ? this.#query() : null;
    if (this.#current && this.#current.store === store && this.#current.query.key === query?.key) return;
    this.#leave();
    if (!store || !query) return;
    this.#current = { store, query, off: store.watch(query, () => this.#changed()) };
  }

  #leave(): void {
    this.#current?.off();
    this.#current = undefined;
  }

  #changed(): void {
    if (this.state !== this.#shown) this.#host.requestUpdate();
  }
}
