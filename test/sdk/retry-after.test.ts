import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { retryAfterMs } from "../../packages/sdk/src/internal/retry-after.ts";

const NOW = Date.UTC(2026, 10, 2, 9);
const waitOf = (value: string) =>
  retryAfterMs(new Headers({ "retry-after": value, date: new Date(NOW).toUTCString() }));
const header = fc.string({ unit: fc.constantFrom(..." ,;:-+.0123456789abGMTovNW") });

describe("reading Retry-After", () => {
  it("never gives less than the server asked, nor less than 250 ms", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (seconds) => {
        const wait = waitOf(seconds.toFixed(3)) ?? 0;
        assert.ok(wait >= 250 && wait + 0.001 >= Number(seconds.toFixed(3)) * 1000);
        assert.ok(wait < Number(seconds.toFixed(3)) * 1000 + 1000.001);
      }),
    );
  });

  it("reads the three dates of HTTP alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 * 300 }), (seconds) => {
        const [weekday, day, month, year, time] = new Date(NOW + seconds * 1000)
          .toUTCString()
          .replace(",", "")
          .split(" ");
        const asctimeDay = String(Number(day)).padStart(2);
        for (const date of [
          `${weekday}, ${day} ${month} ${year} ${time} GMT`,
          `Saturday, ${day}-${month}-${year?.slice(2)} ${time} GMT`,
          `${weekday} ${month} ${asctimeDay} ${time} ${year}`,
        ]) {
          assert.equal(waitOf(date), seconds * 1000, date);
        }
      }),
    );
  });

  it("takes the larger of two values, in any of the forms", () => {
    const date = new Date(NOW + 20_000).toUTCString();
    for (const value of [`5, ${date}`, `${date}, 5`, `${date}, ${date}`, "20,20", "3, 20"])
      assert.equal(waitOf(value), 20_000, value);
  });

  it("takes a date of the last century for one that passed", () => {
    assert.equal(waitOf("Sunday, 06-Nov-94 08:49:37 GMT"), 250);
  });

  it("gives a wait or nothing for any text, and never throws", () => {
    fc.assert(
      fc.property(header, (value) => {
        const wait = waitOf(value);
        assert.ok(wait === undefined || (Number.isFinite(wait) && wait >= 250));
      }),
      { numRuns: 2000 },
    );
  });
});
