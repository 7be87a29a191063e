import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { createStore, type PivotalStore, type Query, type QueryState } from "@pivotal/sdk/store";

/** A store whose client speaks to a backend of its own, with every request in `backend.log`. */
export function storeOn(options: BackendOptions = {}): { backend: Backend; store: PivotalStore } {
  const backend = createBackend({ rateLimit: false, ...options });
  const client = new PivotalApi({
    apiKey: backend.keys.live,
    baseUrl: "https://pivotal.invalid/api/v1",
    fetch: backend.fetch,
    maxRetries: 0,
  });
  return { backend, store: createStore({ client }) };
}

/** Watches a query until it has come to rest, and gives the state it came to. */
export async function settled<T>(store: PivotalStore, query: Query<T>): Promise<QueryState<T>> {
  const leave: (() => void)[] = [];
  const state = await new Promise<QueryState<T>>((resolve) => {
    const look = () => {
      const now = store.read(query);
      if (now.status !== "pending" && !now.fetching) resolve(now);
    };
    leave.push(store.watch(query, look));
    look();
  });
  for (const off of leave) off();
  return state;
}
