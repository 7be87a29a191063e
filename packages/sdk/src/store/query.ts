import { isNotOffered } from "../core/capabilities.ts";
import { isPivotalError, PivotalError } from "../core/errors.ts";
import { Listeners } from "./listeners.ts";
import type { PivotalStore, StoreClient } from "./store.ts";

/** What a view can know of something it asked for. `unavailable`: this server does not offer it, which is no error. */
export interface QueryState<T> {
  readonly status: "pending" | "success" | "error" | "unavailable";
  /** Kept while it is loaded again, and after a failed reload. */
  readonly data: T | undefined;
  readonly error: PivotalError | undefined;
  /** A request is on its way. */
  readonly fetching: boolean;
}

/** A thing that a view can ask the store for. Two queries with one `key` are one. */
export interface Query<T> {
  readonly key: string;
  /** A part of the API that a server may lack; once found missing it is not asked for again. */
  readonly capability?: string;
  /** What is held already, for data that lives among the records. */
  read?(store: PivotalStore): T | undefined;
  /** What is held may be from long ago: it is shown, and loaded again for the first who watches. */
  readonly mayBeOld?: boolean;
  load(client: StoreClient, signal: AbortSignal, store: PivotalStore): Promise<T>;
}

export const PENDING: QueryState<never> = {
  status: "pending",
  data: undefined,
  error: undefined,
  fetching: true,
};

/** Anything but a PivotalError here is a fault of the program: it is reported, and the view still gets an error it can show. */
export function asPivotalError(cause: unknown): PivotalError {
  if (isPivotalError(cause)) return cause;
  reportError(cause);
  return new PivotalError("The view could not be loaded because of a fault in the page.", { cause });
}

/** One query in use: its state, who watches it, and the one request that serves them all. */
export class QueryEntry<T> {
  readonly #query: Query<T>;
  readonly #store: PivotalStore;
  readonly listeners = new Listeners();
  #state: QueryState<T> = { ...PENDING, fetching: false };
  #running: AbortController | undefined;
  #loading: Promise<void> = Promise.resolve();
  #again: Promise<void> | undefined;
  /** Monotonic time of the last answer, to tell whether it is still fresh. */
  loadedAt = Number.NEGATIVE_INFINITY;

  constructor(query: Query<T>, store: PivotalStore) {
    this.#query = query;
    this.#store = store;
  }

  get state(): QueryState<T> {
    const held = this.#query.read?.(this.#store);
    if (held === undefined || held === this.#state.data) return this.#state;
    // The record may have arrived by another way, such as a list: it is shown without being asked for.
    const { error, fetching } = this.#state;
    this.#state = { status: error ? "error" : "success", data: held, error, fetching };
    return this.#state;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Loads it; whoever asks meanwhile waits for the same. */
  load(): Promise<void> {
    if (!this.#running) this.#loading = this.#load();
    return this.#loading;
  }

  /** Loads it after what is on its way, which may be from before a change. */
  reload(): Promise<void> {
    this.#again ??= this.#loading.then(() => {
      this.#again = undefined;
      return this.load();
    });
    return this.#again;
  }

  /** Shows an answer that came by another way. */
  put(data: T): void {
    this.#set({ status: "success", data, error: undefined, fetching: this.busy });
  }

  async #load(): Promise<void> {
    const { capability } = this.#query;
    if (capability !== undefined && this.#store.missing.has(capability)) return this.#unavailable();
    const running = (this.#running = new AbortController());
    this.#set({ ...this.state, fetching: true });
    try {
      const client = await this.#store.client();
      const data = await this.#query.load(client, running.signal, this.#store);
      if (this.#running !== running) return;
      this.#done({ status: "success", data, error: undefined, fetching: false });
    } catch (cause) {
      if (this.#running !== running) return;
      if (capability !== undefined && isNotOffered(cause)) {
        this.#store.missing.add(capability);
        this.#unavailable();
        return;
      }
      this.#done({
        status: "error",
        // A record that is gone is not kept on show by a copy of it.
        data: this.#query.read ? this.#query.read(this.#store) : this.#state.data,
        error: asPivotalError(cause),
        fetching: false,
      });
    }
  }

  /** Ends the request on its way, whatever it would have brought. */
  abort(): void {
    this.#running?.abort();
    this.#running = undefined;
    if (this.#state.fetching) this.#state = { ...this.#state, fetching: false };
  }

  forget(): void {
    this.abort();
    this.loadedAt = Number.NEGATIVE_INFINITY;
    this.#state = { ...PENDING, fetching: false };
    this.listeners.emit();
  }

  #unavailable(): void {
    this.#done({ status: "unavailable", data: undefined, error: undefined, fetching: false });
  }

  #done(state: QueryState<T>): void {
    this.#running = undefined;
    this.loadedAt = performance.now();
    this.#set(state);
  }

  #set(state: QueryState<T>): void {
    this.#state = state;
    this.listeners.emit();
  }
}
