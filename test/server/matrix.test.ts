import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ROUTES, type ActionName, type Grant } from "@pivotal/sdk/server";
import { ask } from "./ask.ts";
import { fromApp, SESSIONS, tokenFor } from "./sessions.ts";
import { openTestSite, type TestSite } from "./site.ts";

const ANA = "ana@host.example";

/** Who asks, for record 2, which is Ana's; the last asks for record 1, which is not. */
const USERS = {
  everyone: { rights: {}, record: 2 },
  reader: { rights: { readOnly: true }, record: 2 },
  owner: { rights: { scope: ANA }, record: 2 },
  outsider: { rights: { scope: ANA }, record: 1 },
} as const;
type User = keyof typeof USERS;
type Cells = readonly [everyone: string, reader: string, owner: string, outsider: string];

const noCustomer = "404 customer_not_found";
const readOnly = "403 read_only";
const limited = "403 limited_scope";
const readsAll: Cells = ["200", "200", "200", "200"];
const readsOwn = (missing: string): Cells => ["200", "200", "200", missing];
const writesOwn = (missing: string, done = "200"): Cells => [done, readOnly, done, missing];

/** What each of them gets of each operation. An operation without its line does not compile, and fails below. */
const CELLS: Readonly<Record<ActionName, Cells>> = {
  "me.retrieve": readsAll,
  "health.check": readsAll,
  "customers.list": readsAll,
  "customers.create": ["201", readOnly, limited, limited],
  "customers.retrieve": readsOwn(noCustomer),
  "customers.update": writesOwn(noCustomer),
  "customers.delete": writesOwn(noCustomer),
  "contacts.list": readsOwn(noCustomer),
  "contacts.create": writesOwn(noCustomer, "201"),
  "contacts.retrieve": readsOwn("404 contact_not_found"),
  "contacts.update": writesOwn("404 contact_not_found"),
  "contacts.delete": writesOwn("404 contact_not_found"),
  "onboardings.list": readsAll,
  "onboardings.create": writesOwn(noCustomer, "201"),
  "onboardings.listForCustomer": readsOwn(noCustomer),
  "onboardings.retrieve": readsOwn("404 onboarding_not_found"),
  "onboardings.update": writesOwn("404 onboarding_not_found"),
  "onboardings.delete": writesOwn("404 onboarding_not_found"),
  "activity.list": readsOwn(noCustomer),
  "health.retrieve": readsOwn(noCustomer),
  "members.list": readsAll,
  "customFields.list": readsAll,
  "views.list": readsAll,
  "views.create": ["200", readOnly, "200", "200"],
  "views.update": ["200", readOnly, "200", "200"],
  "views.delete": ["200", readOnly, "200", "200"],
  "tags.list": ["200", "200", "404 route_not_found", "404 route_not_found"],
  "tags.update": ["200", readOnly, limited, limited],
  "events.follow": readsAll,
};

const bodyOf = (name: ActionName, record: number): object => {
  const bodies: Partial<Record<ActionName, object>> = {
    "customers.create": { name: "Aurora" },
    "contacts.create": { name: "Zoë", email: "zoe@aurora.example" },
    "onboardings.create": { customer_id: `cus_${record}` },
    "views.create": { name: "Mine" },
    "tags.update": { name: "important" },
  };
  return bodies[name] ?? {};
};

const grantOf = ({ rights }: (typeof USERS)[User], user: string): Grant => {
  const { scope, ...limits }: { scope?: string; readOnly?: boolean } = rights;
  return { allow: true, user, ...limits, ...(scope && { scope: (one) => one.owner_email === scope }) };
};

describe("the table of operations, for every kind of user", () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({
      sessions: SESSIONS,
      budget: 10_000,
      authorize(request) {
        const who = request.headers.get("cookie");
        if (who === "nobody") return "unauthenticated";
        if (who === null || !(who in USERS)) return false;
        return grantOf(USERS[who as User], who);
      },
    });
  });
  after(() => site.upstream.close());

  /** What somebody gets: the status, with the code of a refusal; and what the service was asked. */
  async function gets(
    route: (typeof ROUTES)[number],
    record: number,
    headers: Record<string, string | undefined>,
  ) {
    const noun = route.path.split("/")[1] ?? "";
    const path = route.path
      .replace("{id}", `${noun.slice(0, 3)}_${record}`)
      .replace("{customerId}", `cus_${record}`)
      .replace("{tag}", "vip");
    const body = "body" in route ? bodyOf(route.name, record) : undefined;
    site.upstream.requests.length = 0;
    const { status, code, text } = await ask(site.handler, path, { method: route.method, body, headers });
    return { cell: code ? `${status} ${code}` : String(status), text, asked: site.upstream.lines() };
  }

  it("has a line for every operation, and no line for another", () => {
    assert.deepEqual(Object.keys(CELLS).sort(), ROUTES.map(({ name }) => name).sort());
  });

  for (const route of ROUTES) {
    it(`${route.name} is nothing to who is not signed in, or not let in`, async () => {
      for (const [cookie, cell] of [
        ["nobody", "401 signed_out"],
        ["stranger", "403 forbidden"],
      ] as const) {
        const got = await gets(route, 2, { cookie });
        assert.deepEqual([got.cell, got.asked], [cell, []]);
      }
      const unsigned = await gets(route, 2, fromApp());
      assert.deepEqual([unsigned.cell, unsigned.asked], ["401 session_missing", []]);
    });

    for (const [at, who] of (Object.keys(USERS) as User[]).entries()) {
      const expected = CELLS[route.name][at] ?? "";
      it(`${route.name} gives ${expected} to the ${who}, with a cookie and with a session`, async () => {
        const { rights, record } = USERS[who];
        const session = fromApp(await tokenFor({ user: who, ...rights }));
        for (const headers of [{ cookie: who }, session]) {
          const got = await gets(route, record, headers);
          assert.equal(got.cell, expected);
          const refused = !expected.startsWith("2");
          if (expected === readOnly || expected === limited) assert.deepEqual(got.asked, []);
          if (refused)
            assert.ok(
              got.asked.every((line) => line.startsWith("GET ")),
              got.asked.join(),
            );
          if (who === "outsider")
            assert.doesNotMatch(got.text, /(cus|con|onb)_[1357]\b|c[1357]\.example|Customer [1357]/);
        }
      });
    }
  }
});
