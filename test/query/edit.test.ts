import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  fieldValues,
  foldText,
  parse,
  removeTerm,
  setTerm,
  toggleValue,
  type ParsedQuery,
  type QueryTerm,
} from "@pivotal/sdk/store";
import { fields, typedText } from "./generated.ts";

const read = (text: string) => parse(text, fields);
const shape = ({ start: _, end: __, ...term }: QueryTerm) => term;
const shapes = ({ terms }: ParsedQuery, leaveOut: (term: QueryTerm) => boolean = () => false) =>
  terms.filter((term) => !leaveOut(term)).map(shape);

describe("the values that a query asks of a field", () => {
  for (const [text, field, ...values] of [
    ["status:active,at_risk x", "status", "active", "at_risk"],
    ["health:<40", "health", "<40"],
    ["created:2026-01..2026-03", "created", "2026-01..2026-03"],
    ["tag:a tag:b -tag:c", "tag", "a", "b"],
    ["x", "tag"],
    ["tag:a", "unknown"],
  ] as const) {
    it(`of ${field} in ${text}`, () => assert.deepEqual(fieldValues(read(text), field), values));
  }

  it("tells those that are shut out apart", () => {
    assert.deepEqual(fieldValues(read("tag:a -tag:b"), "tag", true), ["b"]);
  });
});

describe("changing what a query asks of a field", () => {
  for (const [text, field, values, expected] of [
    ["", "status", ["active"], "status:active"],
    ["willow  pet", "status", ["active", "at_risk"], "willow  pet status:active,at_risk"],
    ["a  status:active   b", "status", ["churned"], "a  status:churned   b"],
    ["a status:active b status:churned", "status", ["x"], "a status:x b"],
    ["a status:active b", "status", [], "a b"],
    ["status:active", "status", [], ""],
    ["a -status:active", "status", ["x"], "a -status:active status:x"],
    ["health:<40 x", "health", ["40..69"], "health:40..69 x"],
    ["x", "tag", ['say "hi": ,'], String.raw`x tag:"say \"hi\": ,"`],
    ["x", "mrr", ["1", "000"], 'x mrr:"1","000"'],
    ['x "open phrase', "tag", ["a"], 'x "open phrase" tag:a'],
    ['x "', "tag", ["a"], "x tag:a"],
    ['x tag:"op', "status", ["active"], "x tag:op status:active"],
    ['"a"plan:b"c"', "plan", ["d"], '"a" plan:d'],
    ["x", "nothing", ["d"], "x"],
    ["x", "field.plan", ["d"], "x field.plan:d"],
  ] as const) {
    it(`sets ${field} to ${values.join()} in ${text || "nothing"}`, () =>
      assert.equal(setTerm(read(text), field, values), expected));
  }

  it("can shut values out", () => {
    assert.equal(setTerm(read("tag:a"), "tag", ["b"], true), "tag:a -tag:b");
  });

  it("holds for any text and any value, and leaves all other terms as they are", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom('"', "a,b", "x:y", "\\", "//", "-"),
    );
    fc.assert(
      fc.property(typedText, fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), (text, values) => {
        const before = read(text);
        const after = read(setTerm(before, "tag", values));
        const isTag = (term: QueryTerm) => term.kind === "field" && term.field === "tag" && !term.negated;
        assert.deepEqual(fieldValues(after, "tag"), values);
        // A minus that stood alone is still alone.
        assert.deepEqual(shapes(after, isTag), shapes(before, isTag));
        assert.deepEqual(fieldValues(read(setTerm(after, "tag", [])), "tag"), []);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("one value more or less", () => {
  const cases: [text: string, value: string, on: boolean, expected: string][] = [
    ["", "vip", true, "tag:vip"],
    ["tag:a x", "vip", true, "tag:a,vip x"],
    ["tag:a x tag:b", "vip", true, "tag:a x tag:b tag:vip"],
    ["tag:a,b tag:c", "A", false, "tag:b tag:c"],
    ["tag:a tag:a,b", "a", false, "tag:b"],
    ["tag:a tag:b", "B", true, "tag:a tag:b"],
    ["tag:a", "with space", true, 'tag:a,"with space"'],
    ["-tag:a", "b", true, "-tag:a tag:b"],
  ];
  for (const [text, value, on, expected] of cases) {
    it(`${on ? "more" : "less"}: ${JSON.stringify(text)} with ${value}`, () =>
      assert.equal(toggleValue(read(text), "tag", value, { on }), expected));
  }

  it("changes nothing of a field that is not known", () =>
    assert.equal(toggleValue(read("a"), "nothing", "x", { on: true }), "a"));

  it("is asked for after it was ticked, and not after it was taken away, in any text", () => {
    fc.assert(
      fc.property(
        typedText,
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (text, value, negated) => {
          if (!value.trim()) return;
          const on = read(toggleValue(read(text), "tag", value, { on: true, negated }));
          const asked = fieldValues(on, "tag", negated).map(foldText);
          assert.ok(asked.includes(foldText(value)), `${text} -> ${on.text}`);
          const off = read(toggleValue(on, "tag", value, { on: false, negated }));
          assert.ok(!fieldValues(off, "tag", negated).map(foldText).includes(foldText(value)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("removing a term", () => {
  it("leaves the others as typed", () => {
    const query = read("a   status:active  b");
    const [, status, last] = query.terms;
    assert.equal(removeTerm(query, status as QueryTerm), "a b");
    assert.equal(removeTerm(query, last as QueryTerm), "a   status:active");
  });

  it("takes away that term and no other, in any text", () => {
    fc.assert(
      fc.property(typedText, fc.nat(), (text, pick) => {
        const query = read(text);
        const term = query.terms[pick % (query.terms.length || 1)];
        if (!term) return;
        const rest = read(removeTerm(query, term));
        assert.deepEqual(
          shapes(rest),
          shapes(query, (other) => other === term),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
