import type { FeedState, PivotalStore } from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import { StoreController } from "./store-controller.ts";

const NOTHING: FeedState = {
  rows: [],
  complete: false,
  fetching: false,
  error: undefined,
  asOf: undefined,
};

/** Reads the store's list of customers while `active` says so, and updates the host when it changes. */
export class FeedController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #active: () => boolean;
  readonly #source: StoreController;
  #current: { store: PivotalStore; off: () => void } | undefined;

  constructor(host: ReactiveElement, active: () => boolean = () => true) {
    this.#host = host;
    this.#active = active;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#source.store;
  }

  get state(): FeedState {
    return this.store?.feed.state ?? NOTHING;
  }

  readonly loadMore = async (): Promise<void> => {
    await this.store?.feed.loadMore();
  };

  readonly refresh = async (): Promise<void> => {
    await this.store?.feed.refresh();
  };

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #follow(): void {
    const store = this.#host.isConnected && this.#active() ? this.store : undefined;
    if (this.#current?.store === store) return;
    this.#leave();
    if (store) this.#current = { store, off: store.feed.watch(() => this.#host.requestUpdate()) };
  }

  #leave(): void {
    this.#current?.off();
    this.#current = undefined;
  }
}
