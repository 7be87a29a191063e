import { read } from "../internal/check.ts";
import { contactSchema, type Contact } from "../resources/contacts/contacts.schema.ts";
import { customerSchema, type Customer } from "../resources/customers/customers.schema.ts";
import { newsOf, type News } from "./news.ts";
import type { CustomerRecords } from "./records.ts";
import type { ReplicaState } from "./replica-links.ts";
import { breathe } from "./slices.ts";
import type { PivotalStore } from "./store.ts";

/** What was written in another format is thrown away. */
const FORMAT = 1;
const ROWS = "customers";
const CONTACTS = "contacts";
const ABOUT = "about";
const STORES = [ROWS, CONTACTS, ABOUT];
/** Rows that are read in one go, and written in one transaction. */
const READ_AT_ONCE = 100;
const WRITTEN_AT_ONCE = 200;
/** A browser that does not even answer keeps nobody waiting. */
const PATIENCE_MS = 2_000;
const IDLE_MS = 1_000;

interface About {
  readonly owner: string;
  readonly state?: ReplicaState;
}
interface KeptContacts {
  readonly id: string;
  readonly contacts: readonly Contact[];
}

const nameOf = (base: string): string => `pivotal-customers ${base}`;

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const end = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, FORMAT);
  request.onupgradeneeded = () => {
    for (const store of [...request.result.objectStoreNames]) request.result.deleteObjectStore(store);
    for (const store of [ROWS, CONTACTS]) request.result.createObjectStore(store, { keyPath: "id" });
    request.result.createObjectStore(ABOUT);
  };
  try {
    return await answer(request);
  } catch (error) {
    // Written by a later version.
    if (!(error instanceof DOMException) || error.name !== "VersionError") throw error;
    await answer(indexedDB.deleteDatabase(name));
    return openDatabase(name);
  }
}

/** Opens it, unless the browser takes too long; what opens later is closed again. */
function openSoon(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, PATIENCE_MS);
    openDatabase(name).then((database) => {
      clearTimeout(timer);
      if (late) database.close();
      resolve(database);
    }, reject);
  });
}

/** Wiping that is on its way: nothing is read before it is over. */
let wiping: Promise<void> = Promise.resolve();

/** Wipes what is kept for a store's server, whoever's it is. Other tabs that keep the same go on in memory. */
export function forgetKept(store: PivotalStore): Promise<void> {
  const { persist } = store.settings;
  const wipe = async () => {
    const base = (await store.client()).transport?.baseUrl;
    if (base === undefined && typeof persist !== "object") return;
    const database = await openDatabase(nameOf(base ?? ""));
    const transaction = database.transaction(STORES, "readwrite");
    for (const name of STORES) transaction.objectStore(name).clear();
    await end(transaction);
    database.close();
  };
  // Where nothing can be opened, nothing is kept.
  wiping = wiping.then(wipe).catch(() => undefined);
  return wiping;
}

/**
 * Customers and their contacts in this browser's IndexedDB, as the server had them. Only a copy: whatever goes wrong with it ends the
 * keeping, and the replica goes on in memory.
 */
export class KeptCustomers {
  readonly #database: IDBDatabase;
  readonly #owner: string;
  readonly #records: CustomerRecords;
  readonly #changed = new Set<string>();
  #state: ReplicaState | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;
  #closed = false;

  private constructor(database: IDBDatabase, owner: string, records: CustomerRecords) {
    this.#database = database;
    this.#owner = owner;
    this.#records = records;
    database.onversionchange = () => this.close();
    database.onclose = () => this.close();
  }

  /** Undefined where the browser does not let us. `owner` tells one user of one workspace from others. */
  static async open(
    base: string,
    owner: string,
    records: CustomerRecords,
  ): Promise<KeptCustomers | undefined> {
    try {
      await wiping;
      const database = await openSoon(nameOf(base));
      return database && new KeptCustomers(database, owner, records);
    } catch {
      // Forbidden, as in a private window, or broken: memory has to do.
      return undefined;
    }
  }

