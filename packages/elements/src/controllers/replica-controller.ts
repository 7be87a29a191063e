import { replicaOf, type Replica } from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import { StoreController } from "./store-controller.ts";

/** Follows the store's replica while `active` says so, and updates the host when its rows or its coverage change. */
export class ReplicaController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #active: () => boolean;
  readonly #source: StoreController;
  #current: { replica: Replica; off: (() => void)[] } | undefined;

  constructor(host: ReactiveElement, active: () => boolean = () => true) {
    this.#host = host;
    this.#active = active;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  get store(): StoreController["store"] {
    return this.#source.store;
  }

  /** While it is followed. */
  get replica(): Replica | undefined {
    return this.#current?.replica;
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
    const replica = store && replicaOf(store);
    if (this.#current?.replica === replica) return;
    this.#leave();
    if (!replica) return;
    const update = () => this.#host.requestUpdate();
    this.#current = {
      replica,
      off: [replica.changed.add(update), replica.table.changed.add(update), replica.attend()],
    };
  }

  #leave(): void {
    for (const off of this.#current?.off ?? []) off();
    this.#current = undefined;
  }
}
