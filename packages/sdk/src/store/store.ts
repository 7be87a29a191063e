import type { PivotalApi } from "../client.ts";
import { isPivotalError } from "../core/is-pivotal-error.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { DEFAULT_HEALTH_THRESHOLDS, type HealthThresholds } from "../resources/health/health-bucket.ts";
import type { CustomerView, CustomerViewOptions } from "./customer-view.ts";
import { Listeners } from "./listeners.ts";
import { QueryEntry, type Query, type QueryState } from "./query.ts";
import { CustomerRecords } from "./records.ts";
import type { ViewStorage } from "./saved-view.ts";

/**
 * The part of the client that a store speaks to. A `PivotalApi` is one. What one of the host's own leaves out is asked for over its
 * `transport`; without one it is not offered.
 */
export type StoreClient = Pick<PivotalApi, "customers" | "health"> &
  Partial<
    Pick<
      PivotalApi,
      | "transport"
      | "me"
      | "contacts"
      | "onboardings"
      | "activity"
      | "members"
      | "customFields"
      | "tags"
      | "views"
    >
  >;

/** What every view of a store agrees on. */
export interface StoreSettings {
  /** Bounds of the health buckets, a setting of the workspace. Default: Healthy from 70, Watch from 40. */
  readonly thresholds: HealthThresholds;
  /** Nothing can be edited. Default false. */
  readonly readOnly: boolean;
  /** Who is looking, for `owner:me`: a member's id, e-mail, or both. Nobody by default, since a key has no person. */
  readonly me?: { readonly id?: string; readonly email?: string };
  /**
   * Whose contacts are held, so that customers are found by them: those of customers that were opened, or little by little all, one
   * request a customer. Default `opened`.
   */
  readonly contacts?: "opened" | "all";
  /**
   * Keeps customers in this browser's IndexedDB, so that a page shows them at once; wiped by `clear()` and when the workspace changes.
   * Kept by base URL, workspace and `session`; `name` stands for the workspace where the service does not tell it, and for a client
   * of the host's own. Default: in memory only. Give a `session` too where several people share a browser.
   */
  readonly persist?: boolean | { readonly name: string };
  /**
   * What tells the signed-in user from others, such as a user id. With it the tabs of an origin share the work: one asks the server,
   * the others listen. Default: each tab works alone. Another session needs another store.
   */
  readonly session?: string;
  /** Keeps saved views where the server does not offer `/views`. Default: this browser does. */
  readonly viewStorage?: ViewStorage | undefined;
}

export interface StoreOptions extends Partial<StoreSettings> {
  /** The client, or a function that makes it when the first view asks for data. */
  client: StoreClient | (() => StoreClient | Promise<StoreClient>);
  /** Whether nobody can see the page; nothing is then looked at again by itself. Default: never. */
  isHidden?: () => boolean;
}

/** An answer younger than this is not asked for again when another view wants it, in milliseconds. */
const FRESH_MS = 30_000;
/** How long a query lives on without a watcher, so that an element can be moved or re-rendered without a request. */
const LINGER_MS = 1_000;
/**
 * Answers kept without a watcher; the one unused for longest goes first. Each is some kilobytes, a page of history some tens: the number
 * bounds the size too. Records are not among them, since the replica holds all of them.
 */
const MAX_IDLE = 200;

/** The state behind the views of one server and one user: holds each record once, and asks for it once. */
export class PivotalStore {
  readonly records = new CustomerRecords();
  /** Parts of the API that this server was found to lack. */
  readonly missing = new Set<string>();
  readonly settingsChanged = new Listeners();
  /** Told when everything was forgotten. */
  readonly cleared = new Listeners();
  /** Told when what is shown may be out of date. */
  readonly revalidated = new Listeners();
  readonly isHidden: () => boolean;
  readonly #source: StoreOptions["client"];
  readonly #entries = new Map<string, QueryEntry<unknown>>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #client: Promise<StoreClient> | undefined;
  #session: object = {};
  #settings: StoreSettings;

  constructor({ client, isHidden = () => false, ...settings }: StoreOptions) {
    this.#source = client;
    this.isHidden = isHidden;
    this.#settings = { thresholds: DEFAULT_HEALTH_THRESHOLDS, readOnly: false, ...settings };
  }

  get settings(): StoreSettings {
    return this.#settings;
  }

  /** Another one for each user: of one who has left, nothing comes back for the next. */
  get session(): object {
    return this.#session;
  }

  /** Changes settings and tells every view. */
  configure(settings: Partial<StoreSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.settingsChanged.emit();
  }

