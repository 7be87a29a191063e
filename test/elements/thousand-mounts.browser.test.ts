import { aTimeout, expect, fixture, html, waitUntil } from "@open-wc/testing";
import { executeServerCommand } from "@web/test-runner-commands";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/search/define";
import type { PvProvider } from "@pivotal/elements/provider";
import { replicaOf, savedViews, type PivotalStore } from "@pivotal/sdk/store";
import { complete as listComplete } from "../support/customer-list.ts";
import { heldClient } from "../support/held-client.ts";
import { loaded as searchLoaded } from "../support/search-page.ts";

const MOUNTS = 1_000;

/** Everyone whom a store tells. */
const watchers = (store: PivotalStore): readonly number[] => {
  const { changed, table } = replicaOf(store);
  const views = savedViews(store);
  const of = [
    changed,
    table.changed,
    store.records.changed,
    store.settingsChanged,
    store.cleared,
    store.revalidated,
  ];
  return [...of.map(({ size }) => size), views.watchers];
};

/** How many listeners there are on what outlives an element. */
function countListeners() {
  const places = [window, document, document.documentElement, document.body] as const;
  const held = new Map<string, number>();
  const undo = places.map((place, at) => {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const note = (type: string, by: number) =>
      held.set(`${at} ${type}`, (held.get(`${at} ${type}`) ?? 0) + by);
    const own = place as EventTarget;
    const listening = new Map<string, Set<unknown>>();
    own.addEventListener = (type: string, listener: never, options?: AddEventListenerOptions | boolean) => {
      const known = listening.get(type) ?? new Set();
      listening.set(type, known);
      if (!known.has(listener)) note(type, 1);
      known.add(listener);
      if (typeof options === "object") {
        options.signal?.addEventListener("abort", () => known.delete(listener) && note(type, -1));
      }
      add.call(place, type, listener, options);
    };
    own.removeEventListener = (type: string, listener: never, options?: EventListenerOptions | boolean) => {
      if (listening.get(type)?.delete(listener)) note(type, -1);
      remove.call(place, type, listener, options);
    };
    return () => {
      Reflect.deleteProperty(place, "addEventListener");
      Reflect.deleteProperty(place, "removeEventListener");
    };
  });
  return { held, restore: () => undo.forEach((work) => work()) };
}

describe("a page on which views come and go a thousand times", () => {
  for (const tag of ["pv-customer-list", "pv-search"] as const) {
    it(`keeps no ${tag} that has gone, nobody who watches the store, and no listener`, async function () {
      this.timeout(110_000);
      const { client, letGo } = heldClient({ customers: 20 });
      letGo("ever");
      const provider = await fixture<PvProvider>(html`<pv-provider .client=${client}></pv-provider>`);
      const { store } = provider;
      if (!store) throw new Error("no store");
      const mount = async (wait: boolean) => {
        const element = document.createElement(tag);
        provider.append(element);
        await element.updateComplete;
        if (wait && element.localName === "pv-search") await searchLoaded(element as never);
        if (wait && element.localName === "pv-customer-list") await listComplete(element as never, store);
        if (element.localName === "pv-search" && wait) (element as HTMLElementTagNameMap["pv-search"]).show();
        await element.updateComplete;
        element.remove();
        return new WeakRef(element);
      };
      // What the page keeps for all of them is there after the first ones.
      for (let at = 0; at < 3; at += 1) await mount(true);
      await aTimeout(1_100);
      const before = watchers(store);
      const { held, restore } = countListeners();
      const gone: WeakRef<Element>[] = [];
      try {
        for (let at = 0; at < MOUNTS; at += 1) gone.push(await mount(at % 50 === 0));
        await aTimeout(1_100);
      } finally {
        restore();
      }
      expect(watchers(store)).to.deep.equal(before);
      expect([...held].filter(([, count]) => count > 0)).to.deep.equal([]);
      await waitUntil(
        async () => {
          await executeServerCommand("collect-garbage");
          return gone.filter((ref) => ref.deref()).length <= 1;
        },
        "all but at most the last one are gone from memory",
        { timeout: 20_000, interval: 500 },
      );
    });
  }
});
