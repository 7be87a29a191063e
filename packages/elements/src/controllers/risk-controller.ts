import type { RiskList, RiskListState } from "@pivotal/sdk/store/record";
import { riskList } from "@pivotal/sdk/store/record";
import type { PivotalStore } from "@pivotal/sdk/store/core";
import type { ReactiveController, ReactiveElement } from "lit";
import { StoreController } from "./store-controller.ts";

/** Follows the store's list of customers that deserve a look while `active` says so. Its code is loaded when it is first needed. */
export class RiskController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #active: () => boolean;
  readonly #source: StoreController;
  #store: PivotalStore | undefined;
  #current: { readonly list: RiskList; readonly off: () => void } | undefined;

  constructor(host: ReactiveElement, active: () => boolean = () => true) {
    this.#host = host;
    this.#active = active;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#source.store;
  }

  get connected(): boolean {
    return this.#source.connected;
  }

  /** While it is followed. */
  get list(): RiskList | undefined {
    return this.#current?.list;
  }

  /** Undefined until the list is here. */
  get state(): RiskListState | undefined {
    return this.#current?.list.state;
  }

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
    if (this.#store === store) return;
    this.#leave();
    this.#store = store;
    if (store) void this.#open(store);
  }

  async #open(store: PivotalStore): Promise<void> {
    try {
      const list = await riskList(store);
      if (this.#store !== store || this.#current) return;
      this.#current = { list, off: list.watch(() => this.#host.requestUpdate()) };
      this.#host.requestUpdate();
    } catch (error) {
      // The next update tries again.
      if (this.#store === store) this.#store = undefined;
      reportError(error);
    }
  }

  #leave(): void {
    this.#current?.off();
    this.#current = undefined;
    this.#store = undefined;
  }
}
