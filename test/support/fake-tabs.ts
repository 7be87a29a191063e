import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
// Loaded on demand, which virtual time does not wait for.
import "../../packages/sdk/src/store/link-replica.ts";
import {
  createStore,
  replicaOf,
  type PivotalStore,
  type Replica,
  type StoreSettings,
} from "@pivotal/sdk/store";

type Held = { tab: Tab; release: () => void; steal: () => void };
interface Waiting {
  tab: Tab;
  grant: () => void;
}

/** The tabs of one browser in one process: each has its store, and they share a backend, locks and channels. */
export class Browser {
  readonly tabs: Tab[] = [];
  readonly held = new Map<string, Held>();
  readonly queues = new Map<string, Waiting[]>();
  readonly channels = new Set<Channel>();
  readonly backend: Backend;
  /** Closes all tabs and gives back what they had in place of the browser. */
  readonly uninstall: () => void;
  /** Whose globals are asked for. */
  current: Tab | undefined;

  constructor(options: BackendOptions, uninstall: () => void) {
    this.uninstall = () => {
      for (const tab of this.tabs) tab.close();
      uninstall();
    };
    this.backend = createBackend({ rateLimit: false, ...options });
  }

  /** Opens a page; nobody looks at it yet. */
  open(settings: Partial<StoreSettings> = { session: "ada" }): Tab {
    const tab = new Tab(this, settings);
    this.tabs.push(tab);
    this.current = tab;
    return tab;
  }

  get alive(): Tab[] {
    return this.tabs.filter(({ isClosed }) => !isClosed);
  }

  grantNext(name: string): void {
    if (!this.held.has(name)) this.queues.get(name)?.shift()?.grant();
  }
}

/** One page: it can be closed or frozen at any moment, like one that the user or the browser puts away. */
export class Tab {
  readonly browser: Browser;
  readonly store: PivotalStore;
  readonly asked: string[] = [];
  isClosed = false;
  isFrozen = false;
  #thaw: (() => void)[] = [];
  readonly #onTheirWay = new Set<() => void>();

  constructor(browser: Browser, settings: Partial<StoreSettings>) {
    this.browser = browser;
    const client = new PivotalApi({
      apiKey: browser.backend.keys.live,
      baseUrl: "https://pivotal.invalid/api/v1",
      fetch: (input, init) => this.#fetch(new Request(input, init)),
      maxRetries: 0,
    });
    this.store = createStore({ client, ...settings });
  }

  get replica(): Replica {
    return replicaOf(this.store);
  }

  get leads(): boolean {
    return [...this.browser.held.values()].some(({ tab }) => tab === this);
  }

  get names(): string[] {
    return this.store.records
      .values()
      .map(({ name }) => name)
      .sort();
  }

  /** Gone at once, with its requests, as when the user closes it. */
  close(): void {
    this.isClosed = true;
    // They would keep their turns in the gate, which all clients of one process share.
    for (const cut of this.#onTheirWay) cut();
    for (const queue of this.browser.queues.values()) {
      queue.splice(0, queue.length, ...queue.filter(({ tab }) => tab !== this));
    }
    for (const [name, held] of [...this.browser.held]) {
      if (held.tab !== this) continue;
      this.browser.held.delete(name);
      this.browser.grantNext(name);
    }
  }

  freeze(): void {
    this.isFrozen = true;
  }

  thaw(): void {
    this.isFrozen = false;
    for (const go of this.#thaw.splice(0)) go();
  }

  /** Runs what the browser does in this page: later while it is frozen, never once it is closed. */
  run(task: () => void): void {
    if (this.isClosed) return;
    if (this.isFrozen) this.#thaw.push(() => this.run(task));
    else task();
  }

  async #fetch(request: Request): Promise<Response> {
    if (this.isClosed) throw new TypeError("The page is gone.");
    this.asked.push(new URL(request.url).pathname + new URL(request.url).search);
    return new Promise((resolve, reject) => {
      const cut = () => reject(new TypeError("The page is gone."));
      this.#onTheirWay.add(cut);
      const end = (task: () => void) =>
        this.run(() => {
          this.#onTheirWay.delete(cut);
          task();
        });
      this.browser.backend.fetch(request).then(
        (response) => end(() => resolve(response)),
        (error: unknown) => end(() => reject(error)),
      );
    });
  }
}

class Channel {
  readonly tab: Tab;
  readonly name: string;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(tab: Tab, name: string) {
    this.tab = tab;
    this.name = name;
    tab.browser.channels.add(this);
  }

  postMessage(message: unknown): void {
    if (this.tab.isClosed || this.tab.isFrozen) return;
    if (!this.tab.browser.channels.has(this)) throw new DOMException("closed", "InvalidStateError");
    for (const channel of this.tab.browser.channels) {
      if (channel === this || channel.name !== this.name) continue;
      const data: unknown = structuredClone(message);
      setImmediate(() => channel.tab.run(() => channel.onmessage?.({ data })));
    }
  }

  close(): void {
    this.tab.browser.channels.delete(this);
  }
}

interface LockOptions {
  signal?: AbortSignal;
  steal?: boolean;
}

const aborted = () => new DOMException("The lock is not given.", "AbortError");

class Locks {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  request(name: string, options: LockOptions, hold: () => Promise<void>): Promise<void> {
    const { browser } = this.#tab;
    return new Promise((resolve, reject) => {
      const grant = () => {
        const end = () => {
          if (browser.held.get(name) !== held) return;
          browser.held.delete(name);
          resolve();
          browser.grantNext(name);
        };
        const held: Held = {
          tab: this.#tab,
          release: end,
          steal: () => this.#tab.run(() => reject(aborted())),
        };
        browser.held.set(name, held);
        this.#tab.run(() => void hold().then(end));
      };
      if (options.steal) {
        browser.held.get(name)?.steal();
        return setImmediate(grant);
      }
      const waiting: Waiting = { tab: this.#tab, grant };
      const queue = browser.queues.get(name) ?? [];
      browser.queues.set(name, queue);
      queue.push(waiting);
      options.signal?.addEventListener("abort", () => {
        const at = queue.indexOf(waiting);
        if (at < 0) return;
        queue.splice(at, 1);
        reject(aborted());
      });
      setImmediate(() => browser.grantNext(name));
    });
  }
}

/** Stands in for what a browser offers its pages. */
export function fakeBrowser(options: BackendOptions = {}): Browser {
  const current = () => {
    if (!browser.current) throw new Error("no tab is open");
    return browser.current;
  };
  const { BroadcastChannel: real } = globalThis;
  const locks = Object.getOwnPropertyDescriptor(navigator, "locks");
  const browser = new Browser(options, () => {
    Reflect.set(globalThis, "BroadcastChannel", real);
    if (locks) Object.defineProperty(navigator, "locks", locks);
    else Reflect.deleteProperty(navigator, "locks");
  });
  Object.defineProperty(navigator, "locks", { configurable: true, get: () => new Locks(current()) });
  class FakeChannel extends Channel {
    constructor(name: string) {
      super(current(), name);
    }
  }
  Object.defineProperty(globalThis, "BroadcastChannel", {
    configurable: true,
    writable: true,
    value: FakeChannel,
  });
  return browser;
}
