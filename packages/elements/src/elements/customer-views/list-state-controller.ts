import {
  BUILT_IN_VIEWS,
  readListState,
  writeListState,
  type ListState,
  type PivotalStore,
  type SavedView,
  type SavedViews,
  type ViewContent,
} from "@pivotal/sdk/store";
import type { ReactiveController, ReactiveElement } from "lit";
import type { UrlState } from "../../context/url-state.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import type { ViewChoice } from "./customer-views.events.ts";

/** A list whose state can be in an address and in a saved view. */
export interface ListStateHost extends ReactiveElement {
  query: string;
  sort: ListState["sort"];
  columns: readonly (string | { readonly name: string })[];
  groupBy: ListState["groupBy"];
  includeInactive: boolean;
  view: string;
  urlState?: UrlState | undefined;
}

/** A pause after which the address is written, in milliseconds; browsers refuse a write for each key typed. */
const PAUSE_MS = 250;

const stateOf = ({ query, sort, columns, groupBy, includeInactive, view }: ListStateHost): ListState => ({
  query,
  sort,
  columns: columns.map((column) => (typeof column === "string" ? column : column.name)),
  groupBy,
  includeInactive,
  view,
});

/** What a list takes of a view. The columns stay where the view has no say in them. */
function contentOf(view: SavedView | undefined): Partial<ViewContent> {
  const { query = "", sort = [], columns = [] } = view ?? {};
  return view && !view.builtIn ? { query, sort, columns } : { query, sort };
}

/** Keeps a list, the address and the saved view it goes by in step. */
export class ListStateController implements ReactiveController {
  readonly #host: ListStateHost;
  readonly #change: (change: Partial<Pick<ListState, "query" | "sort">>) => void;
  readonly #source: StoreController;
  #views: { readonly saved: SavedViews; readonly off: () => void } | undefined;
  #store: PivotalStore | undefined;
  #adapter: UrlState | undefined;
  #offAdapter: (() => void) | undefined;
  /** As the host made the list, for addresses that say nothing. */
  #initial: ListState | undefined;
  /** The view whose content the list has taken. */
  #applied = "";
  /** The default may still come: nobody has asked for anything else. */
  #awaitsDefault = true;
  /** The view for which the views have been loaded. */
  #askedFor = "";
  #written: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param change makes a change that a person asked for, and tells the page of it. */
  constructor(host: ListStateHost, change: (change: Partial<Pick<ListState, "query" | "sort">>) => void) {
    this.#host = host;
    this.#change = change;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  /** Takes what a person chose in the menu of views. */
  readonly choose = ({ detail: { view, apply } }: CustomEvent<ViewChoice>): void => {
    this.#awaitsDefault = false;
    this.#applied = view?.id ?? "";
    this.#host.view = this.#applied;
    if (!apply) return;
    // The columns of a view are the view's, and not remembered as those of this browser.
    const { columns, ...change } = contentOf(view);
    if (columns) this.#host.columns = columns;
    this.#change(change);
  };

  /** What is on show, to be saved as a view. */
  get content(): ViewContent {
    return stateOf(this.#host);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#views?.off();
    this.#views = this.#store = undefined;
    this.#offAdapter?.();
    this.#offAdapter = this.#adapter = undefined;
    clearTimeout(this.#timer);
  }

  /** Where this controller is made before those that read the list's state, what is taken here is part of the same update. */
  hostUpdate(): void {
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
    this.#views?.off();
    this.#views = undefined;
    this.#store = store;
    this.#askedFor = "";
    if (store) void this.#load(store);
    this.#resolve();
  }

  /** Rows come first: what knows the views is loaded beside them. */
  async #load(store: PivotalStore): Promise<void> {
    const { savedViews } = await import("./saved-views.ts");
    if (this.#store !== store || this.#views) return;
    const saved = savedViews(store);
    this.#views = { saved, off: saved.watch(() => this.#resolve(), { peek: true }) };
    this.#resolve();
  }

  /** Takes the view that the list is to show, as soon as it is known. */
  #resolve(): void {
    const host = this.#host;
    const state = this.#views?.saved.state;
    if (!this.#initial) return;
    if (host.view) this.#awaitsDefault = false;
    if (this.#awaitsDefault) return this.#resolveDefault(state?.byDefault);
    if (host.view === this.#applied) return;
    const view = (state?.views ?? BUILT_IN_VIEWS).find(({ id }) => id === host.view);
    // One that is unknown may still be loading; when it is not there then, the list goes by no view.
    if (host.view && !view && !state?.keptBy) return this.#ask(host.view);
    this.#applied = host.view = view?.id ?? "";
    if (view) Object.assign(host, contentOf(view));
  }

  /** Which customers a view is about is known only with the views. */
  #ask(view: string): void {
    if (!this.#views || this.#askedFor === view) return;
    this.#askedFor = view;
    void this.#views.saved.refresh();
  }

  #resolveDefault(view: SavedView | undefined): void {
    const { query, sort } = this.#host;
    if (query || sort.length > 0) this.#awaitsDefault = false;
    else if (view) {
      this.#awaitsDefault = false;
      this.#applied = this.#host.view = view.id;
      Object.assign(this.#host, contentOf(view));
    }
  }
}
