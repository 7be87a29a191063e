import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Member } from "@pivotal/sdk";
import {
  compile,
  foldText,
  matcher,
  matches,
  parse,
  searchedTexts,
  wordsOf,
  type Customer,
} from "@pivotal/sdk/store";
import { contact, customer } from "../support/records.ts";
import { context, contactsOf, found, NOW } from "./context.ts";
import { fields, someContacts, someCustomer, typedText } from "./generated.ts";

const row = (id: string, more: Partial<Customer> = {}): Customer =>
  customer({ id, name: id, domain: null, status: "active", ...more });
const member = (id: string, name: string, email: string): Member => ({
  object: "member",
  id,
  name,
  email,
  role: "member",
  avatar_url: null,
});

/** One test for each query: the rows that it finds, by id. */
function finds(
  rows: readonly Customer[],
  cases: readonly (readonly [string, ...string[]])[],
  more = {},
): void {
  for (const [text, ...ids] of cases) {
    it(`${text || "nothing"} finds ${ids.join(", ") || "none"}`, () =>
      assert.deepEqual(found(text, rows, more, fields), ids));
  }
}

describe("words", () => {
  const rows = [
    row("a", { name: "Étoile Mobília", domain: "etoile.example", display_id: 245 }),
    row("b", { name: "ＡＢＣ明月贸易ABD有限公司", tags: ["Key account"], display_id: 2 }),
    row("c", { name: "O'Brien  Pet\tShop", custom_fields: { crm: "Nordic lead", seats: 40 }, display_id: 3 }),
    row("d", { name: "Willow", custom_fields: { crm: null }, display_id: 4 }),
  ];
  const contacts = contactsOf({ d: [contact({ name: "Jo Étienne", email: "jo@aurora.example" })] });
  finds(
    rows,
    [
      ["", "a", "b", "c", "d"],
      ["etoile", "a"],
      ["ÉTOILE mob", "a"],
      ["toile"],
      ["etoile.ex", "a"],
      ["example", "a", "d"],
      ["abc", "b"],
      ["贸易", "b"],
      ["abd", "b"],
      ["ａｂｃ", "b"],
      ["acc", "b"],
      ["key lead"],
      ["nordic", "c"],
      ["o'brien", "c"],
      ["brien,", "c"],
      ['"pet shop"', "c"],
      ['"shop pet"'],
      ['"rien pet"'],
      ["jo@aurora", "d"],
      ["etienne", "d"],
      ["https://www.etoile.example/team?x=1", "a"],
      ["-etoile", "b", "c", "d"],
      ["-jo -etoile", "b", "c"],
      ['-"pet shop" -abc', "a", "d"],
      ["245", "a"],
      ["#245", "a"],
      ["24"],
      ["- &", "a", "b", "c", "d"],
      ["foo:bar"],
    ],
    { contacts },
  );
});

describe("fields of text", () => {
  const rows = [
    row("a", {
      name: "Aurora North",
      domain: "shop.aurora.example",
      custom_fields: { "note: 1": "Gold tier" },
    }),
    row("b", { name: "North", domain: null }),
  ];
  const contacts = contactsOf({ b: [contact({ name: "Ada Park", email: "ada@x.example" })] });
  finds(
    rows,
    [
      ["name:north", "a", "b"],
      ['name:"aurora n"', "a"],
      ["name:aur,nor", "a", "b"],
      ["-name:aur", "b"],
      ["domain:aurora", "a"],
      ["domain:north"],
      ["contact:park", "b"],
      ["contact:ada@x", "b"],
      ["-contact:park", "a"],
      ["note__1:tier", "a"],
      ["name:&", "a", "b"],
    ],
    { contacts },
  );
});

it("reads a Greek word's last letter like any other, for more may follow", () => {
  assert.deepEqual(found("ΟΔΟΣ", [row("a", { name: "Οδοσία" })]), ["a"]);
});

it("asks the context for contacts as its own", () => {
  const held = {
    ...context(),
    all: [contact({ name: "Ada Park" })],
    contacts() {
      return this.all;
    },
  };
  assert.equal(matches(parse("contact:park has:primary ada"), row("a"), held), true);
});

