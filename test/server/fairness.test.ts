import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createPivotalHandler } from "@pivotal/sdk/server";
import { busiestMinute, slidingWindow } from "../support/sliding-window.ts";
import { virtualTime } from "../support/virtual-time.ts";
import { ask } from "./ask.ts";
import { CANARY } from "./site.ts";

const LATENCY_MS = 400;
/** Things happen at these moments, so that they happen together. */
const MOMENTS = Array.from({ length: 10 }, (_, at) => at * 8_000);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** When somebody asks, in milliseconds from the beginning; who asks for much asks in bursts. */
const bursts = fc.array(
  fc.record({ at: fc.constantFrom(...MOMENTS), count: fc.integer({ min: 1, max: 40 }) }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
/** A twentieth of the smallest key's minute. */
const MODEST = 3;
const modest = fc.array(
  fc.tuple(fc.constantFrom(...MOMENTS), fc.nat(2 * LATENCY_MS)).map(([at, later]) => at + later),
  { minLength: 1, maxLength: MODEST },
);

describe("one key for all users", () => {
  it("serves whoever asks for little at once, however many others ask for however much", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bursts, { minLength: 1, maxLength: 4 }),
        fc.array(modest, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(60, 120),
        async (greedy, light, limit) => {
          const time = virtualTime();
          try {
            const service = slidingWindow({ limit, latencyMs: LATENCY_MS });
            const handler = createPivotalHandler({
              apiKey: CANARY,
              fetch: service.fetch,
              authorize: (request) => ({ allow: true, user: request.headers.get("cookie") ?? "" }),
              onAlert: ({ message }) => assert.fail(message),
            });
            const read = async (cookie: string, id: number) => {
              const began = performance.now();
              const { status } = await ask(handler, `/customers/${id}`, { headers: { cookie } });
              return { status, tookMs: performance.now() - began };
            };
            let id = 0;
            const crowd = greedy.flatMap((asked, user) =>
              asked.map(async ({ at, count }) => {
                await wait(at);
                await Promise.all(Array.from({ length: count }, () => read(`greedy${user}`, (id += 1))));
              }),
            );
            const served = light.flatMap((asked, user) =>
              asked.map(async (at) => {
                await wait(at);
                return await read(`light${user}`, (id += 1));
              }),
            );
            for (const { status, tookMs } of await time.run(Promise.all(served))) {
              assert.equal(status, 200);
              assert.ok(
                tookMs <= 2 * LATENCY_MS,
                `took ${tookMs} ms: more than another's one request and its own`,
              );
            }
            await time.run(Promise.all(crowd));
            assert.equal(service.refused.length, 0);
            assert.ok(busiestMinute(service.sent) <= limit);
          } finally {
            time.uninstall();
          }
        },
      ),
      { numRuns: Number(process.env["FAIRNESS_RUNS"] ?? 10) },
    );
  });
});
