import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Grant } from "@pivotal/sdk/server";
import { ask } from "./ask.ts";
import { customer, sendJson, type Recorded } from "./recording-upstream.ts";
import { withSite, type TestSite } from "./site.ts";

/** By their cookie. Whoever is not named sees everything. */
const GRANTS: Readonly<Record<string, Omit<Grant, "allow" | "user">>> = {
  clerk: { hideFields: ["mrr"] },
  reader: { readOnly: true },
  owner: { scope: ({ owner_email }) => owner_email === "ana@host.example" },
  other: { scope: ({ owner_email }) => owner_email === "ben@host.example" },
  spent: { budget: 1 },
};
const authorize = (request: Request): Grant => {
  const user = request.headers.get("cookie") ?? "";
  return { allow: true, user, ...GRANTS[user] };
};
const withUsers = (test: (site: TestSite) => Promise<void>) => withSite({ authorize }, test);
const as = (cookie: string, signal?: AbortSignal) => ({ headers: { cookie }, signal });
const until = async (is: () => boolean) => {
  while (!is()) await new Promise((resolve) => setImmediate(resolve));
};
/** Lets what has been asked come as far as it can. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A service that answers when it is told to. */
function hold({ upstream }: TestSite, body: (request: Recorded) => object = () => customer(7)) {
  const held: { answer: () => void; gone: boolean }[] = [];
  upstream.respond((request, response) => {
    const one = { gone: false, answer: () => sendJson(response, 200, body(request)) };
    response.once("close", () => (one.gone = !response.writableFinished));
    held.push(one);
  });
  return held;
}

describe("the same read at the same time", () => {
  it(
    "by fifty users with the same rights is one request, and everyone has the answer",
    withUsers(async (site) => {
      const held = hold(site);
      const asked = Array.from({ length: 50 }, (_, at) => ask(site.handler, "/customers/7", as(`user${at}`)));
      await until(() => held.length === 1);
      await settle();
      held[0]?.answer();
      for (const { status, json } of await Promise.all(asked)) {
        assert.deepEqual([status, json["id"]], [200, "cus_7"]);
      }
      assert.equal(site.upstream.requests.length, 1);
    }),
  );

  it(
    "is paid by the one who asked first, and by nobody else",
    withUsers(async (site) => {
      const held = hold(site);
      const asked = [
        ask(site.handler, "/customers/7", as("ana")),
        ask(site.handler, "/customers/7", as("ben")),
      ];
      await until(() => held.length === 1);
      held[0]?.answer();
      const [first, second] = await Promise.all(asked);
      assert.equal(first?.headers.get("x-ratelimit-remaining"), "29");
      assert.equal(second?.headers.get("x-ratelimit-remaining"), null);
      site.upstream.respond();
      const later = await ask(site.handler, "/customers/8", as("ben"));
      assert.equal(later.headers.get("x-ratelimit-remaining"), "29");
    }),
  );

  it(
    "goes on for the others when the one who asked first leaves, and ends when the last one does",
    withUsers(async (site) => {
      const held = hold(site);
      const [first, second] = [new AbortController(), new AbortController()];
      const gone = ask(site.handler, "/customers/7", as("ana", first.signal));
      await until(() => held.length === 1);
      const stays = ask(site.handler, "/customers/7", as("ben", second.signal));
      await settle();
      first.abort();
      assert.equal((await gone).status, 500);
      await settle();
      assert.equal(held[0]?.gone, false);
      held[0]?.answer();
      assert.equal((await stays).json["id"], "cus_7");

      const leaving = [
        ask(site.handler, "/customers/7", as("ana", first.signal)),
        ask(site.handler, "/customers/7", as("ben", second.signal)),
      ];
      await until(() => held.length === 2);
      second.abort();
      await Promise.all(leaving);
      await until(() => held[1]?.gone === true);
      assert.deepEqual(site.alerts, []);
    }),
  );

  it(
    "is one of its own for each scope, each set of hidden fields and each who may only read",
    withUsers(async (site) => {
      const held = hold(site, ({ url }) =>
        url.includes("/customers/")
          ? customer(7)
          : { object: "list", data: [], has_more: false, next_cursor: null },
      );
      const users = ["ana", "clerk", "reader", "owner", "other"];
      const asked = users.map((user) => ask(site.handler, "/customers/7", as(user)));
      await until(() => held.length === users.length);
      await settle();
      assert.equal(held.length, users.length);
      for (const { answer } of held) answer();
      const [ana, clerk, reader, owner, other] = await Promise.all(asked);
      assert.deepEqual([ana?.json["mrr"], reader?.json["mrr"], clerk?.json["mrr"]], [7000, 7000, null]);
      assert.deepEqual([owner?.status, other?.status], [404, 200]);
    }),
  );

  it(
    "with another query is another read",
    withUsers(async (site) => {
      const held = hold(site, () => ({ object: "list", data: [], has_more: false, next_cursor: null }));
      const asked = ["?limit=1", "?limit=2", ""].map((query) =>
        ask(site.handler, `/customers${query}`, as("ana")),
      );
      await until(() => held.length === 3);
      for (const { answer } of held) answer();
      await Promise.all(asked);
    }),
  );

  it(
    "is asked again by the next one once it has been answered",
    withUsers(async ({ handler, upstream }) => {
      await ask(handler, "/customers/7", as("ana"));
      await ask(handler, "/customers/7", as("ana"));
      assert.equal(upstream.requests.length, 2);
    }),
  );

  it(
    "fails for everyone when it fails",
    withUsers(async (site) => {
      const refuse: (() => void)[] = [];
      site.upstream.respond((_, response) => void refuse.push(() => sendJson(response, 500, {})));
      const asked = ["ana", "ben"].map((user) => ask(site.handler, "/customers/7", as(user)));
      await until(() => refuse.length === 1);
      await settle();
      refuse[0]?.();
      for (const { status } of await Promise.all(asked)) assert.equal(status, 500);
    }),
  );

  it(
    "is not lost for the others when the one whose turn it is has nothing left",
    withUsers(async (site) => {
      await ask(site.handler, "/me", as("spent"));
      const asked = ["spent", "ana", "ben"].map((user) => ask(site.handler, "/customers/7", as(user)));
      assert.deepEqual(
        (await Promise.all(asked)).map(({ status }) => status),
        [429, 200, 200],
      );
      assert.equal(site.upstream.requests.length, 2);
    }),
  );
});

