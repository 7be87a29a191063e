import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import FakeTimers from "@sinonjs/fake-timers";
import {
  createMemoryState,
  createPivotalHandler,
  toNodeHandler,
  type Grant,
  type SharedState,
  type Subscriber,
} from "@pivotal/sdk/server";
import type { WebhookEvent } from "@pivotal/sdk/webhooks";
import { customer } from "../support/records.ts";
import { ask, FROM_OWN_PAGE, requestFor } from "./ask.ts";
import { follow } from "./followed.ts";
import { CANARY, withSite, type TestSite } from "./site.ts";
import { eventLike } from "../webhooks/delivered.ts";

const ANA = "ana@host.example";
/** By their cookie. */
const GRANTS: Readonly<Record<string, Omit<Grant, "allow" | "user">>> = {
  ana: {},
  clerk: { hideFields: ["mrr", "owner_email"] },
  owner: { scope: ({ owner_email }) => owner_email === ANA },
};
const authorize = (request: Request): Grant | false => {
  const user = request.headers.get("cookie") ?? "";
  const rights = GRANTS[user];
  return rights ? { allow: true, user, ...rights } : false;
};
const withUsers = (test: (site: TestSite) => Promise<void>) => withSite({ authorize }, test);

const event = (type: string, object: object, previous_attributes: object | null = null) =>
  eventLike({ type, data: { object, previous_attributes } }) as WebhookEvent;
const row = customer({ id: "cus_2", display_id: 2, owner_email: ANA, mrr: 500 });
/** What ends each test: everybody hears of it. */
const last = () => event("customer.updated", customer({ id: "cus_last", owner_email: ANA }));
const heard = async (followed: Awaited<ReturnType<typeof follow>>): Promise<object[]> => {
  const messages: object[] = [];
  for (;;) {
    const message = await followed.next();
    assert.ok(message, "the stream goes on");
    if ((message as { customer?: { id?: string } }).customer?.id === "cus_last") return messages;
    messages.push(message);
  }
};

describe("what happens at Pivotal", () => {
  it(
    "reaches everyone who follows, as the customer now is, without a request",
    withUsers(async ({ handler, upstream }) => {
      const [one, other] = [await follow(handler), await follow(handler)];
      await handler.events.publish(event("customer.updated", row));
      assert.deepEqual([await one.next(), await other.next()], [{ customer: row }, { customer: row }]);
      assert.equal(upstream.requests.length, 0);
      for (const { leave } of [one, other]) leave();
    }),
  );

  it(
    "tells nobody a field that is hidden from them",
    withUsers(async ({ handler }) => {
      const clerk = await follow(handler, { user: "clerk" });
      await handler.events.publish(event("customer.updated", row, { mrr: 400 }));
      const message = await clerk.next();
      assert.equal((message as { customer: { mrr: unknown } }).customer.mrr, null);
      assert.ok(!JSON.stringify(message).includes(ANA));
      clerk.leave();
    }),
  );

  it(
    "is nothing to somebody who does not see the customer, and the end of one who leaves their sight",
    withUsers(async ({ handler }) => {
      const owner = await follow(handler, { user: "owner" });
      const others = customer({ id: "cus_1", owner_email: "ben@host.example" });
      await handler.events.publish(event("customer.updated", others, { mrr: 1 }));
      await handler.events.publish(event("customer.updated", row));
      await handler.events.publish(
        event("customer.updated", { ...row, owner_email: "ben@host.example" }, { owner_email: ANA }),
      );
      await handler.events.publish(last());
      assert.deepEqual(await heard(owner), [{ customer: row }, { gone: "cus_2" }]);
      owner.leave();
    }),
  );

  it(
    "says of whom a contact or an onboarding is, and asks once whether all those who see some only see that one",
    withUsers(async ({ handler, upstream }) => {
      const all = await follow(handler);
      const owners = [await follow(handler, { user: "owner" }), await follow(handler, { user: "owner" })];
      await handler.events.publish(event("contact.added", { id: "con_2", customer_id: "cus_2" }));
      await handler.events.publish(event("onboarding.phase_moved", { id: "onb_1", customer_id: "cus_1" }));
      await handler.events.publish(last());
      assert.deepEqual(await heard(all), [{ changed: "cus_2" }, { changed: "cus_1" }]);
      for (const owner of owners) assert.deepEqual(await heard(owner), [{ changed: "cus_2" }]);
      assert.deepEqual(upstream.lines().sort(), ["GET /customers/cus_1", "GET /customers/cus_2"]);
      for (const { leave } of [all, ...owners]) leave();
    }),
  );

  it(
    "is told in part where the event tells it in part, and not at all where it is about no customer",
    withUsers(async ({ handler }) => {
      const all = await follow(handler);
      await handler.events.publish(event("customer.updated", { id: "cus_2", name: "Aurora" }));
      await handler.events.publish(event("customer.deleted", { id: "cus_2", object: "customer" }));
      await handler.events.publish(event("task.completed", { id: "tsk_1" }));
      await handler.events.publish(event("contact.added", { id: "con_1", customer_id: "../../me" }));
      await handler.events.publish(last());
      assert.deepEqual(await heard(all), [{ changed: "cus_2" }, { gone: "cus_2" }]);
      all.leave();
    }),
  );
});

