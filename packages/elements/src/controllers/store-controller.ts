import { ContextConsumer, ContextRoot } from "@lit/context";
import type { PivotalStore } from "@pivotal/sdk/store/core";
import type { ReactiveController, ReactiveElement } from "lit";
import type { ServedElement } from "../base/served-element.ts";
import { getPageStore, onPageStore } from "../context/configure.ts";
import { storeContext } from "../context/store-context.ts";

let root: ContextRoot | undefined;

/** Remembers requests that no provider has answered, so that one which is defined later still reaches its elements. */
function attachRoot(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}

/** The store an element uses: that of the nearest `<pv-provider>`, else the page's own. Updates the host when it changes. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #changed: () => void;
  /** What the nearest provider gave; one that is not connected yet gives no store, and none stands in for it. */
  #provided: { store: PivotalStore | undefined } | undefined;
  #off: (() => void)[] = [];
  /** Who made this controller knows it: on a host that is connected already, the store is there before that. */
  #isMade = false;
  #watched: PivotalStore | undefined;

  /** @param changed called when another store takes the place of the current one. */
  constructor(host: ReactiveElement, changed: () => void = () => undefined) {
    this.#host = host;
    this.#changed = changed;
    // Asks before this controller connects, so that the page's store is not used where a provider answers.
    new ContextConsumer(host, {
      context: storeContext,
      subscribe: true,
      callback: (store) => {
        this.#provided = { store };
        this.#sync();
      },
    });
    host.addController(this);
    this.#isMade = true;
  }

  get store(): PivotalStore | undefined {
    if (this.isServed) return undefined;
    return this.#provided ? this.#provided.store : getPageStore();
  }

  /** Drawn by a server, which has no store; the page is first to find the element as it was drawn there. */
  get isServed(): boolean {
    return !!(this.#host as Partial<ServedElement>).isServed;
  }

  /** Data can be asked for, or will be once the page has taken over from the server. */
  get connected(): boolean {
    return this.isServed || this.store !== undefined;
  }

  hostConnected(): void {
    attachRoot();
    this.#off.push(onPageStore(() => this.#sync()));
    this.#sync();
  }

  hostUpdate(): void {
    this.#sync();
  }

  hostDisconnected(): void {
    for (const off of this.#off) off();
    this.#off = [];
    this.#provided = undefined;
    this.#watch(undefined);
  }

  #sync(): void {
    if (!this.#host.isConnected || this.#watched === this.store) return;
    this.#watch(this.store);
    if (this.#isMade) this.#changed();
    this.#host.requestUpdate();
  }

  #offSettings: (() => void) | undefined;

  #watch(store: PivotalStore | undefined): void {
    this.#offSettings?.();
    this.#watched = store;
    this.#offSettings = store?.settingsChanged.add(() => this.#host.requestUpdate());
  }
}
