import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MOCK_TEST_KEY, createBackend, createClock } from "@pivotal/mocks";
import FakeTimers from "@sinonjs/fake-timers";
import fc from "fast-check";
import { EVERY_LEVEL, apiOf, refusal } from "./api.ts";

const HOUR = 3_600_000;
const keyed = (key: string) => ({ "idempotency-key": key });
const start = (options: Parameters<typeof createBackend>[0] = {}) => {
  const clock = createClock();
  const backend = createBackend({ clock, rateLimit: false, ...options });
  return { backend, clock, api: apiOf(backend) };
};

for (const level of EVERY_LEVEL) {
  describe(`idempotency keys at a ${level} server`, () => {
    const { api, clock, backend } = start({ level });

    it("give the first answer again, byte for byte, and say so", async () => {
      const body = { name: "Once" };
      const first = await api.post("/customers", body, keyed("a"));
      clock.advance(HOUR);
      await api.patch(`/customers/${first.body["id"]}`, { name: "Changed since" });
      const again = await api.post("/customers", body, keyed("a"));
      assert.equal(again.text, first.text);
      assert.equal(again.status, 201);
      assert.equal(first.headers.get("idempotent-replayed"), null);
      assert.equal(again.headers.get("idempotent-replayed"), "true");
      assert.equal(backend.log.at(-1)?.replayed, true);
    });

    it("are refused for another body", async () => {
      await api.post("/customers", { name: "One" }, keyed("b"));
      const other = await api.post("/customers", { name: "Two" }, keyed("b"));
      assert.equal(refusal(other), "409 conflict idempotency_mismatch");
    });

    it("count for one endpoint each", async () => {
      const customer_id = (await api.get("/customers/2")).body["id"];
      const customer = await api.post("/customers", { name: "C" }, keyed("c"));
      const onboarding = await api.post("/onboardings", { customer_id }, keyed("c"));
      assert.deepEqual([customer.body["object"], onboarding.body["object"]], ["customer", "onboarding"]);
    });

    it("count for all keys of a workspace, and for no other workspace", async () => {
      const first = await api.post("/customers", { name: "W" }, keyed("w"));
      const sibling = await apiOf(backend, MOCK_TEST_KEY).post("/customers", { name: "W" }, keyed("w"));
      assert.equal(sibling.text, first.text);
      backend.keys.add({ key: "pivotal_Elsewhere0000000000", workspace: "elsewhere" });
      const stranger = await apiOf(backend, "pivotal_Elsewhere0000000000").post(
        "/customers",
        { name: "W" },
        keyed("w"),
      );
      assert.notEqual(stranger.body["id"], first.body["id"]);
    });

    it("are forgotten after 24 hours, not before", async () => {
      const body = { name: "Day" };
      const first = await api.post("/customers", body, keyed("d"));
      clock.advance(24 * HOUR - 1);
      assert.equal((await api.post("/customers", body, keyed("d"))).text, first.text);
      clock.advance(1);
      assert.notEqual((await api.post("/customers", body, keyed("d"))).body["id"], first.body["id"]);
    });

    it("keep successes only", async () => {
      assert.equal((await api.bad("POST", "/customers", { name: "" }, keyed("e"))).status, 400);
      assert.equal((await api.post("/customers", { name: "Fine" }, keyed("e"))).status, 201);
    });

    it("are one to 255 bytes", async () => {
      const used = async (key: string) => api.bad("POST", "/customers", { name: "K" }, keyed(key));
      assert.equal((await used("k".repeat(255))).status, 201);
      assert.equal(refusal(await used("k".repeat(256))), "400 invalid_request_error too_big Idempotency-Key");
      assert.equal(refusal(await used("")), "400 invalid_request_error too_small Idempotency-Key");
    });

    it("never give a failed onboarding's key away", async () => {
      await api.post("/onboardings", { customer_id: "nobody" }, keyed("f"));
      const customer_id = (await api.get("/customers/2")).body["id"];
      assert.equal((await api.post("/onboardings", { customer_id }, keyed("f"))).status, 201);
    });
  });
}

describe("an idempotency key in flight", () => {
  it("is refused until the first answer is there, then replays it", async () => {
    const timers = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { api, backend } = start({ latency: 200 });
      const body = { name: "Slow" };
      const first = api.post("/customers", body, keyed("x"));
      while (timers.countTimers() === 0) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(
        refusal(await api.post("/customers", body, keyed("x"))),
        "409 conflict idempotency_in_flight",
      );
      const mismatch = await api.post("/customers", { name: "Other" }, keyed("x"));
      assert.equal(refusal(mismatch), "409 conflict idempotency_mismatch");
      await timers.tickAsync(200);
      const answer = await first;
      backend.latency = 0;
      assert.equal((await api.post("/customers", body, keyed("x"))).text, answer.text);
    } finally {
      timers.uninstall();
    }
  });
});

describe("any sequence of keyed requests", () => {
  it("creates one row for each key and body, and replays the rest", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            key: fc.constantFrom("1", "2", "3"),
            name: fc.constantFrom("A", "B"),
            wait: fc.integer({ min: 0, max: 10 }),
          }),
          { maxLength: 40 },
        ),
        async (requests) => {
          const { api, clock, backend } = start({ customers: 0 });
          const kept = new Map<string, { at: number; name: string; text: string }>();
          let created = 0;
          for (const { key, name, wait } of requests) {
            clock.advance(wait * HOUR);
            const answer = await api.post("/customers", { name }, keyed(key));
            const before = kept.get(key);
            if (before && clock.now() - before.at < 24 * HOUR) {
              if (before.name === name) assert.equal(answer.text, before.text);
              else assert.equal(refusal(answer), "409 conflict idempotency_mismatch");
            } else {
              assert.equal(answer.status, 201);
              created++;
              kept.set(key, { at: clock.now(), name, text: answer.text });
            }
          }
          assert.equal(backend.db.customers.last, created);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("a backend that wants idempotency keys", () => {
  it("refuses a POST without one, and nothing else", async () => {
    const { api, backend } = start({ strict: { idempotencyKey: true } });
    assert.equal(
      refusal(await api.post("/customers", { name: "A" })),
      "400 invalid_request_error missing_field Idempotency-Key",
    );
    assert.equal((await api.patch("/customers/1", { plan: "x" })).status, 200);
    assert.equal((await api.delete("/customers/1")).status, 200);
    backend.strict.idempotencyKey = false;
    assert.equal((await api.post("/customers", { name: "A" })).status, 201);
  });
});
