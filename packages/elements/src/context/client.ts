import {
  createTransport,
  Customers,
  CustomFields,
  Health,
  isPivotalError,
  Members,
  type PivotalOptions,
} from "@pivotal/sdk";
import type { PivotalStore, StoreClient } from "@pivotal/sdk/store/core";
import type { ConnectOptions } from "./configure.ts";

/** A client of what every page asks for. The rest is asked for over its transport by who needs it: a page pays for each resource. */
export function createClient(options: PivotalOptions): StoreClient {
  const transport = createTransport(options);
  return {
    transport,
    customers: new Customers(transport),
    health: new Health(transport),
    members: new Members(transport),
    customFields: new CustomFields(transport),
  };
}

/** The client of a store: the host's own, else one of ours. When it is told that nobody is signed in any more, so is the page. */
export async function openClient(
  { baseUrl, fetchSession, client }: Pick<ConnectOptions, "baseUrl" | "fetchSession" | "client">,
  store: PivotalStore,
  place: (store: PivotalStore) => EventTarget | undefined,
): Promise<StoreClient> {
  const opened = client
    ? await (typeof client === "function" ? client() : client)
    : createClient({
        baseUrl,
        fetch: fetchSession && (await import("@pivotal/sdk/session")).sessionFetch({ fetchSession }),
      });
  opened.transport?.watch((call) => {
    call.catch(async (error: unknown) => {
      if (isPivotalError(error) && error.type === "authentication_error")
        (await import("./session-ended.ts")).tellEnded(error, opened.transport, store, place(store));
    });
  });
  return opened;
}
