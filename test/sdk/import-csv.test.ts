import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readCsv, type CsvRecord } from "../../packages/sdk/src/import/csv.ts";
import { TextLines } from "../../packages/sdk/src/import/text-lines.ts";

type Chunks = Iterable<string | Uint8Array>;

async function* stream(chunks: Chunks) {
  yield* chunks;
}

async function read(chunks: Chunks) {
  const found: CsvRecord[] = [];
  for await (const record of readCsv(new TextLines(stream(chunks)))) found.push(record);
  return found;
}

/** Each record as `line: cells`, each bad one as `line! reason`. */
async function lines(...chunks: (string | Uint8Array)[]) {
  return (await read(chunks)).map(({ line, cells, reason }) =>
    cells ? `${line}: ${cells.join("|")}` : `${line}! ${reason}`,
  );
}

const QUOTE = "a quote is out of place or never closed";

describe("reading CSV", () => {
  it("reads LF, CRLF and CR line breaks, with or without the last one", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      assert.deepEqual(await lines(`name,plan${end}Aurora,pro${end}Borealis,free`), [
        "1: name|plan",
        "2: Aurora|pro",
        "3: Borealis|free",
      ]);
      assert.deepEqual(await lines(`name${end}Aurora${end}`), ["1: name", "2: Aurora"]);
    }
  });

  it("leaves out a byte order mark, from bytes and from text", async () => {
    assert.deepEqual(await lines("\uFEFFname\nAurora"), ["1: name", "2: Aurora"]);
    assert.deepEqual(await lines(new TextEncoder().encode("\uFEFFname\nAurora")), ["1: name", "2: Aurora"]);
  });

  it("counts lines as an editor does when a quoted cell holds line breaks", async () => {
    assert.deepEqual(await lines('name,note\r\nAurora,"one\r\ntwo\r\nthree"\r\nBorealis,x'), [
      "1: name|note",
      "2: Aurora|one\r\ntwo\r\nthree",
      "5: Borealis|x",
    ]);
  });

  it("leaves out blank lines and rows without any value, but counts them", async () => {
    assert.deepEqual(await lines("name,plan\n\n  \n,\nAurora,pro\n"), ["1: name|plan", "5: Aurora|pro"]);
  });

  it("reads quoted delimiters, doubled quotes and spaces around quotes", async () => {
    assert.deepEqual(await lines('name,plan\n"Aurora, ""the"" shop" , "pro"'), [
      "1: name|plan",
      '2: Aurora, "the" shop|pro',
    ]);
  });

  it("recognises semicolons and tabs by the first line", async () => {
    assert.deepEqual(await lines("name;plan\nAurora, Inc;pro"), ["1: name|plan", "2: Aurora, Inc|pro"]);
    assert.deepEqual(await lines("name\tplan\nAurora\tpro"), ["1: name|plan", "2: Aurora|pro"]);
  });

  it("reports a stray quote with its line and reads on with the next", async () => {
    assert.deepEqual(await lines('name,plan\nAur"ora,pro\n"Bore"alis,x\nCorona,pro'), [
      "1: name|plan",
      `2! ${QUOTE}`,
      `3! ${QUOTE}`,
      "4: Corona|pro",
    ]);
  });

  it("loses one line, not the rest of the file, to a quote that is never closed", async () => {
    const rest = Array.from({ length: 2000 }, (_, index) => `Company ${index},pro`);
    const found = await read([["name,plan", '"Aurora,pro', ...rest].join("\n")]);
    assert.deepEqual(found[1], { line: 2, reason: QUOTE });
    assert.equal(found.length, 2002);
    assert.deepEqual(found.at(-1), { line: 2002, cells: ["Company 1999", "pro"] });
  });

  it("reports lines that are not UTF-8 and reads the others", async () => {
    const latin1 = Uint8Array.from("name\nCaf\xe9 Noir\nAurora", (letter) => letter.charCodeAt(0));
    assert.deepEqual(await lines(latin1), [
      "1: name",
      "2! not UTF-8: save the file as UTF-8 (in Excel: CSV UTF-8)",
      "3: Aurora",
    ]);
  });

  it("reports a line that is too long without keeping it", async () => {
    const chunks = [new Uint8Array(400_000).fill(97), new Uint8Array(900_000).fill(98)];
    assert.deepEqual(await lines("name\n", ...chunks, "\nAurora"), [
      "1: name",
      "2! longer than 1,048,576 characters",
      "3: Aurora",
    ]);
  });

  it("reads the same whatever the chunks, down to bytes inside a letter", async () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 8 })
      .map((text) => text.replaceAll("\uFFFD", "?").trim());
    const table = fc.array(fc.tuple(fc.constant("x"), cell, cell), { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, cuts, fc.constantFrom("\n", "\r\n", "\r"), async (rows, places, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(",")).join(end);
        const bytes = new TextEncoder().encode(text);
        const at = [0, ...places.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((to, index) => bytes.slice(at[index], to));
        const found = await read(chunks);
        assert.deepEqual(
          found.map(({ cells }) => cells),
          rows,
        );
      }),
    );
  });
});
