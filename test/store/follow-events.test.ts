import "../support/no-network.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PivotalApi } from "@pivotal/sdk";
import { followEvents } from "@pivotal/sdk/live";
import { createPivotalHandler, type Grant } from "@pivotal/sdk/server";
import { createStore, customerQuery, type PivotalStore } from "@pivotal/sdk/store";
import { contactsQuery } from "@pivotal/sdk/store/record";
import type { WebhookEvent } from "@pivotal/sdk/webhooks";
import { createBackend, MOCK_API_KEY } from "@pivotal/mocks";
import { virtualTime, type VirtualTime } from "../support/virtual-time.ts";

const ORIGIN = "https://desk.example";

/** A page that follows, its host's handler, and the service behind that. */
function openPage({
  authorize = (): Grant | false => ({ allow: true, user: "ana" }),
  hidden = { value: false },
  hasEvents = true,
} = {}) {
  const backend = createBackend({ seed: 1, customers: 20, rateLimit: false });
  const start = () =>
    createPivotalHandler({ apiKey: MOCK_API_KEY, authorize, fetch: backend.fetch, origin: ORIGIN });
  let handler = start();
  /** What the page asked of the events, and the connections that are open. */
  const asked: string[] = [];
  const open = new Set<AbortController>();
  let down = false;
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    if (!pathname.endsWith("/events")) return handler(sent(request));
    asked.push(search);
    if (!hasEvents) return new Response(null, { status: 404 });
    if (down) throw new TypeError("Failed to fetch");
    const line = new AbortController();
    open.add(line);
    request.signal.addEventListener("abort", () => line.abort());
    return handler(sent(new Request(request, { signal: line.signal })));
  };
  const sent = (request: Request) => {
    request.headers.set("sec-fetch-site", "same-origin");
    return request;
  };
  const client = new PivotalApi({ baseUrl: `${ORIGIN}/api/pivotal`, fetch });
  const store = createStore({ client, isHidden: () => hidden.value });
  const end = new AbortController();
  followEvents(store, { signal: end.signal });
  let number = 0;
  return {
    backend,
    store,
    asked,
    hidden,
    end,
    /** Something happens at the service, which tells the host of it. */
    async happens(type: string, object: object): Promise<void> {
      const event = {
        id: `evt_${(number += 1)}`,
        type,
        created_at: new Date().toISOString(),
        org_id: "org_1",
        livemode: true,
        api_version: "v1",
        data: { object, previous_attributes: null },
      };
      await handler.events.publish(event as WebhookEvent);
    },
    /** From now on another process of the host answers. */
    restart: () => void (handler = start()),
    /** Every connection breaks off; the next ones do so too while `stays`. */
    breakOff(stays = false) {
      down = stays;
      for (const line of open) line.abort();
      open.clear();
    },
  };
}

