import { isNotOffered } from "../core/capabilities.ts";
import { isPivotalError, NotFoundError, PivotalError } from "../core/errors.ts";
import type { Lane } from "../core/options.ts";
import type { View } from "../resources/views/views.schema.ts";
import { readView, type SavedView, type ViewStorage } from "./saved-view.ts";
import { printSort } from "./sort-text.ts";
import type { StoreClient } from "./store.ts";

/** A failure of what keeps the views, other than the service. */
export const storageError = (message: string, code: string, cause?: unknown): PivotalError =>
  new PivotalError(message, { type: "view_storage_error", code, cause });

export const storageFull = (): PivotalError =>
  storageError("This browser's storage is full.", "storage_full");

const stored = (view: unknown): SavedView => {
  const read = readView(view);
  if (!read) throw storageError("The views' storage did not give back the view it saved.", "not_a_view");
  return read;
};

/** Where views are kept, with a say in how long others may come first where it is the server. */
export interface OpenStorage extends ViewStorage {
  list(lane?: Lane): ReturnType<ViewStorage["list"]>;
}

/** The server's own views. [X] */
export const serverViews = (views: NonNullable<StoreClient["views"]>): OpenStorage => ({
  async list(lane = "interactive") {
    const rows: View[] = await views.list({}, { lane }).toArray();
    return rows.map(stored);
  },
  async save({ id, name, query, columns, sort, shared }) {
    const body = { name, query, columns: [...columns], sort: printSort(sort) || null, shared };
    return stored(await (id === undefined ? views.create(body) : views.update(id, body)));
  },
  async remove(id) {
    try {
      await views.delete(id);
    } catch (error) {
      if (!(isPivotalError(error) && error.status === 404) || isNotOffered(error)) throw error;
    }
  },
});

/** A host's adapter. It may reject with anything, and hold anything. */
export function hostViews(adapter: ViewStorage): ViewStorage {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isPivotalError(error)
        ? error
        : storageError("The page's storage of views failed.", "host", error);
    }
  };
  return {
    list: () => guarded(async () => [...(await adapter.list())].flatMap((one) => readView(one) ?? [])),
    save: (view) => guarded(async () => stored(await adapter.save(view))),
    remove: (id) => guarded(async () => adapter.remove(id)),
  };
}

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");

/** Views in a browser's storage, read anew each time, so that two tabs do not undo each other. */
export function localViews(box: LocalBox): ViewStorage {
  return {
    list: async () => box.read().views,
    async save(view) {
      const { views, ...rest } = box.read();
      const saved = stored({ ...view, id: view.id ?? newId() });
      const found = views.some(({ id }) => id === saved.id);
      if (view.id !== undefined && !found)
        throw new NotFoundError("The view is gone.", { code: "view_not_found" });
      const others = views.filter(({ id }) => id !== saved.id);
      if (!box.write({ ...rest, views: [...others, saved] })) throw storageFull();
      return saved;
    },
    async remove(id) {
      const { views, ...rest } = box.read();
      if (!box.write({ ...rest, views: views.filter((one) => one.id !== id) })) throw storageFull();
    },
  };
}

/** What a browser keeps for one server. */
export interface LocalState {
  readonly views: readonly SavedView[];
  /** As it was last seen, so that a list can start with it before the views have been loaded. */
  readonly byDefault: SavedView | undefined;
}
const NOTHING: LocalState = { views: [], byDefault: undefined };

/** A browser's storage for one server; where it is forbidden, what is written lasts as long as the page. */
export class LocalBox {
  readonly key: string;
  #inMemory = NOTHING;
  #forbidden = false;

  constructor(baseUrl: string) {
    this.key = `pivotal-views ${baseUrl}`;
  }

  /** False where the browser keeps nothing. */
  get lasting(): boolean {
    return !this.#forbidden;
  }

  read(): LocalState {
    let text: string | null;
    try {
      text = globalThis.localStorage.getItem(this.key);
      this.#forbidden = false;
    } catch {
      // Forbidden by the browser's settings, or not a browser.
      this.#forbidden = true;
      return this.#inMemory;
    }
    return text === null ? NOTHING : readState(text);
  }

  /** False when the storage is full; it then holds what it held. */
  write(state: LocalState): boolean {
    this.#inMemory = state;
    if (this.#forbidden) return true;
    try {
      globalThis.localStorage.setItem(this.key, JSON.stringify(state));
      return true;
    } catch {
      return false;
    }
  }
}

function readState(text: string): LocalState {
  try {
    const { views, byDefault } = JSON.parse(text) as Record<string, unknown>;
    return {
      views: Array.isArray(views) ? views.flatMap((one) => readView(one) ?? []) : [],
      byDefault: readView(byDefault),
    };
  } catch {
    // Another program's, or damaged: there are no views then.
    return NOTHING;
  }
}
