import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createStore,
  customerQuery,
  healthQuery,
  lookupQuery,
  type PivotalStore,
  type StoreClient,
} from "@pivotal/sdk/store";
import { customer } from "../support/records.ts";
import { settled, storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const LEVELS = ["published", "described", "full"] as const;

/** Holds the customers of a list's first page. */
async function fromList(store: PivotalStore): Promise<void> {
  const { customers } = await store.client();
  store.records.put((await customers.list({ limit: 100 })).data);
}

for (const level of LEVELS) {
  describe(`asking a server at level ${level}`, () => {
    it("fifty views of one customer cause one request", async () => {
      const { store, backend } = storeOn({ level });
      const states = await Promise.all(Array.from({ length: 50 }, () => settled(store, customerQuery("7"))));
      assert.equal(backend.log.length, 1);
      assert.equal(new Set(states.map((state) => state.data)).size, 1);
      assert.equal(states[0]?.data?.display_id, 7);
    });

    it("a customer is one record under its number and its id", async () => {
      const { store, backend } = storeOn({ level });
      const { data } = await settled(store, customerQuery("7"));
      assert.ok(data);
      assert.equal((await settled(store, customerQuery(data.id))).data, data);
      assert.equal(backend.log.length, 1);
    });

    it("a customer who is in the list is shown without a request", async () => {
      const { store, backend } = storeOn({ level });
      await fromList(store);
      assert.equal((await settled(store, customerQuery("7"))).data?.display_id, 7);
      assert.equal(backend.log.length, 1);
    });

    it("a lookup finds a customer by number and by slug, and nothing for an unknown one", async () => {
      const { store } = storeOn({ level });
      const { data } = await settled(store, customerQuery("7"));
      assert.ok(data);
      assert.deepEqual(
        (await settled(store, lookupQuery("#7"))).data?.map((row) => row.id),
        [data.id],
      );
      assert.deepEqual(
        (await settled(store, lookupQuery(data.slug))).data?.map((row) => row.id),
        [data.id],
      );
      assert.deepEqual((await settled(store, lookupQuery("987654"))).data, []);
    });
  });
}

describe("a part of the API that the server lacks", () => {
  it("is asked for once, is no error, and is not asked for again for another customer", async () => {
    const { store, backend } = storeOn({ level: "described" });
    for (const id of ["7", "8", "9"]) {
      const state = await settled(store, healthQuery(id));
      assert.equal(state.status, "unavailable");
      assert.equal(state.error, undefined);
    }
    assert.equal(backend.log.length, 1);
  });

  it("is offered with everything else", async () => {
    const { store } = storeOn({ level: "full" });
    assert.equal((await settled(store, healthQuery("7"))).data?.signals.length, 5);
  });
});

describe("failures", () => {
  it("are state, and asking again brings the customer", async () => {
    const { store, backend } = storeOn({ faults: [{ kind: "status", status: 500, times: 1 }] });
    const failed = await settled(store, customerQuery("7"));
    assert.equal(failed.status, "error");
    assert.equal(failed.error?.status, 500);
    await store.refresh(customerQuery("7"));
    const state = store.read(customerQuery("7"));
    assert.equal(state.status, "success");
    assert.equal(state.error, undefined);
    assert.equal(backend.log.length, 2);
  });

  it("of a reload leave what was shown", async () => {
    const { store, backend } = storeOn();
    const { data } = await settled(store, customerQuery("7"));
    backend.faults.push({ kind: "networkError" });
    await store.refresh(customerQuery("7"));
    const state = store.read(customerQuery("7"));
    assert.equal(state.data, data);
    assert.equal(state.error?.type, "network_error");
  });

  it("that say the customer is gone take it away everywhere", async () => {
    const { store, backend } = storeOn();
    await fromList(store);
    const before = store.records.size;
    backend.faults.push({ kind: "status", status: 404, code: "customer_not_found" });
    await store.refresh(customerQuery("7"));
    assert.equal(store.read(customerQuery("7")).data, undefined);
    assert.equal(store.read(customerQuery("7")).error?.type, "not_found");
    assert.equal(store.records.size, before - 1);
  });

  it("to make the client are tried again", async () => {
    let times = 0;
    const store = createStore({
      client: () => {
        times += 1;
        throw new Error("not yet");
      },
    });
    await assert.rejects(store.client(), /not yet/);
    await assert.rejects(store.client(), /not yet/);
    assert.equal(times, 2);
  });
});

describe("views that come and go", () => {
  const held = () => {
    const signals: AbortSignal[] = [];
    const client = {
      customers: {
        retrieve: (_id: string, { signal }: { signal: AbortSignal }) => {
          signals.push(signal);
          return new Promise((_, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason as Error)),
          );
        },
      },
    } as unknown as StoreClient;
    return { store: createStore({ client }), signals };
  };

  it("the request ends a moment after the last view has left, and not before", async (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const { store, signals } = held();
    const leave = [0, 1].map(() => store.watch(customerQuery("7"), () => undefined));
    await time.pass(0);
    leave[0]?.();
    await time.pass(5_000);
    assert.equal(signals[0]?.aborted, false);
    leave[1]?.();
    await time.pass(500);
    assert.equal(signals[0]?.aborted, false);
    await time.pass(1_000);
    assert.equal(signals[0]?.aborted, true);
    assert.equal(signals.length, 1);
  });

  it("a view that is moved keeps its request", async (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const { store, signals } = held();
    store.watch(customerQuery("7"), () => undefined)();
    store.watch(customerQuery("7"), () => undefined);
    await time.pass(5_000);
    assert.equal(signals.length, 1);
    assert.equal(signals[0]?.aborted, false);
  });

  it("an answer is fresh for half a minute, a failed one too", async (t) => {
    for (const faults of [[], [{ kind: "status", status: 403 } as const]]) {
      const time = virtualTime();
      t.after(() => time.uninstall());
      const { store, backend } = storeOn({ faults });
      await time.run(settled(store, healthQuery("7")));
      await time.run(settled(store, healthQuery("7")));
      assert.equal(backend.log.length, 1);
      await time.pass(31_000);
      store.watch(healthQuery("7"), () => undefined);
      await time.pass(10);
      assert.equal(backend.log.length, 2);
      time.uninstall();
    }
  });
});