describe("fields of choices", () => {
  const rows = [
    row("a", { status: "at_risk", plan: "Pro Plus", tags: ["VIP", "a,b"], custom_fields: { plan: "gold" } }),
    row("b", {
      status: "paused",
      plan: "pro",
      field_sources: { name: "hubspot" },
      notifications_paused: true,
    }),
    row("c", { status: "churned", plan: null, custom_fields: { segment: "SMB", plan: "pro" } }),
  ];
  finds(rows, [
    ["status:at_risk", "a"],
    ['status:"At Risk",paused', "a", "b"],
    ["status:PAUSED", "b"],
    ["-status:paused", "a", "c"],
    ["status:active"],
    ["plan:pro", "b"],
    ['plan:"PRO plus"', "a"],
    ["field.plan:pro", "c"],
    ["segment:smb", "c"],
    ["tag:vip", "a"],
    ["tag:vi"],
    ['tag:"a,b"', "a"],
    ["tag:a,b"],
    ["source:hubspot", "b"],
    ["is:churned", "c"],
    ["is:frozen", "c"],
    ["is:paused", "b"],
    ["is:paused,at_risk", "a", "b"],
    ["-is:frozen", "a", "b"],
    ["is:nonsense", "a", "b", "c"],
    ["is:nonsense,churned", "c"],
    ["status:", "a", "b", "c"],
    ["status:at_risk plan:pro"],
  ]);
});

describe("numbers", () => {
  const rows = [
    row("a", {
      health_score: 39,
      mrr: 100_000,
      display_id: 245,
      slug: "aurora",
      custom_fields: { seats: 1_000 },
    }),
    row("b", { health_score: 40, mrr: 110_010, display_id: 246, slug: "b", custom_fields: { seats: 0 } }),
    row("c", { health_score: 70, mrr: 0, display_id: 3, slug: "c" }),
    row("d", { health_score: null, mrr: null, display_id: 4, slug: "d" }),
  ];
  finds(rows, [
    ["health:<40", "a"],
    ["health:<=40", "a", "b"],
    ["health:>40", "c"],
    ["health:>=40", "b", "c"],
    ["health:40..70", "b", "c"],
    ["health:..40", "a", "b"],
    ["health:39,70", "a", "c"],
    ["-health:<40", "b", "c", "d"],
    ["health:70..40", "a", "b", "c", "d"],
    ["health:x", "a", "b", "c", "d"],
    ["health:40..x", "a", "b", "c", "d"],
    ["bucket:healthy", "c"],
    ["bucket:at-risk", "a"],
    ["mrr:>=1,000", "a", "b"],
    ["mrr:1k", "a"],
    ["mrr:1.1001k", "b"],
    ["mrr:1100.10", "b"],
    ["mrr:0", "c"],
    ["seats:1000", "a"],
    ["id:245", "a"],
    ["id:#245,246", "a", "b"],
    ["id:24"],
    ["id:c", "c"],
    ["slug:aurora", "a"],
    ["slug:Aurora"],
  ]);

  it("puts health into buckets by the workspace's bounds", () => {
    assert.deepEqual(found("bucket:healthy", rows, { thresholds: { healthy: 40, watch: 10 } }), ["b", "c"]);
  });
});

