import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parse, print, type QueryTerm } from "@pivotal/sdk/store";
import { fields, typedText } from "./generated.ts";

describe("printing a query", () => {
  for (const [text, printed] of [
    ["  willow   pet ", "willow pet"],
    ['status:"At Risk",active', "status:at_risk,active"],
    ['tag:"a b","c","d,e"', 'tag:"a b",c,"d,e"'],
    [String.raw`tag:"say \"hi\": \\o/"`, String.raw`tag:"say \"hi\": \\o/"`],
    ['tag:"//x"', 'tag:"//x"'],
    ['mrr:"1","000"', 'mrr:"1","000"'],
    ["created:2026-01..", "created:>=2026-01"],
    ["health: x", "health: x"],
    ['"open', '"open"'],
    ['foo:"open, x', 'foo:"open, x"'],
    ["status：Active,", "status:active"],
  ] as const) {
    it(`makes ${text} into ${printed}`, () => assert.equal(print(parse(text, fields)), printed));
  }

  it("keeps the meaning of any text, and prints the same the next time", () => {
    const bare = ({ start: _, end: __, ...term }: QueryTerm) => term;
    fc.assert(
      fc.property(typedText, (text) => {
        const query = parse(text, fields);
        const printed = print(query);
        const again = parse(printed, fields);
        assert.deepEqual(again.terms.map(bare), query.terms.map(bare));
        assert.equal(print(again), printed);
      }),
      { numRuns: 4_000 },
    );
  });
});