describe("a page that follows", () => {
  it(
    "and was away is told what it missed, once and in order",
    withUsers(async ({ handler }) => {
      const first = await follow(handler);
      await handler.events.publish(event("customer.updated", row));
      await first.next();
      const after = first.at;
      first.leave();
      const twice = event("customer.updated", { ...row, mrr: 2 });
      for (const one of [twice, twice, event("customer.updated", { ...row, mrr: 3 })])
        await handler.events.publish(one);
      const again = await follow(handler, { after });
      await handler.events.publish(last());
      assert.deepEqual(await heard(again), [
        { customer: { ...row, mrr: 2 } },
        { customer: { ...row, mrr: 3 } },
      ]);
      again.leave();
    }),
  );

  it(
    "and breaks off again before it has been told the rest, is told it the next time",
    withUsers(async ({ handler }) => {
      const { at, leave } = await follow(handler);
      leave();
      await handler.events.publish(event("customer.updated", row));
      const short = await follow(handler, { after: at });
      assert.equal(short.at, at);
      short.leave();
      const again = await follow(handler, { after: short.at });
      assert.deepEqual(await again.next(), { customer: row });
      again.leave();
    }),
  );

  it(
    "from before anything happened misses nothing either",
    withUsers(async ({ handler }) => {
      const { at, leave } = await follow(handler);
      leave();
      await handler.events.publish(event("customer.updated", row));
      const again = await follow(handler, { after: at });
      assert.deepEqual(await again.next(), { customer: row });
      again.leave();
    }),
  );

  it(
    "is told to look at everything when nobody knows what it missed",
    withUsers(async ({ handler }) => {
      const stranger = await follow(handler, { after: "evt_of_another_process" });
      assert.deepEqual(await stranger.next(), { missed: true });
      const { at, leave } = await follow(handler);
      for (let number = 0; number < 501; number += 1) await handler.events.publish(event("task.done", row));
      for (let number = 0; number < 501; number += 1)
        await handler.events.publish(event("customer.updated", row));
      const late = await follow(handler, { after: at });
      assert.deepEqual(await late.next(), { missed: true });
      for (const one of [stranger.leave, leave, late.leave]) one();
    }),
  );

  it(
    "is let go when it does not read",
    withUsers(async ({ handler }) => {
      const slow = await follow(handler);
      for (let number = 0; number < 400; number += 1)
        await handler.events.publish(event("customer.updated", { ...row, mrr: number }));
      let messages = 0;
      while (await slow.next()) messages += 1;
      assert.ok(messages < 400);
    }),
  );

  it(
    "is let go when its browser leaves, however long ago it asked",
    withUsers(async ({ handler }) => {
      setFlagsFromString("--expose-gc");
      const collect = runInNewContext("gc") as () => void;
      const own = await Promise.all(Array.from({ length: 20 }, () => follow(handler)));
      await new Promise((resolve) => setImmediate(resolve));
      collect();
      for (const { leave } of own) leave();
      assert.equal((await ask(handler, "/events", { headers: { cookie: "ana" } })).status, 200);
    }),
  );

  it(
    "is one of at most twenty of a user",
    withUsers(async ({ handler }) => {
      const own = await Promise.all(Array.from({ length: 20 }, () => follow(handler)));
      const answer = await ask(handler, "/events", { headers: { cookie: "ana" } });
      assert.deepEqual(
        [answer.status, answer.code, answer.headers.get("retry-after")],
        [429, "rate_limited", "60"],
      );
      const other = await follow(handler, { user: "clerk" });
      own.pop()?.leave();
      own.push(await follow(handler), other);
      for (const { leave } of own) leave();
    }),
  );

  it("and sees few of many customers misses nothing while the others change", async () => {
    const clock = FakeTimers.install({ toFake: ["setInterval", "clearInterval"] });
    try {
      await withUsers(async ({ handler }) => {
        const owner = await follow(handler, { user: "owner" });
        const others = customer({ id: "cus_1", owner_email: "ben@host.example" });
        for (let number = 0; number < 600; number += 1)
          await handler.events.publish(event("customer.updated", others));
        await handler.events.publish(event("customer.updated", row));
        assert.deepEqual(await owner.next(), { customer: row });
        for (let number = 0; number < 400; number += 1)
          await handler.events.publish(event("customer.updated", others));
        await new Promise((resolve) => setImmediate(resolve));
        clock.tick(20_000);
        await owner.sign();
        owner.leave();
        for (let number = 0; number < 400; number += 1)
          await handler.events.publish(event("customer.updated", others));
        await handler.events.publish(event("customer.updated", { ...row, mrr: 7 }));
        const again = await follow(handler, { user: "owner", after: owner.at });
        assert.deepEqual(await again.next(), { customer: { ...row, mrr: 7 } });
        again.leave();
      })();
    } finally {
      clock.uninstall();
    }
  });

  it("hears a sign of life, and has to ask again after five minutes", async () => {
    const clock = FakeTimers.install({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    });
    try {
      await withUsers(async ({ handler }) => {
        const response = await handler(requestFor("/events", { headers: { cookie: "ana" } }));
        const text = response.text();
        clock.tick(5 * 60_000);
        const [, ...signs] = (await text).split("\n\n").filter((block) => block.endsWith(":"));
        assert.equal(signs.length, 14);
        assert.equal(clock.countTimers(), 0);
      })();
    } finally {
      clock.uninstall();
    }
  });
});