describe("dates", () => {
  const at = (id: string, created_at: string, renewal: string | null = null) =>
    row(id, { created_at, updated_at: created_at, custom_fields: { renewal } });
  const rows = [
    at("old", "2025-12-31T22:59:59.999Z", "2026-06-15"),
    at("jan", "2025-12-31T23:00:00.000Z", "2026-07-10"),
    at("mar", "2026-03-31T21:59:59.000Z", "2026-06-14"),
    at("apr", "2026-03-31T22:00:00Z", "2027-01-01"),
    at("day", "2026-06-14T22:00:00.000Z"),
    at("now", "2026-06-15T09:59:00.000Z", "no date"),
  ];
  finds(rows, [
    ["created:2026-01", "jan"],
    ["created:2026-01..2026-03", "jan", "mar"],
    ["created:2025", "old"],
    ["created:2025,2026-04", "old", "apr"],
    ["created:<2026-01", "old"],
    ["created:<=2026-01", "old", "jan"],
    ["created:>2026-03", "apr", "day", "now"],
    ["created:>=2026-03", "mar", "apr", "day", "now"],
    ["created:2026-04-01", "apr"],
    ["created:today", "day", "now"],
    ["created:yesterday"],
    ["updated:<11h", "now"],
    ["updated:<1d", "day", "now"],
    ["updated:>7d", "old", "jan", "mar", "apr"],
    ["updated:90d", "mar", "apr", "day", "now"],
    ["-updated:>1d", "day", "now"],
    ["renewal:2026-06", "old", "mar"],
    ["renewal:today", "old"],
    ["renewal:<+30d", "old", "jan"],
    ["renewal:>+30d", "apr"],
    ["renewal:today..+60d", "old", "jan"],
    ["renewal:<7d", "old", "mar"],
    ["renewal:tomorrow"],
    ["created:2026-02-30", "old", "jan", "mar", "apr", "day", "now"],
  ]);

  it("takes an amount's range either way round", () => {
    for (const text of ["updated:100d..1d", "updated:1d..100d"])
      assert.deepEqual(found(text, rows), ["mar", "apr"]);
  });

  it("lets days begin where the workspace is, across a change of clocks", () => {
    const spring = [at("late", "2026-03-29T21:59:59.000Z"), at("early", "2026-03-28T23:00:00.000Z")];
    assert.deepEqual(found("created:2026-03-29", spring), ["late", "early"]);
    assert.deepEqual(found("created:2026-03-29", spring, { timeZone: "America/New_York" }), ["late"]);
  });

  it("finds midnight on a day whose clocks change later on", () => {
    const first = [at("first", "2026-04-04T11:00:00.000Z")];
    assert.deepEqual(found("created:2026-04-05", first, { timeZone: "Pacific/Auckland" }), ["first"]);
  });

  it("does not lose its way in amounts beyond the calendar", () => {
    assert.equal(found("updated:<9999y", rows).length, rows.length);
    assert.deepEqual(found("updated:>9999y", rows), []);
    assert.deepEqual(found("renewal:>+9999y", rows), []);
  });
});

describe("owner", () => {
  const rows = [
    row("id", { owner: "mem_1", owner_email: null }),
    row("mail", { owner: null, owner_email: "Jo@team.example" }),
    row("none", { owner: null, owner_email: null }),
    row("left"),
  ];
  const members = [
    member("mem_1", "Ada Lárs", "ada@team.example"),
    member("mem_2", "Jo Park", "jo@team.example"),
  ];
  finds(
    rows,
    [
      ["owner:mem_1", "id"],
      ["owner:jo@team.example", "mail"],
      ["owner:jo@", "mail"],
      ["owner:team"],
      ["owner:lars", "id"],
      ["owner:park", "mail"],
      ["owner:me", "mail"],
      ["owner:ME,lars", "id", "mail"],
      ["-owner:me", "id", "none", "left"],
      ["no:owner", "none", "left"],
      ["owner:\u0301"],
    ],
    { members, me: { id: "mem_2", email: "JO@team.example" } },
  );
  it("knows me by id", () => assert.deepEqual(found("owner:me", rows, { me: { id: "mem_1" } }), ["id"]));
  it("takes nobody for me when nobody is said to be", () => {
    assert.deepEqual(found("owner:me", rows), []);
    assert.deepEqual(found("owner:me", rows, { me: { id: "", email: "" } }), []);
  });
});

describe("what a customer has and lacks", () => {
  const rows = [
    row("all", {
      plan: "Pro",
      tags: ["x"],
      health_score: 0,
      mrr: 0,
      domain: "x.example",
      custom_fields: { seats: 1, plan: "p" },
    }),
    row("none", { plan: "", tags: [], health_score: null, mrr: null, custom_fields: { seats: null } }),
    row("unknown", { mrr: null }),
  ];
  const gone = contact({ archived_at: "2026-01-01T00:00:00.000Z" });
  const contacts = contactsOf({ all: [contact()], none: [gone, contact({ is_primary: false })] });
  finds(
    rows,
    [
      ["has:plan", "all"],
      ["no:plan", "none", "unknown"],
      ["has:field.plan", "all"],
      ["has:health,tag", "all"],
      ["no:mrr", "none", "unknown"],
      ["has:domain", "all"],
      ["has:seats", "all"],
      ["no:source", "all", "none", "unknown"],
      ["has:primary", "all"],
      ["no:primary", "none"],
      ["-has:primary", "none"],
      ["-no:primary", "all"],
      ["has:contact", "all", "none"],
      ["no:contact"],
      ["no:contact,plan", "none", "unknown"],
    ],
    { contacts },
  );

  it("reads no field out of the language itself", () => {
    assert.deepEqual(found("has:field.constructor", rows, {}, undefined), ["all", "none", "unknown"]);
  });
});

