import { resourceOf } from "./resource-of.ts";
import { Me } from "../resources/me/me.ts";
import { NotFoundError, PermissionError } from "../core/errors.ts";
import { KeptCustomers } from "./kept-customers.ts";
import { newsOf, type News } from "./news.ts";
import type { ReplicaLinks, ReplicaPort } from "./replica-links.ts";
import type { StoreClient } from "./store.ts";
import { Tabs } from "./tabs.ts";

/** Rows that go to another tab, or come from one, in one message. */
const PIECE = 100;

/**
 * Connects a replica with what is kept in this browser and with other tabs, as far as the host wants and the browser lets; undefined
 * where neither is. Throws what the client throws.
 */
export async function linkReplica(port: ReplicaPort, signal: AbortSignal): Promise<ReplicaLinks | undefined> {
  const { store } = port;
  const { persist, session = "" } = store.settings;
  const client = await store.client();
  const named = typeof persist === "object" ? persist.name : undefined;
  const base = client.transport?.baseUrl;
  const workspace = named ?? (base === undefined ? undefined : await workspaceOf(client, signal));
  const owner = JSON.stringify([workspace, session]);
  const kept =
    persist && workspace !== undefined
      ? await KeptCustomers.open(base ?? "", owner, store.records)
      : undefined;
  if (kept && !signal.aborted) await restore(kept, port, signal);
  if (signal.aborted) kept?.close();
  const isShared = session !== "" && base !== undefined;
  if (signal.aborted || !(kept || isShared)) return undefined;
  return link(port, kept, isShared ? JSON.stringify([base, owner]) : undefined);
}

function link(
  port: ReplicaPort,
  kept: KeptCustomers | undefined,
  shared: string | undefined,
): ReplicaLinks | undefined {
  const { records } = port.store;
  let isBehind = false;
  const ids = () => idsOf(port);
  const tabs =
    shared === undefined
      ? undefined
      : Tabs.open(shared, {
          progress: port.progress,
          isHidden: port.store.isHidden,
          *copy(): Generator<News> {
            const all = ids();
            for (let at = 0; at < all.length; at += PIECE) yield newsOf(records, all.slice(at, at + PIECE));
          },
          receive: port.receive,
          follow: port.follow,
          lead(leads) {
            // What the other tab had not yet written is known here only.
            if (leads && isBehind) kept?.note(ids());
            isBehind = false;
            port.lead(leads);
          },
          asked: port.asked,
        });
  const leads = () => tabs?.leads ?? true;
  return {
    get leads() {
      return leads();
    },
    join: () => tabs?.join(),
    rest: () => tabs?.rest(),
    ask: (refresh) => tabs?.ask(refresh),
    note(changed, isKnown) {
      // One tab writes for all.
      if (leads()) kept?.note(changed);
      else isBehind = true;
      if (!isKnown) tabs?.tell({ kind: "news", news: newsOf(records, changed) });
    },
    tell(progress, span) {
      const { complete, asOf, walk } = progress;
      if (leads()) kept?.mark({ complete, asOf, walk });
      if (leads()) tabs?.tell({ kind: "progress", progress, span });
    },
    close() {
      tabs?.close();
      kept?.close();
    },
  };
}

const idsOf = ({ table }: ReplicaPort): string[] =>
  Array.from(table.slots, (slot) => table.row(slot)?.id).filter((id) => id !== undefined);

/** The workspace of the key; undefined where the service, or the host, does not tell. */
async function workspaceOf(client: StoreClient, signal: AbortSignal): Promise<string | undefined> {
  try {
    const identity = await resourceOf(client, "me", Me).retrieve({ signal });
    return identity.object === "me" ? identity.organization.id : undefined;
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof PermissionError) return undefined;
    throw error;
  }
}

async function restore(kept: KeptCustomers, port: ReplicaPort, signal: AbortSignal): Promise<void> {
  const before = new Set<string>();
  const state = await kept.restore((news) => {
    for (const { id } of news.rows) before.add(id);
    port.restore(news);
  }, signal);
  if (signal.aborted) return;
  // What was here already is not kept yet.
  kept.note(idsOf(port).filter((id) => !before.has(id)));
  if (state) port.restored(state);
}