describe("a read that comes after a change", () => {
  it(
    "is not answered by one that began before the write",
    withUsers(async (site) => {
      const held = hold(site);
      const before = ask(site.handler, "/customers/7", as("ana"));
      await until(() => held.length === 1);
      site.upstream.respond();
      await ask(site.handler, "/customers/7", { ...as("ben"), method: "PATCH", body: { plan: "max" } });
      const after = await ask(site.handler, "/customers/7", as("ana"));
      assert.equal(after.status, 200);
      held[0]?.answer();
      await before;
      assert.deepEqual(site.upstream.lines(), ["GET /customers/7", "PATCH /customers/7", "GET /customers/7"]);
    }),
  );

  it(
    "is not answered by one that began before the event",
    withUsers(async (site) => {
      const held = hold(site);
      const asked = [ask(site.handler, "/customers/7", as("ana"))];
      await until(() => held.length === 1);
      const page = await site.handler.events.publish({
        id: "evt_1",
        type: "customer.updated",
        created_at: "2026-05-01T10:00:00Z",
        org_id: "org_1",
        livemode: false,
        api_version: "v1",
        data: { object: customer(7), previous_attributes: null },
      } as never);
      assert.equal(page, undefined);
      asked.push(ask(site.handler, "/customers/7", as("ana")));
      await until(() => held.length === 2);
      for (const { answer } of held) answer();
      await Promise.all(asked);
    }),
  );
});

describe("writes", () => {
  it(
    "are each made, however alike and at the same time",
    withUsers(async ({ handler, upstream }) => {
      const write = { ...as("ana"), method: "PATCH", body: { plan: "pro" } };
      await Promise.all([ask(handler, "/customers/7", write), ask(handler, "/customers/7", write)]);
      assert.equal(upstream.requests.length, 2);
    }),
  );
});