  /** Gives what is kept, the newest first as far as ids tell, and how far it goes. What another owner kept is wiped. */
  async restore(take: (news: News) => void, signal: AbortSignal): Promise<ReplicaState | undefined> {
    try {
      const state = await this.#begin();
      if (!state) return undefined;
      const whole = await this.#readAll(take, signal);
      // A row that could not be read is missing until it comes again.
      return whole ? state : { ...state, complete: false, walk: undefined };
    } catch {
      if (this.#closed) return undefined;
      this.close();
      // Whatever is broken in it is gone when the page loads again.
      indexedDB.deleteDatabase(this.#database.name);
      return undefined;
    }
  }

  /** These customers came, changed or left: that is written when there is time. */
  note(ids: readonly string[]): void {
    if (this.#closed) return;
    for (const id of ids) this.#changed.add(id);
    this.#soon();
  }

  /** How far the replica is; written after all that was noted before. */
  mark(state: ReplicaState): void {
    this.#state = state;
    this.#soon();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#changed.clear();
    this.#database.close();
  }

  async #begin(): Promise<ReplicaState | undefined> {
    const transaction = this.#database.transaction(STORES, "readwrite");
    const about = await answer<About | undefined>(transaction.objectStore(ABOUT).get(ABOUT));
    if (about?.owner === this.#owner) return about.state;
    for (const name of STORES) transaction.objectStore(name).clear();
    transaction.objectStore(ABOUT).put({ owner: this.#owner } satisfies About, ABOUT);
    await end(transaction);
    return undefined;
  }

  async #readAll(take: (news: News) => void, signal: AbortSignal): Promise<boolean> {
    const keys = await answer(this.#database.transaction(ROWS).objectStore(ROWS).getAllKeys());
    let whole = true;
    for (let until = keys.length; until > 0 && !signal.aborted; until -= READ_AT_ONCE) {
      const range = IDBKeyRange.bound(keys[Math.max(0, until - READ_AT_ONCE)], keys[until - 1]);
      const transaction = this.#database.transaction(STORES);
      const [about, rows, people] = await Promise.all([
        answer<About | undefined>(transaction.objectStore(ABOUT).get(ABOUT)),
        answer<unknown[]>(transaction.objectStore(ROWS).getAll(range)),
        answer<KeptContacts[]>(transaction.objectStore(CONTACTS).getAll(range)),
      ]);
      if (about?.owner !== this.#owner) return false;
      const news = this.#checked(rows, people);
      whole &&= news.rows.length === rows.length;
      if (!signal.aborted) take(news);
      await breathe();
    }
    return whole;
  }

  /** What has come here meanwhile is newer, and what is not as it should be is left out. */
  #checked(kept: readonly unknown[], people: readonly KeptContacts[]): News {
    const rows: Customer[] = [];
    for (const row of kept) {
      const { data } = read(customerSchema, row);
      if (data) rows.push(data);
    }
    const known = new Set(rows.map(({ id }) => id));
    const contacts = people
      .filter(
        ({ id, contacts: list }) => known.has(id) && !this.#records.contactsOf(id) && list.every(isContact),
      )
      .map(({ id, contacts: list }) => [id, list] as const);
    return { rows: rows.filter(({ id }) => !this.#records.confirmed(id)), contacts, gone: [] };
  }

  #soon(): void {
    if (this.#writing || this.#closed) return;
    this.#writing = true;
    this.#timer = setTimeout(() => void this.#writeAll(), IDLE_MS);
  }

  async #writeAll(): Promise<void> {
    try {
      while (!this.#closed && (this.#changed.size > 0 || this.#state)) {
        await this.#write();
        await idle();
      }
    } catch {
      // Full, or gone: what is there stays a whole, older copy, and nothing more is added to it.
      this.close();
    }
    this.#writing = false;
  }

  async #write(): Promise<void> {
    const ids: string[] = [];
    for (const id of this.#changed) {
      if (ids.length === WRITTEN_AT_ONCE) break;
      ids.push(id);
      this.#changed.delete(id);
    }
    const transaction = this.#database.transaction(STORES, "readwrite", { durability: "relaxed" });
    await Promise.all([end(transaction), this.#fill(transaction, ids)]);
  }

  async #fill(transaction: IDBTransaction, ids: readonly string[]): Promise<void> {
    const about = transaction.objectStore(ABOUT);
    const { owner } = (await answer<About | undefined>(about.get(ABOUT))) ?? {};
    // Another tab has wiped it, or another user has come.
    if (owner !== this.#owner) return this.close();
    const { rows, contacts, gone } = newsOf(this.#records, ids);
    const [rowStore, contactStore] = [transaction.objectStore(ROWS), transaction.objectStore(CONTACTS)];
    for (const row of rows) rowStore.put(row);
    for (const [id, people] of contacts) contactStore.put({ id, contacts: people } satisfies KeptContacts);
    for (const id of gone) {
      rowStore.delete(id);
      contactStore.delete(id);
    }
    if (this.#changed.size > 0 || !this.#state) return;
    about.put({ owner, state: this.#state } satisfies About, ABOUT);
    this.#state = undefined;
  }
}

const isContact = (contact: unknown): boolean => read(contactSchema, contact).at === undefined;

/** Resolves when the page has nothing better to do. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: IDLE_MS });
    else setTimeout(resolve, 0);
  });
