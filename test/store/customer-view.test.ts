import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { CustomerTable, CustomerView, fieldSet, type CustomerSource } from "@pivotal/sdk/store";
import { context } from "../query/context.ts";
import { customer } from "../support/records.ts";

const row = (n: number) => customer({ id: `cus_${n}`, display_id: n });

/** A watched view whose selections take `cost` milliseconds, of a table with one customer. */
function watched(t: TestContext, cost: number) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const table = new CustomerTable();
  table.put([row(1)]);
  const source: CustomerSource = {
    table,
    fields: fieldSet([]),
    context: () => {
      now += cost;
      return context();
    },
    describe: () => undefined,
    attend: () => () => undefined,
    want: () => undefined,
  };
  const view = new CustomerView(source);
  const seen: number[] = [];
  view.watch(() => seen.push(view.state.rows.length));
  assert.equal(view.state.rows.length, 1);
  const pass = (ms: number) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  return { table, seen, pass };
}

describe("a view of rows that stream in", () => {
  it("shows them in the task that they came in while that takes no time", (t) => {
    const { table, seen } = watched(t, 0);
    table.put([row(2)]);
    assert.deepEqual(seen, [2]);
  });

  it("shows them in a task of its own when that takes long, and no sooner than a twentieth of the time allows", (t) => {
    const { table, seen, pass } = watched(t, 10);
    pass(200);
    table.put([row(2)]);
    assert.deepEqual(seen, []);
    pass(0);
    assert.deepEqual(seen, [2]);
    table.put([row(3)]);
    pass(199);
    assert.deepEqual(seen, [2]);
    pass(1);
    assert.deepEqual(seen, [2, 3]);
  });
});