describe("when another user signs in", () => {
  it("nothing of the first is left, and views that are there load anew", async () => {
    const { store, backend } = storeOn();
    await fromList(store);
    await settled(store, customerQuery("7"));
    await settled(store, healthQuery("8"));
    const seen: unknown[] = [];
    const loaded = new Promise<void>((resolve) => {
      store.watch(customerQuery("7"), () => {
        const state = store.read(customerQuery("7"));
        seen.push(state.data?.id);
        if (seen.includes(undefined) && state.status === "success") resolve();
      });
    });
    const asked = backend.log.length;
    store.clear();
    assert.equal(store.records.size, 0);
    assert.equal(store.read(healthQuery("8")).data, undefined);
    await loaded;
    assert.equal(backend.log.length, asked + 1);
  });

  it("an answer on its way to the first is dropped", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const client = {
      health: { retrieve: () => new Promise((resolve) => (answer = resolve)) },
    } as unknown as StoreClient;
    const store = createStore({ client });
    const off = store.watch(healthQuery("7"), () => undefined);
    await Promise.resolve();
    off();
    store.clear();
    answer({ score: 1 });
    await new Promise(setImmediate);
    assert.equal(store.read(healthQuery("7")).data, undefined);
  });
});

describe("edits", () => {
  it("show in every view at once, and stay when the server agrees", async () => {
    const { store } = storeOn();
    await fromList(store);
    const saving = store.updateCustomer("7", { plan: "edited" });
    assert.equal(store.read(customerQuery("7")).data?.plan, "edited");
    assert.equal(store.records.values().find((row) => row.display_id === 7)?.plan, "edited");
    assert.equal((await saving).plan, "edited");
    assert.equal(store.read(customerQuery("7")).data?.plan, "edited");
  });

  it("of a user who has left do not come back for the next", async () => {
    const { store } = storeOn();
    const saving = store.updateCustomer("7", { plan: "edited" });
    store.clear();
    await saving;
    assert.equal(store.records.size, 0);
  });

  it("are taken back when the server refuses them", async () => {
    const { store, backend } = storeOn();
    const { data } = await settled(store, customerQuery("7"));
    backend.faults.push({ kind: "status", status: 403, match: { method: "PATCH" } });
    const saving = store.updateCustomer("7", { plan: "edited" });
    assert.equal(store.read(customerQuery("7")).data?.plan, "edited");
    await assert.rejects(saving, { type: "permission_error" });
    assert.deepEqual(store.read(customerQuery("7")).data, data);
  });

  it("on their way stay on top of what arrives meanwhile", () => {
    const { store } = storeOn();
    store.records.put([customer({ plan: "a" })]);
    const first = store.records.edit("1", { plan: "b" });
    const second = store.records.edit("1", { name: "Renamed" });
    store.records.put([customer({ plan: "c", mrr: 5, updated_at: "2026-06-01T00:00:00Z" })]);
    assert.equal(store.records.get("1")?.plan, "b");
    first();
    assert.equal(store.records.get("1")?.plan, "c");
    assert.equal(store.records.get("1")?.name, "Renamed");
    second();
    assert.equal(store.records.get("cus_1")?.name, "Aurora Outfitters");
    assert.equal(store.records.get("cus_1")?.mrr, 5);
  });
});

describe("records", () => {
  it("an older copy never replaces a newer one", () => {
    const { store } = storeOn();
    store.records.put([customer({ name: "New", updated_at: "2026-06-02T00:00:00Z" })]);
    store.records.put([customer({ name: "Old", updated_at: "2026-06-01T00:00:00Z" })]);
    assert.equal(store.records.get("1")?.name, "New");
    assert.equal(store.records.size, 1);
  });

  it("a listener that throws is reported, and the others are still told", (t) => {
    const reported: unknown[] = [];
    globalThis.reportError = (error) => void reported.push(error);
    t.after(() => Reflect.deleteProperty(globalThis, "reportError"));
    const { store } = storeOn();
    let told = 0;
    store.records.changed.add(() => {
      throw new Error("broken view");
    });
    store.records.changed.add(() => (told += 1));
    store.records.put([customer()]);
    assert.equal(told, 1);
    assert.match(String(reported[0]), /broken view/);
  });
});