describe("several processes of one host", () => {
  it("tell each other over the host's shared state, and only once", async () => {
    const shared = createMemoryState();
    const options = { apiKey: CANARY, authorize: () => true as const, shared };
    const [one, other] = [createPivotalHandler(options), createPivotalHandler(options)];
    const pages = [await follow(one), await follow(other)];
    await one.events.publish(event("customer.updated", row));
    await other.events.publish(last());
    for (const page of pages) assert.deepEqual(await heard(page), [{ customer: row }]);
    for (const { leave } of pages) leave();
  });

  it("tell everyone who follows to look at everything when messages may have been lost", async () => {
    const memory = createMemoryState();
    let subscriber: Subscriber | undefined;
    const shared: SharedState = {
      ...memory,
      subscribe: (topic, one) => memory.subscribe(topic, (subscriber = one)),
    };
    const handler = createPivotalHandler({ apiKey: CANARY, authorize: () => true, shared });
    const page = await follow(handler);
    await handler.events.publish(event("customer.updated", row));
    assert.deepEqual(await page.next(), { customer: row });
    const before = page.at;
    subscriber?.missed();
    assert.deepEqual(await page.next(), { missed: true });
    const [late, current] = [
      await follow(handler, { after: before }),
      await follow(handler, { after: page.at }),
    ];
    assert.deepEqual(await late.next(), { missed: true });
    await handler.events.publish(last());
    assert.deepEqual(await heard(current), []);
    for (const { leave } of [page, late, current]) leave();
  });

  it(
    "are told when it fails, or carries something else",
    withSite({}, async ({ upstream, alerts }) => {
      const open = (shared: SharedState) =>
        createPivotalHandler({
          apiKey: CANARY,
          baseUrl: upstream.baseUrl,
          authorize: () => true,
          shared,
          onAlert: (alert) => void alerts.push(alert),
        });
      const down = () => Promise.reject(new Error("No connection"));
      let subscriber: Subscriber | undefined;
      const memory = createMemoryState();
      const handler = open({
        ...memory,
        publish: down,
        subscribe: (_topic, one) => void (subscriber = one),
      });
      await assert.rejects(handler.events.publish(event("customer.updated", row)), /No connection/);
      for (const message of ["{", '"hello"', "{}"]) subscriber?.hear(message);
      const refused = await ask(open({ ...memory, subscribe: down }), "/events");
      assert.deepEqual([refused.status, refused.code], [503, "events_unavailable"]);
      assert.deepEqual(
        alerts.map(({ kind }) => kind),
        ["events", "events", "events", "events"],
      );
    }),
  );
});

describe("events over Node's http", () => {
  it(
    "come as they happen, and end with the browser",
    withUsers(async ({ handler }) => {
      const server = createServer((request, response) => void toNodeHandler(handler)(request, response));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      try {
        const { port } = server.address() as AddressInfo;
        const page = new AbortController();
        const response = await fetch(`http://127.0.0.1:${port}/api/pivotal/events`, {
          headers: { ...FROM_OWN_PAGE, cookie: "ana", origin: `http://127.0.0.1:${port}` },
          signal: page.signal,
        });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get("cache-control"), "private, no-store");
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        assert.match((await reader?.read())?.value ?? "", /^id: /);
        await handler.events.publish(event("customer.updated", row));
        assert.match((await reader?.read())?.value ?? "", /"id":"cus_2"/);
        page.abort();
        await assert.rejects(async () => reader?.read());
        // Twenty are allowed again once the server has noticed.
        for (let free = false; !free;) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          const pages = await Promise.all(
            Array.from({ length: 20 }, () => ask(handler, "/events", { headers: { cookie: "ana" } })),
          );
          free = pages.every(({ status }) => status === 200);
        }
      } finally {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    }),
  );
});
