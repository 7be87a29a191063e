import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Contact, Customer } from "@pivotal/sdk";
import {
  compile,
  CustomerTable,
  DEFAULT_HEALTH_THRESHOLDS,
  foldText,
  matcher,
  parse,
} from "@pivotal/sdk/store";
import type { CustomerSort } from "@pivotal/sdk/store";
import { searchedTexts } from "../../packages/sdk/src/query/searched-texts.ts";
import { matchCustomers } from "../../packages/sdk/src/store/customer-search.ts";
import { selectCustomers, type SelectOptions } from "../../packages/sdk/src/store/customer-select.ts";
import { compareKeys, newestFirst, sortKey } from "../../packages/sdk/src/store/sort-keys.ts";
import { context } from "../query/context.ts";
import { fields, someContacts, someCustomer, typedText } from "../query/generated.ts";
import { customer } from "../support/records.ts";

const EVERYTHING: SelectOptions = {
  query: undefined,
  sort: [],
  groupBy: undefined,
  includeInactive: true,
  thresholds: DEFAULT_HEALTH_THRESHOLDS,
};
const names = (rows: readonly Customer[]): string[] => rows.map(({ name }) => name);
const tableOf = (...rows: Customer[]): CustomerTable => {
  const table = new CustomerTable();
  table.put(rows);
  return table;
};
const named = (...list: string[]): Customer[] =>
  list.map((name, i) => customer({ id: `cus_${i}`, display_id: 900 + i, name, domain: null }));
const search = (table: CustomerTable, text: string, limit = 20): string[] =>
  matchCustomers(table, compile(parse(text), context()), limit).map((match) => match.customer.name);

describe("a filter by a field with few values", () => {
  const chosen = (table: CustomerTable, text: string) =>
    names(selectCustomers(table, { ...EVERYTHING, query: compile(parse(text), context()) }).rows).sort();

  it("follows a value that changes, and a row that takes the place of one that left", () => {
    const [a, b] = named("A", "B") as [Customer, Customer];
    const table = tableOf({ ...a, status: "at_risk" }, { ...b, status: "active" });
    assert.deepEqual(chosen(table, "status:at_risk"), ["A"]);
    table.put([{ ...b, status: "at_risk" }]);
    assert.deepEqual(chosen(table, "status:at_risk"), ["A", "B"]);
    table.remove([a.id]);
    table.put([{ ...a, id: "cus_9", display_id: 909, name: "C", status: "active" }]);
    assert.deepEqual(chosen(table, "status:at_risk"), ["B"]);
    assert.deepEqual(chosen(table, "-status:at_risk"), ["C"]);
    table.clear();
    table.put([{ ...a, status: "churned" }]);
    assert.deepEqual(chosen(table, "status:churned"), ["A"]);
  });

  it("tells more values apart than fit into a byte, and looks at nothing else when two fields are named", () => {
    const many = named(...Array.from({ length: 400 }, (_, at) => `N${at}`));
    const table = tableOf(
      ...many.map((one, at) => ({ ...one, plan: `plan-${at}`, status: at === 399 ? "active" : "at_risk" })),
    );
    for (const at of [0, 254, 255, 399]) assert.deepEqual(chosen(table, `plan:plan-${at}`), [`N${at}`]);
    assert.deepEqual(chosen(table, "plan:plan-399 status:at_risk"), []);
    assert.deepEqual(chosen(table, "plan:plan-398 status:at_risk"), ["N398"]);
  });
});

/** One thing that happens to a table, and the same to a plain map. */
type Event =
  | { kind: "put"; rows: [number, Customer][] }
  | { kind: "remove"; keys: number[] }
  | { kind: "contacts"; key: number; contacts: Contact[] | undefined };

const key = fc.integer({ min: 1, max: 9 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("put" as const),
      rows: fc.array(fc.tuple(key, someCustomer), { maxLength: 6 }),
    }),
  },
  fc.record({ kind: fc.constant("remove" as const), keys: fc.array(key, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("contacts" as const), key, contacts: someContacts }),
);

function play(events: readonly Event[], before?: (table: CustomerTable) => void) {
  const table = new CustomerTable();
  before?.(table);
  const rows = new Map<string, Customer>();
  const contacts = new Map<string, readonly Contact[]>();
  for (const event of events) {
    if (event.kind === "put") {
      const put = event.rows.map(([n, row]) => ({ ...row, id: `cus_${n}`, display_id: n }));
      for (const row of put) rows.set(row.id, row);
      table.put(put);
    } else if (event.kind === "remove") {
      const ids = event.keys.map((n) => `cus_${n}`);
      for (const id of ids) {
        if (rows.delete(id)) contacts.delete(id);
      }
      table.remove(ids);
    } else if (event.contacts) {
      contacts.set(`cus_${event.key}`, event.contacts);
      table.setContacts(`cus_${event.key}`, event.contacts);
    }
  }
  return { table, rows: [...rows.values()], context: context({ contacts: (id) => contacts.get(id) }) };
}

