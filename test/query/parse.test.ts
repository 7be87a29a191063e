import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { CUSTOMER_STATUSES } from "@pivotal/sdk/schemas";
import {
  builtInFields,
  englishDiagnostics,
  fieldSet,
  parse,
  type FieldTerm,
  type QueryTerm,
} from "@pivotal/sdk/store";
import { fields, typedText } from "./generated.ts";

const terms = (text: string, set = fields) =>
  parse(text, set).terms.map((term) =>
    term.kind === "field"
      ? [term.negated ? "-" : "", term.field, term.op, ...term.values]
      : [term.negated ? "-" : "", term.kind, term.text],
  );
const only = (text: string) => parse(text, fields).terms[0] as FieldTerm;
const wrong = (text: string, set = fields) =>
  parse(text, set).diagnostics.map(({ code, start, end, suggestion }) => [
    code,
    text.slice(start, end),
    suggestion,
  ]);

describe("reading a query", () => {
  for (const [text, ...expected] of [
    ["willow pet", ["", "word", "willow"], ["", "word", "pet"]],
    ['"pet shop" -cat', ["", "phrase", "pet shop"], ["-", "word", "cat"]],
    ["status:active,at_risk", ["", "status", "is", "active", "at_risk"]],
    ['tag:"a,b",c', ["", "tag", "is", "a,b", "c"]],
    ["-tag:vip", ["-", "tag", "is", "vip"]],
    ["health:<40", ["", "health", "<", "40"]],
    ["mrr:>=1,000.50", ["", "mrr", ">=", "1000.50"]],
    ["mrr:1,000", ["", "mrr", "is", "1000"]],
    ["health:40,50", ["", "health", "is", "40", "50"]],
    ['mrr:"1","000"', ["", "mrr", "is", "1", "000"]],
    ["mrr:>$10K", ["", "mrr", ">", "10k"]],
    ["created:2026-01..2026-03", ["", "created", "range", "2026-01", "2026-03"]],
    ["created:2026..", ["", "created", ">=", "2026"]],
    ["created:..2026", ["", "created", "<=", "2026"]],
    ["updated:>7d", ["", "updated", ">", "7d"]],
    ["STATUS：Active", ["", "status", "is", "active"]],
    ["ｓｔａｔｕｓ:ａｃｔｉｖｅ　x", ["", "status", "is", "active"], ["", "word", "x"]],
    ['status:"At Risk",at-risk', ["", "status", "is", "at_risk", "at_risk"]],
    ["status:paused", ["", "status", "is", "paused"]],
    ["plan:<40", ["", "plan", "is", "<40"]],
    ["“two words”", ["", "phrase", "two words"]],
    [String.raw`tag:"say \"hi\": \\o/"`, ["", "tag", "is", String.raw`say "hi": \o/`]],
    ['name:12"x', ["", "name", "is", '12"x']],
    ["plan:x", ["", "plan", "is", "x"]],
    ["field.plan:x", ["", "field.plan", "is", "x"]],
    ["field.seats:4", ["", "seats", "is", "4"]],
    ["note__1:x", ["", "note__1", "is", "x"]],
    ["-", ["", "word", "-"]],
    ["--x", ["-", "word", "-x"]],
    ["https://aurora.example/a", ["", "word", "https://aurora.example/a"]],
    ["12:30", ["", "word", "12:30"]],
    ["status: x", ["", "status", "is"], ["", "word", "x"]],
    ['""'],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(terms(text), expected));
  }

  it("tells where each term stands", () => {
    const text = '  -a "b c"d status:"x y",z ';
    assert.deepEqual(
      parse(text).terms.map(({ start, end }) => text.slice(start, end)),
      ["-a", '"b c"', "d", 'status:"x y",z'],
    );
  });

  it("knows the statuses of the contract", () => {
    assert.deepEqual(builtInFields.find(({ name }) => name === "status")?.values, CUSTOMER_STATUSES);
  });

  it("keeps the built-in field when a custom one has its name, and reaches both", () => {
    const set = fieldSet(["Status", "is", "has"]);
    assert.equal(set.get("status")?.slug, undefined);
    assert.equal(set.get("field.status")?.slug, "Status");
    assert.equal(set.get("is")?.slug, undefined);
    assert.equal(set.get("field.is")?.slug, "is");
  });
});

