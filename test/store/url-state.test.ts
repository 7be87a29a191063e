import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseSort, printSort, readListState, writeListState, type ListState } from "@pivotal/sdk/store";

const state: ListState = {
  query: 'owner:me plan:"two words" health:<40',
  sort: [
    { field: "mrr", direction: "desc" },
    { field: "name", direction: "asc" },
  ],
  columns: ["name", "owner", "region"],
  groupBy: "status",
  includeInactive: true,
  view: "pv-mine",
};

describe("a list's state in an address", () => {
  it("reads as it was written", () => {
    assert.deepEqual(readListState(writeListState(state)), state);
  });

  it("is readable", () => {
    assert.equal(
      writeListState({ query: "owner:me", sort: [{ field: "mrr", direction: "desc" }] }).toString(),
      "q=owner%3Ame&sort=-mrr",
    );
  });

  it("is nothing for a list as it comes", () => {
    assert.equal(writeListState({}).toString(), "");
    assert.deepEqual(readListState(""), {});
  });

  it("leaves what else is in the address as it is", () => {
    const before = "?tab=customers&x=1&x=2&q=old&sort=name&q=older";
    assert.equal(writeListState({ query: "new" }, before).toString(), "tab=customers&x=1&x=2&q=new");
    assert.deepEqual(readListState("?tab=customers&utm=x"), {});
  });

  it("is the same text however often it is written", () => {
    const once = writeListState(state, "?a=1").toString();
    assert.equal(writeListState(state, once).toString(), once);
  });

  it("says of a view that its query was emptied", () => {
    const read = readListState(writeListState({ view: "v1", query: "" }));
    assert.deepEqual(read, { view: "v1", query: "", sort: [] });
  });

  it("names a view alone, whose own query then holds", () => {
    assert.deepEqual(readListState("?view=v1"), { view: "v1" });
  });

  it("keeps two lists in one address apart", () => {
    const one = writeListState({ query: "a" }, "", "one-");
    const both = writeListState({ query: "b" }, one, "two-");
    assert.equal(both.toString(), "one-q=a&two-q=b");
    assert.deepEqual(readListState(both, "one-"), { query: "a" });
    assert.deepEqual(readListState(both), {});
  });

  it("never throws, whatever the address holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        readListState(text);
        readListState(`q=${text}&sort=${text}&columns=${text}&inactive=${text}&group=%E0%A4%A`);
      }),
    );
  });

  it("reads as it was written, for any text", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_.]{0,12}$/);
    const any = fc.record(
      {
        query: fc.string({ unit: "grapheme", maxLength: 200 }),
        sort: fc.uniqueArray(
          fc.record(
            { field: name, direction: fc.constantFrom("asc" as const, "desc" as const) },
            { noNullPrototype: true },
          ),
          { selector: ({ field }) => field, maxLength: 5 },
        ),
        columns: fc.uniqueArray(name, { maxLength: 8 }),
        groupBy: fc.constantFrom("" as const, "owner" as const, "plan" as const),
        includeInactive: fc.boolean(),
        view: fc.string({ unit: "grapheme", maxLength: 30 }),
      },
      { noNullPrototype: true },
    );
    const whole = {
      query: "",
      sort: [],
      columns: [],
      groupBy: "" as const,
      includeInactive: false,
      view: "",
    };
    fc.assert(
      fc.property(any, (given) => {
        const address = writeListState(given).toString();
        assert.deepEqual({ ...whole, ...readListState(address) }, given);
      }),
    );
  });

  it("groups by nothing that a list cannot be grouped by", () => {
    assert.deepEqual(readListState("?group=metadata"), {});
  });

  it("cuts a query that no one has typed", () => {
    assert.equal(readListState(`?q=${"a".repeat(50_000)}`).query?.length, 10_000);
  });
});

describe("a sort as one line", () => {
  it("reads as it was written", () => {
    assert.equal(printSort(state.sort), "-mrr,name");
    assert.deepEqual(parseSort("-mrr,name"), state.sort);
  });

  it("leaves out what is no column, and takes each column once", () => {
    assert.deepEqual(parseSort(",-, name ,name,-name,"), [{ field: "name", direction: "asc" }]);
  });
});
