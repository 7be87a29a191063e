import { resourceOf } from "./resource-of.ts";
import { Views } from "../resources/views/views.ts";
import { isNotOffered } from "../core/capabilities.ts";
import { ConflictError, InvalidRequestError, PivotalError } from "../core/errors.ts";
import { Listeners } from "./listeners.ts";
import { asPivotalError } from "./query.ts";
import { BUILT_IN_VIEWS, sameView, type SavedView, type ViewDraft, type ViewStorage } from "./saved-view.ts";
import type { PivotalStore } from "./store.ts";
import {
  hostViews,
  LocalBox,
  localViews,
  serverViews,
  storageFull,
  type OpenStorage,
} from "./view-storages.ts";

/** Who keeps the views: the service, the host's adapter, this browser, or nobody beyond the life of the page. */
export type ViewKeeper = "server" | "host" | "browser" | "page";

/** What can be known of the saved views. */
export interface ViewsState {
  /** Those that come with the list, then one's own, then shared ones, each by name. */
  readonly views: readonly SavedView[];
  /** The view to start with. It may be known before the others have been loaded. */
  readonly byDefault: SavedView | undefined;
  /** Undefined until the views have been loaded. */
  readonly keptBy: ViewKeeper | undefined;
  readonly fetching: boolean;
  /** Why they could not be loaded; the built-in ones can be used all the same. */
  readonly error: PivotalError | undefined;
}

const FRESH_MS = 30_000;

const byName = (a: SavedView, b: SavedView): number =>
  Number(a.shared) - Number(b.shared) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

/** Something of a view that is on its way to where views are kept, shown as if it were done. */
type Change = (views: readonly SavedView[]) => readonly SavedView[];

interface Place {
  readonly keeper: "server" | "host" | "browser";
  readonly storage: OpenStorage;
  /** What finding out who keeps the views has brought already. */
  first?: readonly SavedView[];
}

/** Tells views apart while they are on their way and have no id yet. */
let nextShown = 0;

function named(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) throw new InvalidRequestError("A view needs a name.", { code: "too_small", field: "name" });
  return trimmed;
}

/**
 * The saved views of a store: kept by the server where it offers `/views` [X], else by the host's `viewStorage`, else in this browser.
 * What is done here shows at once and is taken back when it is refused; then the call throws.
 */
