import { it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { readNumber } from "../../packages/elements/src/format/read-number.ts";

const LOCALES = ["en", "de", "de-CH", "fr", "es", "ja", "ar-EG", "sv"];

it("a number with decimals is read back from how each locale writes it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LOCALES), fc.integer({ min: 1, max: 99_999_999 }), (locale, cents) => {
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
      assert.equal(Number(readNumber(written, locale)), cents / 100, `${written} in ${locale}`);
    }),
  );
});

it("what was a number before stays the same one, and what is none is left as it is", () => {
  for (const locale of LOCALES)
    for (const text of ["", "12", "-3", "12.5", "0.125", "1234.5", "twelve", "1..2", "1,2,3", "2026-01-31"])
      assert.equal(readNumber(text, locale), text, `${text} in ${locale}`);
});
