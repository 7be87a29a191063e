import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MOCK_TEST_KEY, createBackend, createClock } from "@pivotal/mocks";
import fc from "fast-check";
import { apiOf, refusal } from "./api.ts";
import type { Answer } from "./api.ts";

const START = Date.parse("2026-11-02T09:00:00.000Z");
const start = (options: Parameters<typeof createBackend>[0] = {}) => {
  const clock = createClock(START);
  const backend = createBackend({ clock, ...options });
  return { backend, clock, api: apiOf(backend) };
};
const headers = ({ headers }: Answer) =>
  ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after"].map((name) =>
    headers.get(name),
  );

describe("rate limits", () => {
  it("are 60 a minute for a live key, 30 for a test key, 600 for a paid one, each counted alone", async () => {
    const { api, backend } = start();
    backend.keys.add({ key: "pivotal_PaidKey0000000000000", tier: "paid" });
    assert.deepEqual(headers(await api.get("/me")).slice(0, 2), ["60", "59"]);
    assert.deepEqual(headers(await apiOf(backend, MOCK_TEST_KEY).get("/me")).slice(0, 2), ["30", "29"]);
    assert.deepEqual(headers(await apiOf(backend, "pivotal_PaidKey0000000000000").get("/me")).slice(0, 2), [
      "600",
      "599",
    ]);
  });

  it("answer 429 with Retry-After when the window is full, and let through again as it slides", async () => {
    const { api, clock } = start({ rateLimit: 3 });
    await api.get("/me");
    clock.advance(10_500);
    await api.get("/me");
    const last = await api.get("/me");
    assert.deepEqual(headers(last), ["3", "0", String(START / 1000 + 60), null]);
    const refused = await api.get("/me");
    assert.equal(refusal(refused), "429 rate_limit_error rate_limited");
    assert.deepEqual(headers(refused), ["3", "0", String(START / 1000 + 60), "50"]);
    clock.advance(49_499);
    assert.equal((await api.get("/me")).status, 429);
    clock.advance(1);
    assert.equal((await api.get("/me")).status, 200);
    assert.equal((await api.get("/me")).status, 429);
  });

  it("show on every answer, refusals and strangers included", async () => {
    const { api } = start();
    const answers = [
      await api.get("/customers/1"),
      await api.get("/customers/9999"),
      await api.bad("GET", "/customers?limit=0"),
      await api.bad("GET", "/me", undefined, { authorization: "" }),
    ];
    for (const answer of answers) assert.ok(headers(answer).slice(0, 3).every(Boolean), `${answer.status}`);
  });

  it("can be switched off and changed while the backend runs", async () => {
    const { api, backend } = start({ rateLimit: false });
    for (let i = 0; i < 70; i++) assert.equal((await api.get("/me")).status, 200);
    assert.deepEqual(headers(await api.get("/me")), [null, null, null, null]);
    backend.rateLimit = 1;
    assert.equal((await api.get("/me")).status, 200);
    assert.equal((await api.get("/me")).status, 429);
  });

  it("never let more than the limit through in any sixty seconds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 25_000 }), { maxLength: 50 }),
        async (limit, waits) => {
          const { api, clock } = start({ rateLimit: limit, customers: 1 });
          const accepted: number[] = [];
          for (const wait of waits) {
            clock.advance(wait);
            const now = clock.now();
            const inWindow = accepted.filter((at) => at > now - 60_000).length;
            const answer = await api.get("/me");
            assert.equal(answer.status, inWindow < limit ? 200 : 429);
            if (answer.status === 200) {
              accepted.push(now);
              continue;
            }
            const frees = (accepted.find((at) => at > now - 60_000) ?? 0) + 60_000;
            assert.equal(
              Number(answer.headers.get("retry-after")),
              Math.max(1, Math.ceil((frees - now) / 1000)),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
