import "../support/no-network.ts";
import { csvRow, CSV_BOM, defuseText, fileName, restoreText, type CsvCell } from "@pivotal/sdk/store/edits";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readCsv } from "../support/rfc4180.ts";

/** Texts made of what matters here, so that signs and edges meet. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."=+-@＝＋－＠﹦'\"',;|\t\r\n\0 a1.e",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u3000",
        "-5",
        "=1",
        "''",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

/** Whether a program that splits at `delimiter`, drops quotes and passes over blanks would see a formula. */
const seesFormula = (csv: string, delimiter: string) =>
  csv
    .split(/[\r\n]/)
    .flatMap((line) => line.split(delimiter))
    .map((cell) => cell.replace(/^[\s"\p{Cc}\p{Cf}]+/u, ""))
    .some(
      (cell) => /^[=+\-@＝＋－＠﹦﹢﹣﹫]/.test(cell) && !/^-[\d.]+(?:e[+-]?\d+)?(?=["\s]*$|,)/i.test(cell),
    );

describe("a CSV file", () => {
  it("gives back every text that was written, once the apostrophes are taken off", () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const csv = CSV_BOM + rows.map(csvRow).join("");
        assert.deepEqual(
          readCsv(csv).map((row) => row.map(restoreText)),
          rows,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("holds no formula, whichever delimiter a spreadsheet splits at", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        for (const delimiter of [",", ";", "\t", "|"]) {
          assert.equal(seesFormula(csvRow(cells), delimiter), false, JSON.stringify(csvRow(cells)));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("has an apostrophe before each of the known starts, and none elsewhere", () => {
    for (const start of [..."=+-@＝＋－＠", "\t", "\r", "\n", "\0"]) {
      for (const before of ["", " ", "  \u00a0", "\u200b"]) {
        const attack = `${before}${start}cmd|' /C calc'!A0`;
        assert.equal(defuseText(attack), `'${attack}`, JSON.stringify(attack));
      }
    }
    assert.equal(defuseText("Acme;=1+1"), "Acme;'=1+1");
    assert.equal(defuseText("Acme\r\n@SUM(A1)"), "Acme\r\n'@SUM(A1)");
    assert.equal(defuseText(`Acme,"=1`), `Acme,'"=1`);
    for (const plain of ["Acme", "a-b", "a = b", "jo@aurora.example", "O'Neil", "'quoted'", "5 - 3"]) {
      assert.equal(defuseText(plain), plain);
    }
  });

  it("keeps negative numbers numeric", () => {
    assert.equal(csvRow([-5, "-5", "-12.50", -1e21, 0, -0]), "-5,-5,-12.50,-1e+21,0,0\r\n");
    assert.equal(csvRow(["-5+cmd", "+15551234567"]), "'-5+cmd,'+15551234567\r\n");
  });

  it("leaves out what is no value, and quotes what must be", () => {
    const cells: CsvCell[] = [null, undefined, Number.NaN, Infinity, true, 'a "b"', "a,b", "a\nb", " a "];
    assert.equal(csvRow(cells), ',,,,true,"a ""b""","a,b","a\nb"," a "\r\n');
    assert.equal(csvRow([""]), '""\r\n');
  });

  it("takes a megabyte of signs in no time", () => {
    const started = performance.now();
    for (const sign of ["=", "'", " ", "\t", ",=", "\n ", '"'])
      defuseText(sign.repeat(1_000_000 / sign.length));
    assert.ok(performance.now() - started < 3_000);
  });
});

describe("the name of a file", () => {
  const fits = (name: string) => {
    assert.ok(new TextEncoder().encode(name).length <= 255, name);
    assert.doesNotMatch(name, /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]|^[. ]|[. ]$|\.\./u);
    assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
  };

  it("is one that every file system takes, whatever the text", () => {
    const hostile = [
      "../../etc/passwd",
      "CON",
      "nul.txt",
      "\u202efdp.exe",
      "a".repeat(300),
      "👩‍👩‍👧‍👦".repeat(99),
      "...",
      "=..=",
      "",
      "a\0b",
      "\ud800",
    ];
    for (const name of hostile) fits(fileName(name, "csv"));
    fc.assert(fc.property(text, (name) => fits(fileName(name, "csv"))));
  });

  it("stays what a person would expect", () => {
    assert.equal(fileName("Customers 2026-11-23", "csv"), "Customers 2026-11-23.csv");
    assert.equal(fileName("Café & Söhne (Nord)", "csv"), "Café & Söhne (Nord).csv");
    assert.equal(fileName("CON", "csv"), "_CON.csv");
    assert.equal(fileName("../", "csv"), "export.csv");
  });
});
