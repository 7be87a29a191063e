import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Turns } from "../../packages/sdk/src/server/turns.ts";

/** Starts a request that ends when it is told to, and writes down that it began. */
function startIn(turns: Turns, begun: string[]) {
  return (user: string, signal = new AbortController().signal) => {
    let finish: () => void = () => {};
    const ended = new Promise<void>((resolve) => (finish = resolve));
    const done = turns.run(user, signal, () => {
      begun.push(user);
      return ended;
    });
    return { done, end: () => (finish(), done) };
  };
}

describe("users who share the way to the service", () => {
  it("take turns: who has least under way goes next, however late they came", async () => {
    const begun: string[] = [];
    const start = startIn(new Turns({ each: 2, all: 3 }), begun);
    const [first, second] = [start("ana"), start("ana"), start("ben")];
    const waiting = [start("ana"), start("ben"), start("cleo")];
    await Promise.resolve();
    assert.deepEqual(begun, ["ana", "ana", "ben"]);
    await first?.end();
    assert.deepEqual(begun.slice(3), ["cleo"]);
    await second?.end();
    assert.deepEqual(begun.slice(4), ["ana"]);
    for (const one of waiting) void one.end();
  });

  it("never have more under way than their share, even alone", async () => {
    const begun: string[] = [];
    const start = startIn(new Turns({ each: 2, all: 8 }), begun);
    for (let at = 0; at < 5; at++) void start("ana");
    await Promise.resolve();
    assert.equal(begun.length, 2);
  });

  it("leave the queue when they go away, and let the others on", async () => {
    const begun: string[] = [];
    const start = startIn(new Turns({ each: 1, all: 1 }), begun);
    const first = start("ana");
    const gone = new AbortController();
    const second = start("ben", gone.signal);
    const third = start("cleo");
    gone.abort(new Error("gone"));
    await assert.rejects(second.done, /gone/);
    await first.end();
    await third.end();
    assert.deepEqual(begun, ["ana", "cleo"]);
    await assert.rejects(start("ben", gone.signal).done, /gone/);
  });

  it("let the next one on when a request fails", async () => {
    const turns = new Turns({ each: 1, all: 1 });
    const { signal } = new AbortController();
    await assert.rejects(
      turns.run("ana", signal, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await turns.run("ana", signal, () => Promise.resolve("yes")), "yes");
  });
});
