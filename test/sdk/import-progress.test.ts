import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, it } from "node:test";
import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { ProgressBar, type ProgressStream } from "../../packages/sdk/src/cli/progress-bar.ts";
import { report } from "../../packages/sdk/src/cli/report.ts";
import { duration, ranges, shellLine } from "../../packages/sdk/src/cli/wording.ts";
import { ImportTally, type ImportProgress } from "../../packages/sdk/src/import/tally.ts";

let clock: Clock;
beforeEach(() => (clock = FakeTimers.install({ toFake: ["performance", "Date", "setTimeout"] })));
afterEach(() => clock.uninstall());

function screen(options: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  const stream: ProgressStream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { stream: Object.assign(stream, options), written };
}

const at = (done: number, more: Partial<ImportProgress> = {}): ImportProgress => ({
  created: done,
  alreadyThere: 0,
  failed: 0,
  done,
  total: 503,
  ratePerSecond: 12.5,
  remainingMs: 16_000,
  ...more,
});

describe("an import's progress", () => {
  it("counts, measures its rate and the time left", () => {
    const seen: ImportProgress[] = [];
    const tally = new ImportTally(10, (progress) => seen.push(progress));
    tally.doneBefore();
    clock.tick(2000);
    tally.created();
    tally.alreadyThere();
    tally.bad(7, "name is missing");
    tally.failed({ line: 9, reason: "internal_error", idempotencyKey: "k" });
    const last = seen.at(-1);
    assert.deepEqual(last, {
      created: 1,
      alreadyThere: 2,
      failed: 2,
      done: 5,
      total: 10,
      ratePerSecond: 1.5,
      remainingMs: (5 / 1.5) * 1000,
    });
    assert.equal(seen.length, 5);
  });

  it("says no time left while it knows no total", () => {
    const tally = new ImportTally(undefined, (progress) => assert.equal(progress.remainingMs, undefined));
    clock.tick(1000);
    tally.created();
  });
});

describe("the progress bar", () => {
  it("redraws one line on a terminal, ten times a second at most", () => {
    const { stream, written } = screen({ isTTY: true, columns: 100 });
    const bar = new ProgressBar(stream);
    bar.update(at(1));
    bar.update(at(2));
    clock.tick(100);
    bar.update(at(300, { failed: 2 }));
    bar.clear();
    assert.equal(written.length, 3);
    assert.match(written[1] ?? "", /300 of 503 · 59 % · 12\.5 a second · 16 s left · 2 failed$/);
    assert.match(written[1] ?? "", /^\r\x1b\[2K.*█+.*░+/);
    assert.equal(written[2], "\r\x1b[2K");
  });

  it("writes a plain line every five seconds into a log", () => {
    const { stream, written } = screen({});
    const bar = new ProgressBar(stream);
    for (let second = 0; second < 11; second += 1) {
      bar.update(at(second * 12));
      clock.tick(1000);
    }
    bar.clear();
    assert.deepEqual(written, [
      "60 of 503 · 11 % · 12.5 a second · 16 s left\n",
      "120 of 503 · 23 % · 12.5 a second · 16 s left\n",
    ]);
  });

  it("fits a narrow terminal, and uses no colour under NO_COLOR", () => {
    process.env.NO_COLOR = "1";
    try {
      const narrow = screen({ isTTY: true, columns: 30 });
      new ProgressBar(narrow.stream).update(at(300));
      assert.ok((narrow.written[0] ?? "").length <= 30 + "\r\x1b[2K".length);
      const wide = screen({ isTTY: true, columns: 100 });
      new ProgressBar(wide.stream).update(at(300));
      assert.doesNotMatch((wide.written[0] ?? "").slice(5), /\x1b/);
    } finally {
      delete process.env.NO_COLOR;
    }
  });

  it("says a second at least, and takes a terminal of unknown width for a usual one", () => {
    const { stream, written } = screen({ isTTY: true, columns: 0 });
    new ProgressBar(stream).update(at(500, { remainingMs: 20 }));
    assert.match(written[0] ?? "", /█ ?.*500 of 503 · 99 % · 12\.5 a second · 1 s left$/);
  });

  it("shows what is done when the total is not known", () => {
    const { stream, written } = screen({ isTTY: true, columns: 80 });
    new ProgressBar(stream).update(at(12, { total: undefined, remainingMs: undefined }));
    assert.equal(written[0], "\r\x1b[2K12 done · 12.5 a second");
  });
});

describe("an import's report", () => {
  it("ends with a table, and every failed line under its reason", () => {
    const failed = [2, 3, 4, 9].map((line) => ({ line, reason: "domain is not a host name" }));
    const text = report({
      created: 1200,
      alreadyThere: 30,
      failed: [
        ...failed,
        { line: 12, reason: "internal_error after 3 attempts", idempotencyKey: "import-1" },
      ],
      total: 1235,
      durationMs: 83_000,
    });
    assert.equal(
      text,
      [
        "created        1,200",
        "already there     30",
        "failed             5",
        "────────────────────",
        "total          1,235  in 1 min 23 s",
        "",
        "lines 2–4, 9",
        "  domain is not a host name",
        "",
        "line 12",
        "  internal_error after 3 attempts",
        "",
      ].join("\n"),
    );
  });

  it("words times, ranges and command lines as people read them", () => {
    assert.deepEqual([340, 12_000, 200_000, 7_500_000].map(duration), [
      "340 ms",
      "12 s",
      "3 min 20 s",
      "2 h 5 min",
    ]);
    assert.equal(ranges([1, 2, 3, 5, 7, 8]), "1–3, 5, 7–8");
    assert.equal(shellLine(["pivotal", "import", "my file's.csv"]), "pivotal import 'my file'\\''s.csv'");
  });
});
