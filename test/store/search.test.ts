import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  compile,
  CustomerTable,
  DEFAULT_HEALTH_THRESHOLDS,
  foldText,
  needleOf,
  parse,
  type Customer,
  type CustomerMatch,
} from "@pivotal/sdk/store";
import { matchCustomers } from "../../packages/sdk/src/store/customer-search.ts";
import { customer } from "../support/records.ts";

const findCustomers = (rows: readonly Customer[], text: string, limit = 20): CustomerMatch[] => {
  const table = new CustomerTable();
  table.put(rows);
  const context = { now: 0, thresholds: DEFAULT_HEALTH_THRESHOLDS, contacts: () => undefined };
  const query = compile(parse(text), context);
  return query.words.length > 0 ? matchCustomers(table, query, limit) : [];
};
const named = (...names: string[]): Customer[] =>
  names.map((name, i) => customer({ id: `cus_${i}`, display_id: 100 + i, name, domain: null }));
const marked = (name: string, text: string): string[] | undefined =>
  findCustomers(named(name), text)[0]?.name.map(([start, end]) => name.slice(start, end));

describe("finding a customer by name", () => {
  for (const [what, name, text, parts] of [
    ["accents left out", "Étoile Mobília", "etoile mobilia", ["Étoile", "Mobília"]],
    ["accents typed where there are none", "Etoile", "étoile", ["Etoile"]],
    ["accents written as marks of their own", "E\u0301toile", "eto", ["E\u0301to"]],
    ["a mark at the end of what is found", "Cafe\u0301 Nord", "cafe", ["Cafe\u0301"]],
    ["full-width letters", "ＡＢＣ商会", "abc", ["ＡＢＣ"]],
    ["half-width katakana", "ﾊﾟﾝ工房", "パン", ["ﾊﾟﾝ"]],
    ["the middle of a name without spaces", "明月贸易有限公司", "贸易", ["贸易"]],
    ["Hangul written as jamo", "한빛 가구".normalize("NFD"), "한빛", ["한빛".normalize("NFD")]],
    ["right-to-left names", "الفجر للأزياء", "للأزياء", ["للأزياء"]],
    ["Hebrew", "שקד ספרים", "ספרים", ["ספרים"]],
    ["a Greek word in capitals", "ΟΔΟΣ ΑΕ", "οδος", ["ΟΔΟΣ"]],
    ["a ligature in part", "ﬁne Foods", "f", ["ﬁ"]],
    ["words in any order", "Willow Pet Supply", "sup wil", ["Wil", "Sup"]],
    ["words that overlap", "Willow", "wil willo", ["Willo"]],
    ["letters beyond the basic plane", "𝒜urora 🚀 Lab", "aurora lab", ["𝒜urora", "Lab"]],
  ] as const) {
    it(`works with ${what}`, () => assert.deepEqual(marked(name, text), parts));
  }

  it("finds the middle of a word too, after all that starts so", () => {
    assert.deepEqual(marked("Willow", "llow"), ["llow"]);
    const found = findCustomers(named("Willow", "Llowe"), "llow").map((match) => match.customer.name);
    assert.deepEqual(found, ["Llowe", "Willow"]);
  });

  it("needs every word", () => assert.deepEqual(findCustomers(named("Willow Pet"), "willow cat"), []));

  it("finds nothing for nothing, spaces or a lone mark", () => {
    for (const text of ["", "   ", "\u0301"]) assert.deepEqual(findCustomers(named("Willow"), text), []);
  });

  it("puts whole names first, then starts, then words, and those who left after the others", () => {
    const left = customer({ id: "cus_9", name: "Oak Gone", domain: null, status: "churned" });
    const rows = [left, ...named("Old Oak", "Oak Barn", "Oak")];
    const found = findCustomers(rows, "oak").map((match) => match.customer.name);
    assert.deepEqual(found, ["Oak", "Oak Barn", "Oak Gone", "Old Oak"]);
  });

  it("gives no more than asked for", () => {
    assert.equal(findCustomers(named("Oak", "Oak", "Oak"), "oak", 2).length, 2);
  });
});

describe("finding a customer by number or domain", () => {
  it("takes the number with and without its sign", () => {
    for (const text of ["101", "#101"])
      assert.deepEqual(
        findCustomers(named("A", "B"), text).map((match) => match.customer.display_id),
        [101],
      );
  });

  it("marks the domain", () => {
    const [match] = findCustomers([customer()], "aurora.exa");
    assert.deepEqual(match?.domain, [[0, 10]]);
    assert.deepEqual(match?.name, []);
  });
});

const shownText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("Étoile Mobília", "ﾊﾟﾝ工房", "İstanbul ΟΔΟΣ", "👩‍👩‍👧 Family", "한빛 가구".normalize("NFD")),
);
const searched = shownText.chain((name) =>
  fc.record({
    name: fc.constant(name),
    text: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.nat(name.length).map((start) => name.slice(start, start + 3)),
    ),
  }),
);

describe("whatever is searched for", () => {
  it("what is marked lies inside the name, in order, and splits no shown character", () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    fc.assert(
      fc.property(searched, ({ name, text }) => {
        const bounds = new Set([name.length, ...Array.from(segmenter.segment(name), ({ index }) => index)]);
        for (const match of findCustomers(named(name), text)) {
          let before = -1;
          for (const [start, end] of match.name) {
            assert.ok(start > before && end > start && end <= name.length);
            assert.ok(bounds.has(start) && bounds.has(end));
            before = end;
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("every match of plain words holds every one of them", () => {
    fc.assert(
      fc.property(searched, ({ name, text }) => {
        const plain = text.replace(/[^\p{L}\p{N}\s]/gu, "");
        for (const { customer: found } of findCustomers(named(name), plain)) {
          for (const word of plain.trim().split(/\s+/).map(needleOf)) {
            assert.ok(String(found.display_id) === word || foldText(found.name).includes(word));
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
