import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { complete, parse, type CountedValue } from "@pivotal/sdk/store";
import { fields, typedText } from "./generated.ts";

const held: Record<string, CountedValue[]> = {
  status: [
    { value: "active", count: 5 },
    { value: "paused", count: 9 },
  ],
  tag: [
    { value: "vip gold", count: 3 },
    { value: "avoid", count: 7 },
    { value: 'say "hi"', count: 1 },
    { value: "vip", count: 2 },
    { value: "key vip", count: 8 },
  ],
  owner: [{ value: "mem_1", label: "Ada Park", count: 4 }],
  is: [{ value: "other", count: 4 }],
};
const source = { fields, values: (field: string) => held[field] ?? [] };

/** The text with `|` where the caret is. */
const offers = (marked: string, limit?: number) => {
  const at = marked.indexOf("|");
  return complete(marked.replace("|", ""), at, source, limit);
};
const values = (marked: string) => offers(marked).map(({ value }) => value);
const after = (marked: string) => {
  const [first] = offers(marked);
  const text = marked.replace("|", "");
  return first && text.slice(0, first.start) + first.insert + text.slice(first.end);
};

describe("completing a query", () => {
  it("offers every field where nothing is typed", () => {
    assert.deepEqual(
      offers("willow |", 3).map(({ insert }) => insert),
      ["name:", "domain:", "contact:"],
    );
    assert.equal(offers("|", 100).length, fields.all.length);
  });

  for (const [marked, ...expected] of [
    ["sta|", "status"],
    ["ＳＴＡ|", "status"],
    ["-sta|", "status"],
    ["ren|", "renewal"],
    ["bucket|", "bucket"],
    ["theirs|", "field.plan"],
    ["xyz|"],
    ['"sta|"'],
    ["|status:active"],
    ["a |sta"],
    ["st|xyz:active", "status"],
    ["foo:a|"],
    ["status:|", "paused", "active", "onboarding", "at_risk", "churned", "archived"],
    ["status:a|", "active", "at_risk", "archived"],
    ["status:risk|", "at_risk"],
    ["status:-risk|"],
    ["status:active,|", "paused", "onboarding", "at_risk", "churned", "archived"],
    ["status:a|,active", "at_risk", "archived"],
    ["tag:vip|", "vip gold", "vip", "key vip"],
    ['tag:"vip g|', "vip gold"],
    ['tag:"vip g"|', "vip gold"],
    ["owner:pa|", "mem_1"],
    ["owner:m|", "mem_1", "me"],
    ["is:o|", "onboarding"],
    ["updated:<3|", "<30d"],
    ["segment:s|", "SMB"],
  ] as const) {
    it(`offers ${expected.join(", ") || "nothing"} at ${marked}`, () =>
      assert.deepEqual(values(marked), expected));
  }

  for (const [marked, expected] of [
    ["a sta| b", "a status: b"],
    ["-sta|", "-status:"],
    ["-|", "-name:"],
    ["sta|x:active", "status:active"],
    ["tag:vip| x", 'tag:"vip gold" x'],
    ["tag:a,av|,c", "tag:a,avoid,c"],
    ['tag:"a|"b', 'tag:"avoid"b'],
    ["tag:say|", String.raw`tag:"say \"hi\""`],
  ] as const) {
    it(`makes ${marked} into ${expected}`, () => assert.equal(after(marked), expected));
  }

  it("tells how many customers have a value, and its name", () => {
    const [first] = offers("owner:pa|");
    assert.deepEqual([first?.label, first?.count], ["Ada Park", 4]);
    assert.equal(offers("status:onb|")[0]?.count, undefined);
  });

  it("offers no field behind a minus that stands in a quote", () => assert.deepEqual(values('"-|'), []));

  it("offers no more than asked for", () => assert.equal(offers("|", 2).length, 2));

  it("makes an edit that is read as what was offered, at any place of any text", () => {
    fc.assert(
      fc.property(typedText, fc.nat(), (text, pick) => {
        const caret = pick % (text.length + 1);
        for (const { kind, field, value, start, end, insert } of complete(text, caret, source)) {
          assert.ok(start <= caret && caret <= end);
          const edited = text.slice(0, start) + insert + text.slice(end);
          const term = parse(edited, fields).terms.find(
            (each) => each.kind === "field" && each.start <= start && start + insert.length <= each.end,
          );
          assert.ok(term?.kind === "field" && term.field === field, edited);
          if (kind === "field" || ["number", "date"].includes(fields.get(field)?.type ?? "")) continue;
          assert.ok(term.values.includes(value), edited);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