const COLUMNS = [
  "name",
  "domain",
  "owner",
  "plan",
  "status",
  "health",
  "mrr",
  "id",
  "created",
  "updated",
  "tag",
  "segment",
  "seats",
];
const someSort: fc.Arbitrary<CustomerSort[]> = fc.array(
  fc.record({
    field: fc.constantFrom(...COLUMNS),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }),
  { maxLength: 3 },
);

/** What a sort means, said plainly. */
const inOrder = (sort: readonly CustomerSort[]) => (a: Customer, b: Customer) => {
  for (const { field, direction } of sort) {
    const [left, right] = [sortKey(field)(a) ?? null, sortKey(field)(b) ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const order = compareKeys(field)(left, right);
    if (order !== 0) return direction === "desc" ? -order : order;
  }
  return newestFirst(a, b);
};

describe("a table of customers", () => {
  it("chooses exactly what a plain scan chooses, whatever came, changed and left", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), typedText, fc.boolean(), (events, text, searched) => {
        const { table, rows, context } = play(events, (table) => searched && table.text.finish());
        const query = parse(text, fields);
        const chosen = selectCustomers(table, { ...EVERYTHING, query: compile(query, context) });
        const expected = rows.filter(matcher(query, context)).sort(newestFirst);
        assert.deepEqual(
          chosen.rows.map(({ id }) => id),
          expected.map(({ id }) => id),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("sorts as comparing row with row would, by one column or several", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), someSort, async (events, sort) => {
        const { table, rows } = play(events);
        for (let again = 0; again < 4; again++) {
          if (selectCustomers(table, { ...EVERYTHING, sort }).sorted) break;
          await table.settled();
        }
        const selection = selectCustomers(table, { ...EVERYTHING, sort });
        assert.equal(selection.sorted, true);
        assert.deepEqual(names(selection.rows), names(rows.sort(inOrder(sort))));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps its orders right while rows come and go", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 16 }), (events) => {
        const { table, rows } = play(events, (table) => table.keep("name"));
        const order = Array.from(table.orderOf("name") ?? [], (slot) => table.row(slot)?.id);
        const expected = rows.sort(inOrder([{ field: "name", direction: "asc" }])).map(({ id }) => id);
        assert.deepEqual(order, expected);
      }),
      { numRuns: 300 },
    );
  });

  it("finds by search what a plain scan finds, and never more than asked for", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), typedText, (events, text) => {
        const { table, rows, context } = play(events);
        const query = parse(text, fields);
        const found = new Set(
          matchCustomers(table, compile(query, context), 50).map((match) => match.customer.id),
        );
        for (const row of rows.filter(matcher(query, context))) assert.ok(found.has(row.id), row.name);
        assert.ok(matchCustomers(table, compile(query, context), 2).length <= 2);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves churned and archived customers out and says how many, unless asked", () => {
    const table = tableOf(
      customer({ id: "a", display_id: 1, name: "Here" }),
      customer({ id: "b", display_id: 2, name: "Gone", status: "churned" }),
      customer({ id: "c", display_id: 3, name: "Old", status: "archived" }),
    );
    const chosen = (text: string, includeInactive: boolean) => {
      const query = compile(parse(text), context());
      const { rows, hidden } = selectCustomers(table, { ...EVERYTHING, includeInactive, query });
      return [names(rows).sort(), hidden];
    };
    assert.deepEqual(chosen("", false), [["Here"], 2]);
    assert.deepEqual(chosen("", true), [["Gone", "Here", "Old"], 0]);
    assert.deepEqual(chosen("status:churned", false), [["Gone"], 0]);
    assert.deepEqual(chosen("gone", false), [[], 1]);
  });

  it("groups with counts, those without a value last, each in the order of the list", () => {
    const rows = named("Cedar", "Ash", "Birch", "Elm").map((row, i) => ({
      ...row,
      plan: [null, "Pro", "Basic", "Pro"][i] ?? null,
    }));
    const { groups, rows: grouped } = selectCustomers(tableOf(...rows), {
      ...EVERYTHING,
      sort: [{ field: "name", direction: "asc" }],
      groupBy: "plan",
    });
    assert.deepEqual(names(grouped), ["Birch", "Ash", "Elm", "Cedar"]);
    assert.deepEqual(groups, [
      { value: "Basic", start: 0, count: 1 },
      { value: "Pro", start: 1, count: 2 },
      { value: null, start: 3, count: 1 },
    ]);
  });

  it("counts the customers that share a domain as they change", () => {
    const [a, b] = named("A", "B").map((row) => ({ ...row, domain: "same.example" }));
    assert.ok(a && b);
    const table = tableOf(a, b);
    assert.equal(table.sameDomain("same.example"), 2);
    table.put([{ ...b, domain: "own.example" }]);
    assert.equal(table.sameDomain("same.example"), 1);
    table.remove([a.id]);
    assert.equal(table.sameDomain("same.example"), 0);
  });

  it("takes many rows in bit by bit, and stops when it is cleared", async () => {
    const rows = named(...Array.from({ length: 3_000 }, (_, i) => `Row ${i}`));
    const table = new CustomerTable();
    const loading = table.load(rows);
    assert.equal(table.filling, true);
    await loading;
    assert.equal(table.size, 3_000);
    assert.equal(table.filling, false);
    const stopped = table.load(rows.map((row) => ({ ...row, id: `${row.id}x` })));
    table.clear();
    await stopped;
    assert.equal(table.size, 0);
  });

  it("makes the order of a column that was not kept, while rows go on coming", async () => {
    const rows = named(...Array.from({ length: 6_000 }, (_, i) => `Row ${i}`)).map((row, i) => ({
      ...row,
      domain: `d${(i * 7919) % 6_000}.example`,
    }));
    const table = tableOf(...rows.slice(0, 5_500));
    const sort: CustomerSort[] = [{ field: "domain", direction: "asc" }];
    assert.equal(selectCustomers(table, { ...EVERYTHING, sort }).sorted, false);
    table.put(rows.slice(5_500));
    table.remove(["cus_3"]);
    await table.settled();
    const selection = selectCustomers(table, { ...EVERYTHING, sort });
    assert.equal(selection.sorted, true);
    const domains = selection.rows.map(({ domain }) => domain ?? "");
    assert.equal(domains.length, 5_999);
    assert.deepEqual(domains, domains.toSorted());
  });
});

