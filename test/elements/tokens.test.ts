import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { TOKENS } from "../../packages/elements/src/styles/token-list.ts";
import { tokensText } from "../../scripts/gen-tokens.ts";
import { root } from "../../scripts/lib/root.mjs";

const source = join(root, "packages", "elements", "src");
const files = readdirSync(source, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".ts") && !file.endsWith("token-list.ts"));

/** The default of each `var(--pv-name, default)`, whose end is where its parentheses close. */
function* readIn(text: string): Generator<{ name: string; initial: string }> {
  for (const { 0: start, 1: name = "", index } of text.matchAll(/var\(--pv-([\w-]+),\s*/g)) {
    const from = index + start.length;
    let open = 1;
    let to = from;
    while (open > 0 && to < text.length) {
      const letter = text[to++];
      if (letter === "(") open += 1;
      if (letter === ")") open -= 1;
    }
    yield {
      name,
      initial: text
        .slice(from, to - 1)
        .replace(/\s+/g, " ")
        .trim(),
    };
  }
}

const reads = files.flatMap((file) => {
  const text = readFileSync(join(source, file), "utf8");
  assert.doesNotMatch(text, /var\(--pv-[\w-]+\)/, `${file} reads a token without a default`);
  return [...readIn(text)].map((read) => ({ ...read, file }));
});
const plain = (text: string) => text.replace(/\s*,\s*/g, ", ");

describe("the tokens", () => {
  it("that a style sheet reads are in the list, with the default that it has there", () => {
    const listed = new Map<string, string>(TOKENS.map(({ name, initial }) => [name, initial]));
    assert.ok(reads.length > 30);
    for (const { name, initial, file } of reads) {
      assert.equal(plain(initial), listed.get(name), `--pv-${name} in ${file}`);
    }
  });

  it("in the list are read by a style sheet, each named once", () => {
    const names = new Set(reads.map(({ name }) => name));
    assert.deepEqual(
      TOKENS.filter(({ name }) => !names.has(name)).map(({ name }) => name),
      [],
    );
    assert.equal(new Set(TOKENS.map(({ name }) => name)).size, TOKENS.length);
  });

  it("are all in the document that is made from the list", () => {
    const text = tokensText();
    for (const { name, paints } of TOKENS) {
      assert.ok(text.includes(`\`--pv-${name}\``), name);
      assert.ok(text.includes(paints), name);
    }
  });

  it("that a preset sets are in the list", () => {
    const known = new Set<string>(TOKENS.map(({ name }) => name));
    const presets = readdirSync(join(source, "themes"));
    assert.ok(presets.length >= 4);
    for (const preset of presets) {
      const text = readFileSync(join(source, "themes", preset), "utf8");
      for (const [, name = ""] of text.matchAll(/--pv-([\w-]+):/g)) {
        assert.ok(known.has(name), `${preset}: --pv-${name}`);
      }
    }
  });
});
