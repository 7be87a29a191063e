import "../support/no-network.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { Fault } from "../support/faulty-page.ts";
import { World, type Step } from "../support/two-users.ts";
import { virtualTime, type VirtualTime } from "../support/virtual-time.ts";

const FIELDS = ["plan", "name", "domain", "mrr", "tags", "custom", "other"] as const;

const who = fc.constantFrom(0, 1);
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fault>("none") },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Fault>(
      "refused",
      "busy",
      "lost",
      "hang",
      "late",
      "unreachable",
      "limited",
      "slow",
    ),
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      user: who,
      customer: who,
      field: fc.constantFrom(...FIELDS),
      times: fc.constantFrom(1, 1, 2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("contact" as const), user: who, customer: who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("status" as const),
      user: who,
      customer: who,
      status: fc.constantFrom("active" as const, "at_risk" as const, "churned" as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("retry" as const), user: who }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("decide" as const), user: who, keep: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reload" as const), user: who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      ms: fc.constantFrom(0, 20, 80, 1_500, 40_000),
    }),
  },
);

describe("writes of two people, whatever goes wrong between", () => {
  let time: VirtualTime;
  before(() => (time = virtualTime()));
  after(() => time.uninstall());

  for (const level of ["published", "described", "full"] as const)
    it(`are never lost or doubled at level ${level}: the server's history is the judge`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 3, maxLength: 25 }),
          fc.tuple(fc.array(fault, { maxLength: 20 }), fc.array(fault, { maxLength: 20 })),
          async (steps, faults) => {
            const world = new World(time, level, faults);
            await world.open();
            for (const one of steps) await world.do(one);
            world.check();
            await world.heal();
            world.check();
            await world.checkHealed();
          },
        ),
        { numRuns: Number(process.env["WRITES_RUNS"] ?? 40), endOnFailure: false },
      );
    });
});

describe("the check itself", () => {
  it("notices a write that was made twice, and one that is missing", async (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const world = new World(time, "full", [[], []]);
    await world.open();
    await world.do({ kind: "edit", user: 0, customer: 0, field: "plan", times: 1 });
    await world.do({ kind: "wait", ms: 5_000 });
    world.check();
    const history = world.history(0);
    const written = history.pop();
    assert.throws(() => world.check());
    assert.ok(written);
    history.push(written, { ...written, id: "again" });
    assert.throws(() => world.check());
  });
});
