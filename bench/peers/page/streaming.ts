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
  async stream(withViews: boolean): Promise<Streamed> {
    const store = withViews ? await this.#show() : createStore({ client: this.#client() });
    const watch = watchTasks();
    performance.mark("stream:start");
    const replica = replicaOf(store);
    const leave = replica.attend();
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

  #client(): PivotalApi {
    return new PivotalApi({ baseUrl: new URL(BASE_URL, location.href).href });
  }

  async #show(): Promise<PivotalStore> {
    const provider = document.createElement("pv-provider");
    provider.client = this.#client();
    provider.append(document.createElement("pv-search"), document.createElement("pv-customer-list"));
    document.querySelector("#host")?.append(provider);
    await provider.updateComplete;
    if (!provider.store) throw new Error("The provider has no store.");
    return provider.store;
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
