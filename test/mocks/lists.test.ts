import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import fc from "fast-check";
import { EVERY_LEVEL, apiOf, refusal, walk } from "./api.ts";
import type { ListBody } from "./api.ts";

const NOW = "2026-11-02T09:00:00.000Z";
const start = (options: Parameters<typeof createBackend>[0] = {}) => {
  const clock = createClock(NOW);
  const backend = createBackend({ clock, rateLimit: false, ...options });
  return { backend, clock, api: apiOf(backend) };
};

for (const level of EVERY_LEVEL) {
  describe(`lists of a ${level} server`, () => {
    const { api, backend } = start({ level });

    it("come in the envelope, newest first, twenty at a time unless asked otherwise", async () => {
      const page = await api.list("/customers");
      assert.deepEqual(Object.keys(page), ["object", "data", "has_more", "next_cursor"]);
      assert.equal(page.data.length, 20);
      assert.equal(page.has_more, true);
      assert.equal(page.next_cursor, page.data[19]?.created_at);
      const times = page.data.map(({ created_at }) => created_at);
      assert.deepEqual(times, times.toSorted().reverse());
    });

    it("give 25 onboardings where nothing is asked", async () => {
      assert.equal((await api.list("/onboardings")).data.length, 25);
    });

    it("hold only what is strictly older than the cursor", async () => {
      const first = await api.list("/customers?limit=5");
      const next = await api.list(`/customers?limit=100&cursor=${first.next_cursor}`);
      assert.ok(next.data.every(({ created_at }) => created_at < (first.next_cursor as string)));
      assert.equal(next.has_more, false);
      assert.equal(next.next_cursor, null);
    });

    it("refuse a limit or a cursor that is none, naming it", async () => {
      const answers: string[] = [];
      for (const query of [
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=1.5",
        "limit=abc",
        "limit=",
        "cursor=5",
        "cursor=2026-01-01",
        "cursor=2026-13-01T00:00:00Z",
        "cursor=",
      ]) {
        answers.push(`${query}: ${refusal(await api.bad("GET", `/customers?${query}`))}`);
      }
      assert.deepEqual(answers, [
        "limit=0: 400 invalid_request_error too_small limit",
        "limit=101: 400 invalid_request_error too_big limit",
        "limit=-1: 400 invalid_request_error too_small limit",
        "limit=1.5: 400 invalid_request_error invalid_type limit",
        "limit=abc: 400 invalid_request_error invalid_type limit",
        "limit=: 400 invalid_request_error invalid_type limit",
        "cursor=5: 400 invalid_request_error invalid_string cursor",
        "cursor=2026-01-01: 400 invalid_request_error invalid_string cursor",
        "cursor=2026-13-01T00:00:00Z: 400 invalid_request_error invalid_string cursor",
        "cursor=: 400 invalid_request_error invalid_string cursor",
      ]);
    });

    it("filter before they page", async () => {
      const all = await walk(api.list, "/customers", 100);
      const active = await walk(api.list, "/customers?status=active", 10);
      assert.deepEqual(
        active.map(({ id }) => id),
        all.filter(({ status }) => status === "active").map(({ id }) => id),
      );
      const states = await walk(api.list, "/onboardings?state=paused&phase=program_design", 10);
      assert.ok(states.length > 0);
      assert.ok(states.every(({ state, phase }) => state === "paused" && phase === "program_design"));
    });

    it("find a customer by its slug, and nothing by a slug of nobody", async () => {
      const [customer] = (await api.list("/customers?limit=1")).data;
      assert.deepEqual((await api.list(`/customers?slug=${customer?.["slug"]}`)).data, [customer]);
      assert.deepEqual((await api.list("/customers?slug=nobody")).data, []);
    });

    it("name a customer's onboardings by customer_id and by path alike", async () => {
      const owner = String((await api.list("/onboardings?limit=1")).data[0]?.["customer_id"]);
      const byPath = await api.list(`/customers/${owner}/onboardings`);
      assert.ok(byPath.data.length > 0);
      assert.deepEqual((await api.list(`/onboardings?customer_id=${owner}`)).data, byPath.data);
      assert.deepEqual((await api.list("/onboardings?customer_id=nobody")).data, []);
    });

    it("are the same rows that the seed promises", () => {
      assert.equal(backend.db.customers.last, 50);
    });
  });
}

describe("cursors under ties", () => {
  it("lose rows at a page's edge for a client that does not overlap, as the real service does", async () => {
    const { api } = start();
    for (let i = 0; i < 10; i++) await api.post("/customers", { name: `Tied ${i}` });
    const first = await api.list("/customers?limit=4");
    const second = await api.list(`/customers?limit=100&cursor=${first.next_cursor}`);
    const names = [...first.data, ...second.data]
      .map(({ name }) => String(name))
      .filter((name) => name.startsWith("Tied"));
    assert.equal(names.length, 4);
    assert.equal(first.has_more, true);
  });

  it("give every row exactly once to a client that overlaps by a millisecond", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 10, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (gaps, limit, seed) => {
          const { api, clock } = start({ seed, customers: 7 });
          let run = 0;
          for (const [i, gap] of gaps.entries()) {
            run = gap === 0 ? run + 1 : 0;
            // More ties than a page holds cannot be walked by anyone.
            clock.advance(run >= limit - 2 ? 1 : gap);
            await api.post("/customers", { name: `Row ${i}` });
          }
          const ids = (await walk(api.list, "/customers", limit)).map(({ display_id }) => Number(display_id));
          assert.deepEqual(
            ids.toSorted((a, b) => a - b),
            Array.from({ length: 7 + gaps.length }, (_, i) => i + 1),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it("are in the seed too: several customers share one moment", async () => {
    const { api } = start({ customers: 60 });
    const times = (await walk(api.list, "/customers", 100)).map(({ created_at }) => created_at);
    assert.ok(new Set(times).size < times.length);
  });
});

describe("a hundred thousand customers", () => {
  const began = performance.now();
  const { api } = start({ customers: 100_000 });
  const took = performance.now() - began;

  it("are ready in a few seconds at most", () => assert.ok(took < 3000, `took ${took} ms`));

  it("page in the middle as fast as at the beginning", async () => {
    const middle = async () => {
      const at = performance.now();
      const page: ListBody = await api.list("/customers?limit=100&cursor=2025-05-01T00:00:00.000Z");
      return { page, ms: performance.now() - at };
    };
    await middle();
    const { page, ms } = await middle();
    assert.equal(page.data.length, 100);
    assert.ok(ms < 300, `took ${ms} ms`);
  });

  it("never tie so much that a page of a hundred is one moment", async () => {
    const contacts = await walk(api.list, "/customers?status=archived", 100);
    const onboardings = await walk(api.list, "/onboardings?phase=before_getting_started", 100);
    assert.ok(contacts.length > 1000);
    assert.ok(onboardings.length > 1000);
  });
});