describe("making a query ready", () => {
  const made = (text: string) => compile(parse(text, fields), context());

  it("gives the words folded, apart from the fields", () => {
    assert.deepEqual(made('Étoile -"Two  Words" status:active &').words, [
      { text: "etoile", phrase: false, negated: false },
      { text: "two words", phrase: true, negated: true },
    ]);
    assert.equal(made("willow status:active").test(row("other")), true);
  });

  for (const [text, expected] of [
    ["status:churned", { status: "churned" }],
    ["is:churned willow", { status: "churned" }],
    ['status:"At Risk" slug:aurora', { status: "at_risk", slug: "aurora" }],
    ["status:active,churned", {}],
    ["-status:active", {}],
    ["status:paused", {}],
    ["is:frozen", {}],
    ["willow", {}],
  ] as const) {
    it(`leaves ${JSON.stringify(expected)} of ${text} to the server`, () =>
      assert.deepEqual(made(text).serverFilter, expected));
  }

  for (const [text, names] of [
    ["status:active", true],
    ["is:frozen", true],
    ["id:245", true],
    ["slug:aurora", true],
    ["-status:active", false],
    ["status:", false],
    ["is:nonsense", false],
    ["plan:pro x", false],
  ] as const) {
    it(`says that ${text} ${names ? "chooses" : "does not choose"} statuses`, () =>
      assert.equal(made(text).namesStatus, names));
  }

  it("leaves to the server only what holds for all that matches", () => {
    fc.assert(
      fc.property(typedText, someCustomer, (text, one) => {
        const query = parse(text, fields);
        const { serverFilter, test } = compile(query, context());
        if (!test(one)) return;
        if (serverFilter.status) assert.equal(foldText(one.status), serverFilter.status);
        if (serverFilter.slug) assert.equal(one.slug, serverFilter.slug);
      }),
    );
  });
});

describe("an index over the words", () => {
  const hasPhrase = (folded: string, phrase: string) => {
    const starts = wordsOf(folded);
    return [...folded].some((_, at) => {
      if (!folded.startsWith(phrase, at)) return false;
      const rest = wordsOf(folded.slice(at));
      return starts.slice(-rest.length).join("\n") === rest.join("\n");
    });
  };

  it("agrees with the plain scan", () => {
    fc.assert(
      fc.property(typedText, fc.array(someCustomer, { maxLength: 5 }), someContacts, (text, rows, held) => {
        const around = context({ contacts: () => held, me: { id: "mem_1" } });
        const query = parse(text, fields);
        const { words, test } = compile(query, around);
        const scan = matcher(query, around);
        for (const one of rows) {
          const texts = searchedTexts(one, held).map(foldText);
          const indexed = new Set(texts.flatMap(wordsOf));
          const holds = (word: string) =>
            word.includes(" ")
              ? texts.some((each) => hasPhrase(each.replace(/\s+/g, " "), word))
              : [...indexed].some((start) => start.startsWith(word)) || word === String(one.display_id);
          const expected = test(one) && words.every((word) => holds(word.text) !== word.negated);
          assert.equal(matches(query, one, around), scan(one));
          assert.equal(scan(one), expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds every word of what it was made from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (name) => {
        const one = row("a", { name });
        for (const word of wordsOf(foldText(name))) {
          assert.equal(
            matches(parse(`"${word.replace(/[\\"“”„＂]/g, "\\$&")}"`), one, context()),
            true,
            word,
          );
        }
      }),
    );
  });
});

describe("a query of 10,000 characters", () => {
  for (const part of ["a", "!", "é", "明", "a ", "-a ", "tag:a ", 'x"', "created:2026-01 "]) {
    it(`is answered: ${JSON.stringify(part)}`, () => {
      const text = part.repeat(10_000 / part.length);
      const started = performance.now();
      const test = matcher(parse(text), context());
      for (let i = 0; i < 10; i++) test(row("a", { name: `${text}!` }));
      assert.ok(performance.now() - started < 4_000);
    });
  }
});

it("means the moment at which the query was made ready", () => {
  const around = { ...context() };
  const test = matcher(parse("updated:<1d"), around);
  around.now += 30 * 86_400_000;
  assert.equal(test(row("a", { updated_at: new Date(NOW - 1_000).toISOString() })), true);
});