export class SavedViews {
  readonly #store: PivotalStore;
  readonly #changed = new Listeners();
  #adapter: ViewStorage | undefined;
  #box: LocalBox | undefined;
  #place: Promise<Place> | undefined;
  #held: readonly SavedView[] = [];
  #changes: readonly Change[] = [];
  /** Watchers who want the views, and not only the one to start with. */
  #readers = 0;
  #loading: Promise<void> | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  /** Saves go one after the other, so that each sees what the one before has left. */
  #queue: Promise<unknown> = Promise.resolve();
  /** Counts what was taken in other than by loading. */
  #saves = 0;
  /** Counts up when another user signs in: what was begun before then is dropped. */
  #turn = 0;
  #state: ViewsState = {
    views: BUILT_IN_VIEWS,
    byDefault: undefined,
    keptBy: undefined,
    fetching: false,
    error: undefined,
  };

  constructor(store: PivotalStore) {
    this.#store = store;
    this.#adapter = store.settings.viewStorage;
    store.cleared.add(() => this.#clear());
    store.settingsChanged.add(() => {
      if (store.settings.viewStorage === this.#adapter) return;
      this.#adapter = store.settings.viewStorage;
      this.#clear();
    });
  }

  /** How many are told of changes. */
  get watchers(): number {
    return this.#changed.size;
  }

  get state(): ViewsState {
    return this.#state;
  }

  /**
   * Tells `listener` of every change until the returned function is called. Loads what is not held or no longer fresh; with `peek` only
   * what lies in this browser, which is the view to start with.
   */
  watch(listener: () => void, { peek = false }: { peek?: boolean } = {}): () => void {
    const off = this.#changed.add(listener);
    if (this.#changed.size === 1) globalThis.addEventListener?.("storage", this.#onStorage);
    if (!peek) this.#readers += 1;
    if (performance.now() - this.#loadedAt > FRESH_MS) void (peek ? this.#peek() : this.refresh());
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      off();
      if (!peek) this.#readers -= 1;
      if (this.#changed.size === 0) globalThis.removeEventListener?.("storage", this.#onStorage);
    };
  }

  /** A view as it is kept, without what is on its way. */
  confirmed(id: string): SavedView | undefined {
    return this.#held.find((view) => view.id === id);
  }

  /** Loads the views again; a failure is in `state.error`. */
  refresh(): Promise<void> {
    if (this.#loading) return this.#loading;
    const loading = this.#load().finally(() => {
      if (this.#loading === loading) this.#loading = undefined;
    });
    return (this.#loading = loading);
  }

  /** Keeps a new view. Throws InvalidRequestError for an empty name, else what the storage throws. */
  async create(draft: ViewDraft): Promise<SavedView> {
    const name = named(draft.name);
    const shown = { ...draft, name, id: `new ${(nextShown += 1)}` };
    return this.#run(
      (views) => [...views, shown],
      async ({ storage }, take) => {
        const saved = await storage.save({ ...draft, name });
        take([...this.#held.filter(({ id }) => id !== saved.id), saved]);
        return saved;
      },
    );
  }

  /**
   * Changes a view. Throws ConflictError with code `view_changed` when it was changed elsewhere since it was loaded, and `view_gone`
   * when it was deleted; the state then shows it as it is now. `since` is the version that the change was made to, by default the
   * one on show; `overwrite` saves over whatever there is.
   */
  async update(
    id: string,
    change: Partial<ViewDraft>,
    { since, overwrite = false }: { since?: SavedView | undefined; overwrite?: boolean } = {},
  ): Promise<SavedView> {
    const base = this.#own(id);
    const next = { ...base, ...change, name: named(change.name ?? base.name) };
    return this.#run(
      (views) => views.map((view) => (view.id === id ? next : view)),
      async ({ storage }, take) => {
        take(await storage.list());
        const now = this.#held.find((view) => view.id === id);
        if (!now) throw new ConflictError("The view was deleted elsewhere.", { code: "view_gone" });
        if (!overwrite && !sameView(now, since ?? base)) {
          throw new ConflictError("The view was changed elsewhere.", { code: "view_changed" });
        }
        const saved = await storage.save({ ...next, id });
        take(this.#held.map((view) => (view.id === id ? saved : view)));
        return saved;
      },
    );
  }

  /** Deletes a view; one that is gone already is no error. */
  async remove(id: string): Promise<void> {
    this.#own(id);
    await this.#run(
      (views) => views.filter((view) => view.id !== id),
      async ({ storage }, take) => {
        await storage.remove(id);
        take(this.#held.filter((view) => view.id !== id));
      },
    );
  }

  /** Sets the view to start with, for this browser; null for none. Throws when the browser's storage is full. */
  async setDefault(id: string | null): Promise<void> {
    const box = await this.#openBox();
    const byDefault = this.#state.views.find((view) => view.id === id);
    if (!box.write({ ...box.read(), byDefault })) throw storageFull();
    this.#show();
  }

  #own(id: string): SavedView {
    const view = this.#state.views.find((one) => one.id === id);
    if (!view) throw new ConflictError("The view was deleted elsewhere.", { code: "view_gone" });
    if (view.builtIn)
      throw new InvalidRequestError("A built-in view cannot be changed.", { code: "built_in" });
    return view;
  }

  #run<T>(
    change: Change,
    save: (place: Place, take: (views: readonly SavedView[]) => void) => Promise<T>,
  ): Promise<T> {
    const turn = this.#turn;
    const take = (views: readonly SavedView[]) => {
      if (turn !== this.#turn) return;
      this.#held = views;
      this.#saves += 1;
    };
    this.#changes = [...this.#changes, change];
    this.#show();
    const work = async () => {
      try {
        // What waited for its turn would be kept for the next user.
        if (turn !== this.#turn) throw new PivotalError("The user has left.", { type: "abort_error" });
        return await save(await this.#open(), take);
      } catch (error) {
        throw asPivotalError(error);
      } finally {
        this.#changes = this.#changes.filter((one) => one !== change);
        this.#show();
      }
    };
    const done = this.#queue.then(work);
    // The next one waits for the end of this one, not for its success.
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #peek(): Promise<void> {
    const turn = this.#turn;
    try {
      await this.#openBox();
      if (turn === this.#turn) this.#show();
    } catch (error) {
      if (turn === this.#turn) this.#show({ error: asPivotalError(error) });
    }
  }

  async #load(): Promise<void> {
    const turn = this.#turn;
    this.#show({ fetching: true, error: undefined });
    try {
      // What to start with lies in the browser: it need not wait for the list.
      await this.#openBox();
      if (turn === this.#turn) this.#show();
      const place = await this.#open();
      let views: readonly SavedView[];
      let saves: number;
      do {
        await this.#queue;
        saves = this.#saves;
        views = place.first ?? (await place.storage.list("background"));
        place.first = undefined;
        // A list that was asked for before a save may not have it.
      } while (saves !== this.#saves);
      if (turn === this.#turn) this.#loaded(views, place.keeper);
    } catch (error) {
      if (turn === this.#turn) this.#show({ fetching: false, error: asPivotalError(error) });
    }
  }

  #loaded(views: readonly SavedView[], keeper: Place["keeper"]): void {
    this.#held = views;
    this.#loadedAt = performance.now();
    const lasting = keeper !== "browser" || this.#box?.lasting;
    this.#show({ fetching: false, keptBy: lasting ? keeper : "page" });
    const { byDefault } = this.#state;
    const box = this.#box;
    const kept = box?.read();
    // A copy that cannot be renewed is only the view as it was: nobody needs to be told.
    if (kept?.byDefault && byDefault && !sameView(kept.byDefault, byDefault))
      box?.write({ ...kept, byDefault });
  }

  async #openBox(): Promise<LocalBox> {
    const { transport } = await this.#store.client();
    this.#box ??= new LocalBox(transport?.baseUrl ?? "");
    return this.#box;
  }

  /** Finds out once who keeps the views. A failure to find out is not kept. */
  #open(): Promise<Place> {
    this.#place ??= this.#find().catch((error: unknown) => {
      this.#place = undefined;
      throw error;
    });
    return this.#place;
  }

  async #find(): Promise<Place> {
    const client = await this.#store.client();
    try {
      const storage = serverViews(resourceOf(client, "views", Views));
      return { keeper: "server", storage, first: await storage.list("background") };
    } catch (error) {
      if (!isNotOffered(error)) throw error;
    }
    if (this.#adapter) return { keeper: "host", storage: hostViews(this.#adapter) };
    return { keeper: "browser", storage: localViews(await this.#openBox()) };
  }

  readonly #onStorage = (event: Event): void => {
    const { key } = event as Event & { key?: string | null };
    if (!this.#box || (key !== null && key !== this.#box.key)) return;
    void (this.#readers > 0 ? this.refresh() : this.#peek());
  };

  #clear(): void {
    this.#turn += 1;
    this.#place = undefined;
    this.#box = undefined;
    this.#held = [];
    this.#changes = [];
    this.#loading = undefined;
    this.#loadedAt = Number.NEGATIVE_INFINITY;
    this.#show({ fetching: false, error: undefined, keptBy: undefined });
    if (this.#readers > 0) void this.refresh();
    else if (this.#changed.size > 0) void this.#peek();
  }

  #show(change: Partial<ViewsState> = {}): void {
    const own = this.#changes.reduce((views, apply) => apply(views), this.#held);
    const views = [...BUILT_IN_VIEWS, ...[...own].sort(byName)];
    const marked = this.#box?.read().byDefault;
    const known = views.find(({ id }) => id === marked?.id);
    const loaded = this.#loadedAt > Number.NEGATIVE_INFINITY;
    this.#state = { ...this.#state, ...change, views, byDefault: known ?? (loaded ? undefined : marked) };
    this.#changed.emit();
  }
}

const shared = new WeakMap<PivotalStore, SavedViews>();

/** The saved views of a store; every list of the store has the same. */
export function savedViews(store: PivotalStore): SavedViews {
  const held = shared.get(store) ?? new SavedViews(store);
  shared.set(store, held);
  return held;
}