  /** The client, made once. A failure to make it is not kept, so that a later call may succeed. */
  client(): Promise<StoreClient> {
    this.#client ??= (async () =>
      typeof this.#source === "function" ? this.#source() : this.#source)().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  read<T>(query: Query<T>): QueryState<T> {
    return this.#entry(query).state;
  }

  /**
   * Tells `listener` whenever the query's state may have changed, until the returned function is called. Loads what is not held or
   * no longer fresh; any number of watchers share one request, which ends when the last has left.
   */
  watch<T>(query: Query<T>, listener: () => void): () => void {
    const entry = this.#entry(query);
    const off = [entry.listeners.add(listener)];
    if (query.read) off.push(this.records.changed.add(listener));
    this.#touch(query.key, entry);
    const held = !query.mayBeOld && query.read?.(this) !== undefined && entry.loadedAt < 0;
    if (!held && performance.now() - entry.loadedAt > FRESH_MS) void entry.load();
    return () => {
      for (const stop of off) stop();
      this.later(() => {
        if (entry.listeners.size === 0) entry.abort();
        this.#evict();
      });
    };
  }

  /** Loads a query again; what is shown stays until the answer is there. */
  refresh<T>(query: Query<T>): Promise<void> {
    return this.#entry(query).load();
  }

  /** Shows an answer that came by another way than the query's own, such as with a write. */
  put<T>(query: Query<T>, data: T): void {
    this.#entry(query).put(data);
  }

  /**
   * Says that what follows from a customer's record has changed, such as its `activity`: what is watched is loaded again, after what
   * is on its way; the rest when somebody watches it.
   */
  outdate(customerId: string, ...kinds: readonly string[]): void {
    const { id = customerId, display_id } = this.records.get(customerId) ?? {};
    for (const [key, entry] of this.#entries) {
      const [kind = "", of] = key.split(":", 2);
      if (!kinds.includes(kind) || (of !== id && of !== String(display_id))) continue;
      if (entry.listeners.size > 0) void entry.reload();
      else entry.loadedAt = Number.NEGATIVE_INFINITY;
    }
  }

  /**
   * Loads again whatever is being watched, as after a page was restored from the back/forward cache; with `olderThanMs` only what
   * was asked for by itself and loaded longer ago.
   */
  revalidate(olderThanMs = 0): void {
    for (const entry of this.#entries.values()) {
      const age = performance.now() - entry.loadedAt;
      const isDue = olderThanMs === 0 || (age >= olderThanMs && Number.isFinite(age));
      if (entry.listeners.size > 0 && isDue) void entry.load();
    }
    this.revalidated.emit();
  }

  /**
   * A live selection of customers by a query, in an order: from rows held here, which come page by page while anyone watches. The code
   * for it is loaded when first asked for.
   */
  async customers(options?: CustomerViewOptions): Promise<CustomerView> {
    const { replicaOf } = await import("./replica.ts");
    return replicaOf(this).view(options);
  }

  /** Saves an edit. It shows everywhere at once, and is taken back if the server refuses it. Throws what the client throws. */
  async updateCustomer(id: string, edit: CustomerUpdate, options?: RequestOptions): Promise<Customer> {
    const undo = this.records.edit(id, edit);
    const session = this.#session;
    try {
      const client = await this.client();
      const saved = await client.customers.update(id, edit, options);
      if (session === this.#session) {
        this.records.put([saved]);
        if (edit.status === undefined) this.outdate(saved.id, "activity");
        else this.outdate(saved.id, "activity", "onboardings", "health");
      }
      return saved;
    } catch (error) {
      if (isPivotalError(error) && error.code === "customer_not_found") this.records.remove([id]);
      throw error;
    } finally {
      undo();
    }
  }

  /** Forgets everything, as when another user signs in. Views that are still there load anew. */
  clear(): void {
    this.#session = {};
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.missing.clear();
    this.records.clear();
    for (const [key, entry] of this.#entries) {
      entry.forget();
      if (entry.listeners.size === 0) this.#entries.delete(key);
      else void entry.load();
    }
    if (this.#settings.persist) void import("./kept-customers.ts").then(({ forgetKept }) => forgetKept(this));
    this.cleared.emit();
  }

  /** Runs `work` when a view has had time to come back. */
  later(work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, LINGER_MS);
    this.#timers.add(timer);
  }

  #entry<T>(query: Query<T>): QueryEntry<T> {
    const held = this.#entries.get(query.key) as QueryEntry<T> | undefined;
    if (held) return held;
    const entry = new QueryEntry(query, this);
    this.#entries.set(query.key, entry);
    return entry;
  }

  #touch(key: string, entry: QueryEntry<unknown>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  #evict(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) this.#entries.delete(key);
  }
}

/** Makes the store that views share; see `StoreOptions`. */
export const createStore = (options: StoreOptions): PivotalStore => new PivotalStore(options);
