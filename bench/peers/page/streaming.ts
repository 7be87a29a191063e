import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/search/define";
import { PivotalApi } from "@pivotal/sdk";
import { createStore, replicaOf, type PivotalStore } from "@pivotal/sdk/store";

const BASE_URL = "/api/pivotal";
const HEARTBEAT_MS = 5;

export interface Streamed {
  rows: number;
  /** The longest time between two beats of a timer of 5 ms. */
  gap: number;
  /** Tasks of more than 50 ms, as the browser reports them. */
  longTasks: number;
}

/** Fills a store from the API as fast as it answers. */
class StreamPage {
  #store: PivotalStore | undefined;
  #go: (() => void) | undefined;
  readonly #gone = new Promise<void>((resolve) => (this.#go = resolve));

  /** Makes the store, and what shows it; its first request waits for `stream`. */
  async prepare(withViews: boolean): Promise<void> {
    const client = new PivotalApi({
      baseUrl: new URL(BASE_URL, location.href).href,
      fetch: async (...request) => {
        await this.#gone;
        return fetch(...request);
      },
    });
    if (!withViews) {
      this.#store = createStore({ client });
      return;
    }
    const provider = document.createElement("pv-provider");
    provider.client = client;
    provider.append(document.createElement("pv-search"), document.createElement("pv-customer-list"));
    document.querySelector("#host")?.append(provider);
    await provider.updateComplete;
    this.#store = provider.store;
  }

  async stream(): Promise<Streamed> {
    if (!this.#store) throw new Error("There is no store.");
    const replica = replicaOf(this.#store);
    const watch = watchTasks();
    performance.mark("stream:start");
    const leave = replica.attend();
    this.#go?.();
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (replica.coverage.error) reject(replica.coverage.error);
        if (replica.coverage.complete) resolve();
      };
      replica.changed.add(look);
      look();
    });
    performance.mark("stream:end");
    leave();
    return { rows: replica.coverage.rows, ...watch() };
  }
}

function watchTasks(): () => { gap: number; longTasks: number } {
  let [last, gap, longTasks] = [performance.now(), 0, 0];
  const timer = setInterval(() => {
    const now = performance.now();
    gap = Math.max(gap, now - last);
    last = now;
  }, HEARTBEAT_MS);
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ entryTypes: ["longtask"] });
  return () => {
    clearInterval(timer);
    observer.disconnect();
    return { gap, longTasks };
  };
}

Object.assign(globalThis, { bench: new StreamPage() });
