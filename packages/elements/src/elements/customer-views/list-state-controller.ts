import {
  BUILT_IN_VIEWS,
  readListState,
  savedViews,
  writeListState,
  type ListState,
  type PivotalStore,
  type SavedView,
} from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import type { UrlState } from "../../context/url-state.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import type { ViewChoice } from "./customer-views.events.ts";

/** A list whose state can be in an address and in a saved view. */
export interface ListStateHost extends ReactiveElement {
  query: string;
  sort: ListState["sort"];
  columns: readonly string[];
  groupBy: string;
  includeInactive: boolean;
  view: string;
  urlState?: UrlState | undefined;
}

/** A pause after which the address is written, in milliseconds; browsers refuse a write for each key typed. */
const PAUSE_MS = 250;

const stateOf = ({ query, sort, columns, groupBy, includeInactive, view }: ListStateHost): ListState => ({
  query,
  sort,
  columns,
  groupBy,
  includeInactive,
  view,
});

/** Keeps a list, the address and the saved view it goes by in step. */
export class ListStateController implements ReactiveController {
  readonly #host: ListStateHost;
  readonly #source: StoreController;
  #offViews: (() => void) | undefined;
  #store: PivotalStore | undefined;
  #adapter: UrlState | undefined;
  #offAdapter: (() => void) | undefined;
  /** As the host made the list, for addresses that say nothing. */
  #initial: ListState | undefined;
  /** The view whose content the list has taken. */
  #applied = "";
  /** The default may still come: nobody has asked for anything else. */
  #awaitsDefault = true;
  #written: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ListStateHost) {
    this.#host = host;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  /** Takes what a person chose in the menu of views. */
  readonly choose = ({ detail: { view, apply } }: CustomEvent<ViewChoice>): void => {
    this.#awaitsDefault = false;
    this.#applied = view?.id ?? "";
    this.#host.view = this.#applied;
    if (apply) this.#take(view);
  };

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#offViews?.();
    this.#offViews = undefined;
    this.#store = undefined;
    this.#offAdapter?.();
    this.#offAdapter = this.#adapter = undefined;
    clearTimeout(this.#timer);
  }

  /** To be called first in the host's `willUpdate`, so that what is taken here is part of the same update. */
  sync(): void {
    const host = this.#host;
    this.#initial ??= stateOf(host);
    if (host.urlState !== this.#adapter) this.#attach(host.urlState);
    if (host.view !== this.#applied || this.#awaitsDefault) this.#resolve();
  }

  hostUpdated(): void {
    if (!this.#adapter || this.#next() === this.#written) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), PAUSE_MS);
  }

  #attach(adapter: UrlState | undefined): void {
    this.#offAdapter?.();
    this.#adapter = adapter;
    this.#offAdapter = adapter?.subscribe?.(() => this.#read({ ...this.#initial }));
    if (adapter) this.#read({});
  }

  /** @param otherwise what holds for all that the address does not name. */
  #read(otherwise: Partial<ListState>): void {
    const found = readListState(this.#adapter?.read() ?? "");
    clearTimeout(this.#timer);
    if (Object.keys(found).length > 0) this.#awaitsDefault = false;
    // An address that names a view and nothing of its content means the view as it is kept.
    const means = found.query === undefined && found.sort === undefined && found.columns === undefined;
    this.#applied = means ? "" : (found.view ?? "");
    Object.assign(this.#host, otherwise, found);
    this.#written = this.#next();
  }

  #next(): string {
    return writeListState(stateOf(this.#host), this.#adapter?.read()).toString();
  }

  #write(): void {
    // Not before the view that it names has been taken, or the address would say that the view's query was emptied.
    if (!this.#adapter || this.#host.view !== this.#applied) return;
    const next = this.#next();
    if (next === this.#written) return;
    this.#written = next;
    this.#adapter.write(next);
  }

  #follow(): void {
    const store = this.#host.isConnected ? this.#source.store : undefined;
    if (store === this.#store) return;
    this.#offViews?.();
    this.#store = store;
    this.#offViews = store && savedViews(store).watch(() => this.#resolve());
    this.#resolve();
  }

  /** Takes the view that the list is to show, as soon as it is known. */
  #resolve(): void {
    const host = this.#host;
    const state = this.#store && savedViews(this.#store).state;
    if (!this.#initial) return;
    if (host.view) this.#awaitsDefault = false;
    if (this.#awaitsDefault) return this.#resolveDefault(state?.byDefault);
    if (host.view === this.#applied) return;
    const view = (state?.views ?? BUILT_IN_VIEWS).find(({ id }) => id === host.view);
    // One that is unknown may still be loading; when it is not there then, the list goes by no view.
    if (host.view && !view && !state?.keptBy) return;
    this.#applied = host.view = view?.id ?? "";
    if (view) this.#take(view);
  }

  #resolveDefault(view: SavedView | undefined): void {
    const { query, sort } = this.#host;
    if (query || sort.length > 0) this.#awaitsDefault = false;
    else if (view) {
      this.#awaitsDefault = false;
      this.#applied = this.#host.view = view.id;
      this.#take(view);
    }
  }

  #take(view: SavedView | undefined): void {
    const { query = "", columns = [], sort = [] } = view ?? {};
    Object.assign(this.#host, { query, columns, sort });
  }
}