describe("a store that follows events", () => {
  let time: VirtualTime;
  before(() => (time = virtualTime()));
  after(() => time.uninstall());
  const until = async (what: () => boolean): Promise<void> => {
    for (let steps = 0; !what(); steps += 1) {
      assert.ok(steps < 2_000, "It did not come to pass.");
      await time.pass(10);
    }
  };
  const load = (store: PivotalStore) => time.run(store.refresh(customerQuery("3")));
  /** Longer than any wait before the next try to connect. */
  const goOn = () => time.pass(61_000);

  it("has a customer as it now is, new ones too, and no longer one that is gone", async () => {
    const { store, happens, asked, backend, end } = openPage();
    await until(() => asked.length === 1);
    await load(store);
    const held = store.records.get("3");
    assert.ok(held);
    const now = { ...held, name: "Renamed", updated_at: new Date(Date.now() + 1_000).toISOString() };
    const requests = backend.log.length;
    await happens("customer.updated", now);
    await until(() => store.records.get("3")?.name === "Renamed");
    await happens("customer.created", { ...now, id: "cus_new", display_id: 9_001 });
    await until(() => store.records.get("9001") !== undefined);
    await happens("customer.updated", { ...held, name: "Old news" });
    await happens("customer.deleted", { id: "cus_new" });
    await until(() => store.records.get("9001") === undefined);
    assert.equal(store.records.get("3")?.name, "Renamed");
    assert.equal(backend.log.length, requests, "the rows came with the events");
    end.abort();
  });

  it("loads again what is looked at of a customer, and nothing that nobody looks at", async () => {
    const { store, happens, asked, backend, end } = openPage();
    await until(() => asked.length === 1);
    await load(store);
    const id = store.records.get("3")?.id ?? "";
    const loads = () => backend.log.filter(({ path }) => path.includes("/contacts")).length;
    const off = store.watch(contactsQuery(id), () => undefined);
    await until(() => loads() === 1 && store.read(contactsQuery(id)).status === "success");
    await happens("contact.added", { id: "con_1", customer_id: id });
    await until(() => loads() === 2);
    off();
    await happens("contact.added", { id: "con_2", customer_id: "cus_of_nobody" });
    await happens("customer.created", { ...store.records.get("3"), id: "cus_last", display_id: 9_002 });
    await until(() => store.records.get("9002") !== undefined);
    assert.equal(loads(), 2);
    end.abort();
  });

  it("comes back after a break, and is told what it missed", async () => {
    const { store, happens, asked, breakOff, end } = openPage();
    await until(() => asked.length === 1);
    await load(store);
    const held = store.records.get("3");
    const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
    await happens("customer.updated", { ...held, name: "One", updated_at: at(1) });
    await until(() => store.records.get("3")?.name === "One");
    breakOff();
    await happens("customer.updated", { ...held, name: "Two", updated_at: at(2) });
    await goOn();
    await until(() => store.records.get("3")?.name === "Two");
    assert.deepEqual(asked, ["", "?after=evt_1"]);
    end.abort();
  });

  it("asks for everything that is looked at when nobody knows what it missed", async () => {
    const { store, asked, happens, restart, breakOff, backend, end } = openPage();
    await until(() => asked.length === 1);
    const off = store.watch(customerQuery("3"), () => undefined);
    await until(() => store.records.get("3") !== undefined);
    await happens("customer.updated", { ...store.records.get("3"), id: "cus_new", display_id: 9_001 });
    await until(() => store.records.get("9001") !== undefined);
    const requests = backend.log.length;
    restart();
    breakOff();
    await goOn();
    await until(() => backend.log.length > requests);
    assert.equal(asked.at(-1), "?after=evt_1");
    assert.match(backend.log.at(-1)?.path ?? "", /^\/customers\/3/);
    off();
    end.abort();
  });

  it("does not go on where there are no events", async () => {
    const without = openPage({ hasEvents: false });
    await until(() => without.asked.length === 1);
    await goOn();
    assert.equal(without.asked.length, 1);
  });

  it("asks seldom where this user may not have them, and has them once that changes", async () => {
    let may = false;
    const { asked, end } = openPage({ authorize: () => may && { allow: true, user: "ana" } });
    await until(() => asked.length === 1);
    await time.pass(29_000);
    assert.equal(asked.length, 1);
    may = true;
    await goOn();
    assert.equal(asked.length, 2);
    await time.pass(120_000);
    assert.equal(asked.length, 2, "it follows");
    end.abort();
  });

  it("asks again and again while the host cannot be reached, each time after longer", async () => {
    const { asked, breakOff, end } = openPage();
    await until(() => asked.length === 1);
    breakOff(true);
    const waits: number[] = [];
    for (let tries = 2; tries < 6; tries += 1) {
      const from = performance.now();
      await until(() => asked.length === tries);
      waits.push(performance.now() - from);
    }
    const fits = waits.map((wait, at) => wait >= 500 * 2 ** at && wait <= 1_000 * 2 ** at + 100);
    assert.deepEqual(fits, [true, true, true, true], String(waits));
    end.abort();
    await goOn();
    assert.equal(asked.length, 5);
  });

  it("follows anew, and from the start, when someone else signs in", async () => {
    const { store, happens, asked, end } = openPage();
    await until(() => asked.length === 1);
    await load(store);
    await happens("customer.updated", { ...store.records.get("3"), name: "Of the first" });
    store.clear();
    await goOn();
    await until(() => asked.length === 2);
    assert.equal(asked[1], "");
    end.abort();
  });

  it("asks for nothing while nobody can see the page", async () => {
    const { asked, end } = openPage({ hidden: { value: true } });
    await goOn();
    assert.deepEqual(asked, []);
    end.abort();
  });
});
