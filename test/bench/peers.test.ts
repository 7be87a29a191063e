import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allCustomers, backendOf } from "../../bench/peers/customers.ts";
import { fold, haystack } from "../../bench/peers/contestants/search/text.js";
import { figure, median, percentile } from "../../bench/peers/figures.ts";
import { readTrace, type TraceEvent } from "../../bench/peers/trace.ts";
import { typings } from "../../bench/peers/typings.ts";

const thread = { pid: 7, tid: 7 };
const mark = (name: string, ts: number, tts: number): TraceEvent => ({
  ...thread,
  name,
  cat: "blink.user_timing",
  ph: "I",
  ts,
  tts,
});
const task = (ts: number, dur: number, tdur: number, tid = 7): TraceEvent => ({
  pid: 7,
  tid,
  name: "RunTask",
  cat: "disabled-by-default-devtools.timeline",
  ph: "X",
  ts,
  dur,
  tdur,
});

describe("what the peers' benchmark makes of a trace", () => {
  it("takes the clock's and the thread's time between the last marks of two names", () => {
    const trace = readTrace([mark("a", 1_000, 100), mark("b", 2_000, 200), mark("b", 9_000, 3_100)]);
    const { wall, cpu } = trace.between("a", "b");
    assert.deepEqual([wall, cpu], [8, 3]);
  });

  it("finds the longest task of the marks' own thread, and none outside of them", () => {
    const events = [mark("a", 1_000, 0), task(1_500, 900, 300), task(3_000, 700, 600), mark("b", 5_000, 0)];
    const { longest } = readTrace([
      ...events,
      task(2_000, 4_000, 4_000, 8),
      task(6_000, 9_000, 9_000),
    ]).between("a", "b");
    assert.deepEqual(longest, { wall: 0.9, cpu: 0.6 });
  });

  it("says which mark is missing", () => {
    assert.throws(() => readTrace([mark("a", 0, 0)]).between("a", "b"), /no mark "b"/);
  });
});

describe("what the peers' benchmark types", () => {
  it("is the same for a seed and another for another one", async () => {
    const customers = await allCustomers(backendOf(300));
    assert.deepEqual(typings(customers, 1), typings(customers, 1));
    assert.notDeepEqual(typings(customers, 1), typings(customers, 2));
  });

  it("counts a keystroke only when it tells the wanted customer apart", async () => {
    const customers = await allCustomers(backendOf(300));
    const keystrokes = typings(customers, 1);
    for (const { text, wanted, telling } of keystrokes) {
      const words: string[] = fold(text).split(" ");
      const fitting = customers.filter((customer) =>
        words.every((word) => haystack(customer).includes(word)),
      );
      assert.equal(fitting.length <= 10, telling, text);
      assert.ok(
        fitting.some(({ display_id }) => display_id === wanted),
        text,
      );
    }
    const kinds = new Set(keystrokes.filter(({ telling }) => telling).map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["CJK", "domain", "infix", "name"]);
  });
});

describe("the peers' figures", () => {
  it("are medians and percentiles, shortened to what a measurement knows", () => {
    assert.equal(median([9, 1, 2, 4]), 3);
    assert.equal(percentile([1, 2, 3, 4, 100], 0.95), 100);
    assert.equal(percentile([1, 2, 3, 4], 0.5), 2);
    assert.deepEqual([123.456, 12.345, 1.234, 0.0123, Number.NaN].map(figure), [
      "123",
      "12.3",
      "1.23",
      "0.012",
      "–",
    ]);
  });
});