describe("searching a table", () => {
  it("puts whole names first, then starts, then words, then what stands inside of words", () => {
    const table = tableOf(...named("Soak", "Old Oak", "Oak Barn", "Oak"));
    assert.deepEqual(search(table, "oak"), ["Oak", "Oak Barn", "Old Oak", "Soak"]);
  });

  it("puts customers who left after those of the same rank", () => {
    const gone = customer({ id: "x", display_id: 5, name: "Oak Gone", domain: null, status: "churned" });
    assert.deepEqual(search(tableOf(gone, ...named("Oak Barn")), "oa"), ["Oak Barn", "Oak Gone"]);
  });

  it("finds by number, with or without its mark", () => {
    const table = tableOf(...named("Willow", "Cedar 901"));
    for (const text of ["900", "#900"]) assert.deepEqual(search(table, text), ["Willow"]);
    assert.deepEqual(search(table, "901"), ["Cedar 901"]);
    assert.deepEqual(search(table, "90"), ["Cedar 901"]);
  });

  it("finds a contact by name and e-mail, and says which", () => {
    const table = tableOf(...named("Willow"));
    const ada = {
      object: "contact",
      id: "con_1",
      display_id: 1,
      customer_id: "cus_0",
      name: "Ada Park",
      email: "ada@willow.example",
      title: null,
      is_primary: true,
      labels: [],
      created_at: "",
      updated_at: "",
    } as const;
    table.setContacts("cus_0", [{ ...ada, labels: [] }]);
    for (const text of ["park", "ada@wil"]) {
      const [match] = matchCustomers(table, compile(parse(text), context()), 5);
      assert.equal(match?.contact?.contact.name, "Ada Park");
    }
    table.setContacts("cus_0", []);
    assert.deepEqual(search(table, "park"), []);
  });

  it("puts the name that is the whole text of several words before those that only hold them", () => {
    const table = tableOf(...named("Pet Oak Supply", "Oak Pet Supply", "Oak Pet"));
    assert.deepEqual(search(table, "oak pet"), ["Oak Pet", "Oak Pet Supply", "Pet Oak Supply"]);
  });

  it("stays quick and right with a hundred thousand equal names", async () => {
    const table = new CustomerTable();
    await table.load(named(...Array.from({ length: 100_000 }, () => "Same")));
    assert.deepEqual(search(table, "same", 3), ["Same", "Same", "Same"]);
    table.put([customer({ id: "other", display_id: 1, name: "Other", domain: null })]);
    assert.deepEqual(search(table, "oth"), ["Other"]);
    assert.equal(
      selectCustomers(table, { ...EVERYTHING, sort: [{ field: "name", direction: "asc" }] }).rows[0]?.name,
      "Other",
    );
  });

  it("puts what holds the hyphen that was typed before what holds only the letters", () => {
    const table = tableOf(...named("Men Only", "Menagerie", "Amen", "Lumen-Foods"));
    assert.deepEqual(search(table, "men-"), ["Lumen-Foods", "Menagerie", "Men Only", "Amen"]);
    assert.deepEqual(search(table, "men-foods"), ["Lumen-Foods"]);
  });

  it("finds two letters inside of a compound of two hundred", () => {
    const compound = `Donau${"dampf".repeat(40)}qxschiff`;
    assert.deepEqual(search(tableOf(...named("Willow", compound)), "qx"), [compound]);
  });

  it("finds a row by its new name only, however often it was renamed, and its neighbours as before", () => {
    const rows = named("Ash", "Birch", "Cedar");
    const table = tableOf(...rows);
    const rename = (name: string) => table.put([{ ...(rows[1] as Customer), name }]);
    for (let i = 0; i < 40; i++) {
      rename(`Elm ${i}x`);
      assert.deepEqual(search(table, "elm"), [`Elm ${i}x`]);
      assert.deepEqual(search(table, "birch"), []);
      assert.deepEqual(search(table, "cedar"), ["Cedar"]);
    }
  });

  it("reads no text before somebody searches, and then that of many rows bit by bit", async () => {
    let read = 0;
    const rows = named(...Array.from({ length: 5_000 }, (_, i) => `Row ${i}`)).map((row) =>
      Object.defineProperty({ ...row }, "tags", { enumerable: true, get: () => (read++, ["tagged"]) }),
    );
    const table = tableOf(...rows);
    const { rows: listed } = selectCustomers(table, {
      ...EVERYTHING,
      sort: [{ field: "name", direction: "asc" }],
    });
    assert.deepEqual([listed.length, read], [5_000, 0]);
    assert.ok(
      selectCustomers(table, { ...EVERYTHING, query: compile(parse("tagged"), context()) }).rows.length <
        5_000,
    );
    await table.settled();
    assert.equal(
      selectCustomers(table, { ...EVERYTHING, query: compile(parse("tagged"), context()) }).rows.length,
      5_000,
    );
  });

  it("finds the newest first, whatever the order in which rows came, and while more come", async () => {
    const rows = named(...Array.from({ length: 9_000 }, (_, i) => `Row ${i}`)).map((row, i) => ({
      ...row,
      created_at: new Date(Date.UTC(2026, 0, 1) + ((i * 7919) % 9_000) * 1_000).toISOString(),
    }));
    const newest = (held: readonly Customer[]) => names(held.toSorted(newestFirst)).slice(0, 20);
    const table = new CustomerTable();
    table.text.finish();
    for (let at = 0; at < rows.length; at += 500) {
      table.put(rows.slice(at, at + 500));
      assert.deepEqual(search(table, "row"), newest(rows.slice(0, at + 500)));
      await Promise.resolve();
    }
    table.remove(rows.slice(0, 4_000).map(({ id }) => id));
    assert.deepEqual(search(table, "row"), newest(rows.slice(4_000)));
    await table.settled();
    assert.deepEqual(search(table, "row"), newest(rows.slice(4_000)));
  });

  it("finds whatever holds the letters, and nothing else", () => {
    const part = fc.constantFrom(
      "Aurora",
      "-",
      " ",
      "明月贸易",
      "ひかり",
      "Þór",
      "é",
      "Sch-iff",
      "x1",
      "𝒜b",
      "บ้าน",
      ".",
      "O'B",
    );
    const text = fc.array(part, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(""));
    const someRows = fc.array(
      fc.record({ name: text, domain: fc.option(text), tags: fc.array(text, { maxLength: 2 }) }),
      {
        maxLength: 60,
      },
    );
    const cut = fc.record({ of: text, from: fc.nat(12), length: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(someRows, cut, (some, { of, from, length }) => {
        const rows = some.map((row, i) =>
          customer({ ...row, id: `cus_${i}`, display_id: 900 + i, custom_fields: {} }),
        );
        const query = compile(
          parse(
            [...of]
              .slice(from, from + length)
              .join("")
              .replaceAll(":", ""),
          ),
          context(),
        );
        const words = query.words.filter(({ negated }) => !negated);
        fc.pre(words.length === query.words.length && words.length > 0);
        const found = matchCustomers(tableOf(...rows), query, 100).map((match) => match.customer.id);
        const expected = rows.filter((row) => {
          const texts = searchedTexts(row).map((held) => foldText(held).replace(/\s+/g, " "));
          return words.every(({ text: word }) => texts.some((held) => held.includes(word)));
        });
        assert.deepEqual(found.toSorted(), expected.map(({ id }) => id).toSorted());
      }),
      { numRuns: 1_000 },
    );
  });

  it("is not troubled by a name of a megabyte", () => {
    const table = tableOf(...named(`Long ${"明".repeat(1_000_000)}`, "Short"));
    assert.equal(search(table, "明明").length, 1);
    assert.deepEqual(search(table, "short"), ["Short"]);
  });
});