describe("what a query says is wrong with it", () => {
  for (const [text, ...expected] of [
    ["stauts:active", ["field", "stauts:", "status:"]],
    ["tga:x", ["field", "tga:", "tag:"]],
    ["foo:bar", ["field", "foo:", undefined]],
    ["status:actve,x", ["value", "actve", "active"]],
    ["status:paused"],
    ["segment:smbb", ["value", "smbb", "SMB"]],
    ["segment:midmarket", ["value", "midmarket", '"Mid market"']],
    ["is:frosen,churned", ["value", "frosen", "frozen"]],
    ["has:tags", ["value", "tags", "tag"]],
    ["bucket:great", ["value", "great", undefined]],
    ["name:&", ["value", "&", undefined]],
    ['x "open', ["quote", '"open', undefined]],
    ["health:abc", ["number", "abc", undefined]],
    ["health:>", ["missing", "health:>", undefined]],
    ["status:", ["missing", "status:", undefined]],
    ["created:2026-13", ["date", "2026-13", undefined]],
    ["created:2026-02-30", ["date", "2026-02-30", undefined]],
    ["created:>soon", ["date", ">soon", undefined]],
    ["health:50..20", ["range", "50..20", "20..50"]],
    ["created:2026-03..2026-01", ["range", "2026-03..2026-01", "2026-01..2026-03"]],
    ["created:2026-03..2026"],
    ["created:2026-02..2026-01", ["range", "2026-02..2026-01", "2026-01..2026-02"]],
    ["created:2026-01..today"],
    ["updated:1d..2000d"],
    ["updated:30d..7d"],
    ["updated:7d..30d"],
    ["12:30 http://x"],
    ["owner:me tag:anything plan:Anything id:#245"],
  ] as const) {
    it(`of ${text}: ${expected.map(([code]) => code).join() || "nothing"}`, () =>
      assert.deepEqual(wrong(text), expected));
  }

  it("says it for people, with what was probably meant", () => {
    assert.equal(
      parse("stauts:active").diagnostics[0]?.message,
      "There is no field “stauts”, so this is searched as text. Did you mean status:?",
    );
  });

  it("searches an unknown field as text, its quotes in place", () => {
    assert.deepEqual(terms('foo:"a b",c'), [["", "word", 'foo:"a b",c']]);
  });

  it("takes all that follows an open quote", () => {
    assert.deepEqual(terms('tag:"a b status:x'), [["", "tag", "is", "a b status:x"]]);
  });

  it("keeps a value that means nothing as it was typed", () => {
    assert.deepEqual(only("health:>=$x").values, ["$x"]);
  });

  it("can say it in other words", () => {
    const wording = { ...englishDiagnostics, unknownField: (name: string) => `${name}?` };
    const { diagnostics } = parse("foo:x", fields, wording);
    assert.equal(diagnostics[0]?.message, "foo?");
  });
});

describe("any text at all", () => {
  const inOrder = (text: string, list: readonly { start: number; end: number }[]) => {
    let last = 0;
    for (const { start, end } of list) {
      assert.ok(start >= last && end > start && end <= text.length, `${start}..${end} of ${text.length}`);
      last = end;
    }
  };
  const bare = ({ start: _, end: __, ...term }: QueryTerm) => term;

  it("is read without throwing, each term at its place", () => {
    fc.assert(
      fc.property(typedText, (text) => {
        const query = parse(text, fields);
        inOrder(text, query.terms);
        for (const term of query.terms) {
          const [again, ...more] = parse(text.slice(term.start, term.end), fields).terms;
          assert.deepEqual([again && bare(again), more], [bare(term), []]);
        }
        for (const { start, end } of query.diagnostics)
          assert.ok(0 <= start && start < end && end <= text.length);
      }),
      { numRuns: 1_500 },
    );
  });

  for (const part of [
    '"',
    "a",
    "a:",
    "-",
    'tag:"',
    ",",
    "tag:,",
    "mrr:1,",
    "\\",
    '"a',
    " ",
    "1",
    "!",
    "..",
    "a b ",
    "<",
    "é",
    "：",
    "明",
  ]) {
    it(`is read in time that grows with its length: ${JSON.stringify(part)}`, () => {
      // A reading whose time grew with the square of the length would take minutes.
      for (const lead of ["", "mrr:", "created:", "status:", "name:", '"']) {
        const text = lead + part.repeat(100_000 / part.length) + "x";
        const started = performance.now();
        parse(text, fields);
        assert.ok(performance.now() - started < 2_000, lead);
      }
    });
  }
});
