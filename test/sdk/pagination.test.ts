import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  InvalidRequestError,
  PaginationStalledError,
  PivotalError,
  ResponseValidationError,
  ServerError,
  type Customer,
} from "@pivotal/sdk";
import { asCustomer, iso, listing, NOON, rowsOf, type Row } from "../support/listing.ts";
import { clientOf, failure, failureOf, hang, json, serve, type Answer } from "../support/loopback.ts";
import { customer, page } from "../support/records.ts";

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
const collect = async (list: AsyncIterable<Customer>) => {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};
const all = (rows: Row[]) => idsOf(rows).sort();

describe("a page", () => {
  it("has its rows, whether there are more, the server's cursor, and the page after it", async (t) => {
    const rows = rowsOf(45);
    const server = await serve(
      t,
      listing(() => rows),
    );
    const first = await clientOf(server).customers.list();
    assert.deepEqual([first.data.length, first.hasMore, first.nextCursor], [20, true, iso(NOON - 19)]);
    const second = await first.nextPage();
    const third = await second?.nextPage();
    assert.deepEqual([second?.data.length, third?.data.length, third?.hasMore], [20, 5, false]);
    assert.equal(await third?.nextPage(), null);
    assert.equal(server.seen.length, 3);
  });

  it("asks for the service's 20 rows, always by number, and sends the filters along", async (t) => {
    const server = await serve(t, json(page([])));
    await clientOf(server).customers.list({ status: "at_risk", slug: undefined });
    assert.equal(server.seen[0]?.query.toString(), "status=at_risk&limit=20");
  });

  it("takes a cursor as it is", async (t) => {
    const server = await serve(t, json(page([])));
    for (const cursor of [iso(NOON), "opaque+/= é"]) await clientOf(server).customers.list({ cursor });
    assert.deepEqual(
      server.seen.map(({ query }) => query.get("cursor")),
      [iso(NOON), "opaque+/= é"],
    );
  });

  it("nothing is sent before somebody waits for it", async (t) => {
    const server = await serve(t, json(page([])));
    const list = clientOf(server).customers.list();
    await new Promise((done) => setTimeout(done, 20));
    assert.equal(server.seen.length, 0);
    await list;
    await list;
    assert.equal(server.seen.length, 1);
  });

  it("nextPage keeps the options of the list, and takes others", async (t) => {
    const server = await serve(
      t,
      listing(() => rowsOf(50)),
    );
    const first = await clientOf(server).customers.list({}, { headers: { "x-a": "1" } });
    await first.nextPage();
    assert.equal(server.seen[1]?.headers["x-a"], "1");
    const error = await failureOf(first.nextPage({ signal: AbortSignal.abort() }), PivotalError);
    assert.equal(error.type, "abort_error");
  });

  it("nextPage loses no row that shares the instant at its edge", async (t) => {
    const rows = rowsOf(60, (i) => (NOON - (i < 25 ? Math.floor(i / 10) : i)) * 1000);
    const server = await serve(
      t,
      listing(() => rows),
    );
    const ids: string[] = [];
    for (let next = await clientOf(server).customers.list({ limit: 15 }); ;) {
      ids.push(...idsOf(next.data));
      const after = await next.nextPage();
      if (!after) break;
      next = after;
    }
    assert.deepEqual(ids.sort(), all(rows));
  });
});

describe("limit", () => {
  for (const limit of [0, -1, 101, 1.5, "20", Number.NaN, Infinity, null]) {
    it(`${JSON.stringify(limit)} (${String(limit)}) is refused before any request`, async (t) => {
      const server = await serve(t, json(page([])));
      const list = () => clientOf(server).customers.list({ limit: limit as number });
      for (const use of [list(), collect(list()), list().toArray()]) {
        const error = await failureOf(use, InvalidRequestError);
        assert.equal(error.field, "limit");
      }
      if (limit !== 101) {
        await failureOf(
          clientOf(server)
            .customers.list()
            .toArray({ limit: limit as number }),
          InvalidRequestError,
        );
      }
      assert.equal(server.seen.length, 0);
    });
  }
});

describe("a walk over all pages", () => {
  it("asks for 100 rows, then for a millisecond more than the cursor", async (t) => {
    const rows = rowsOf(150);
    const server = await serve(
      t,
      listing(() => rows),
    );
    assert.deepEqual(await collect(clientOf(server).customers.list()), idsOf(rows));
    assert.deepEqual(
      server.seen.map(({ query }) => [query.get("limit"), query.get("cursor")]),
      [
        ["100", null],
        ["100", iso(NOON - 99 + 1)],
      ],
    );
  });

  it("gives each row once when rows share the instant at the edge of a page", async (t) => {
    const rows = rowsOf(250, (i) => (NOON - Math.floor(i / 7)) * 1000);
    for (const limit of [undefined, 1, 2, 3, 10, 99, 100]) {
      const server = await serve(
        t,
        listing(() => rows),
      );
      const ids = await collect(clientOf(server).customers.list({ limit }));
      assert.deepEqual(ids.sort(), all(rows));
      assert.equal(new Set(ids).size, 250);
    }
  });

  it("gives each row once when the service keeps microseconds and shows milliseconds", async (t) => {
    const rows = rowsOf(300, (i) => NOON * 1000 - i * 137);
    const server = await serve(
      t,
      listing(() => rows),
    );
    assert.deepEqual((await collect(clientOf(server).customers.list())).sort(), all(rows));
  });

  for (const limit of [undefined, 1, 20, 60]) {
    it(`of 150 rows with one timestamp fails with the cursor, and is never a short list (limit ${limit})`, async (t) => {
      const rows = rowsOf(150, () => NOON * 1000);
      const server = await serve(
        t,
        listing(() => rows),
      );
      const error = await failureOf(
        clientOf(server).customers.list({ limit }).toArray(),
        PaginationStalledError,
      );
      assert.equal(error.cursor, iso(NOON));
      assert.equal(error.items?.length, error.count);
      assert.ok((error.count ?? 0) >= 100);
      assert.ok(server.seen.length < 110);
    });
  }

  it("asks for as many more rows as it will leave out, and no more", async (t) => {
    const rows = rowsOf(60, (i) => (NOON - (i < 12 ? 0 : i)) * 1000);
    const server = await serve(
      t,
      listing(() => rows),
    );
    assert.equal((await collect(clientOf(server).customers.list({ limit: 10 }))).length, 60);
    assert.deepEqual(
      server.seen.map(({ query }) => query.get("limit")),
      ["10", "20", "11", "11", "11", "11"],
    );
  });

  it("gives each row once when the service shows rows of one instant in another order each time", async (t) => {
    const rows = rowsOf(60, (i) => (NOON - (i < 50 ? 0 : i)) * 1000);
    let turn = 0;
    const server = await serve(t, (seen, response, request) => {
      const cursor = seen.query.get("cursor");
      const limit = Number(seen.query.get("limit"));
      const order = (id: string) => (Number(id.slice(4)) * 7919 + turn * 104_729) % 1009;
      turn += 1;
      const older = [...rows]
        .sort((a, b) => b.micros - a.micros || order(a.id) - order(b.id))
        .filter(({ micros }) => !cursor || micros < Date.parse(cursor) * 1000);
      const data = older.slice(0, limit).map(asCustomer);
      json(page(data, older.length > limit ? (data.at(-1)?.created_at ?? null) : null))(
        seen,
        response,
        request,
      );
    });
    const ids = await collect(clientOf(server).customers.list({ limit: 15 }));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.sort(), all(rows));
  });

  it("looks once at a whole page before it says that a list stands still", async (t) => {
    const rows = rowsOf(30, () => NOON * 1000).map(asCustomer);
    const server = await serve(t, (seen, response, request) => {
      const isWhole = seen.query.get("limit") === "100";
      json(isWhole ? page(rows) : page(rows.slice(0, 5), iso(NOON)))(seen, response, request);
    });
    assert.equal((await collect(clientOf(server).customers.list({ limit: 5 }))).length, 30);
    assert.deepEqual(
      server.seen.map(({ query }) => query.get("limit")),
      ["5", "10", "100"],
    );
  });

  it("of a service that makes up new rows of one instant for ever fails in the end", async (t) => {
    let made = 0;
    const server = await serve(t, (seen, response, request) => {
      const rows = Array.from({ length: Number(seen.query.get("limit")) }, () =>
        asCustomer({ id: `cus_${made++}`, micros: NOON * 1000 }),
      );
      json(page(rows, iso(NOON)))(seen, response, request);
    });
    await failureOf(clientOf(server).customers.list({ limit: 20 }).toArray(), PaginationStalledError);
    assert.ok(server.seen.length < 10);
  });

  it("sends a cursor that is no date back untouched", async (t) => {
    const server = await serve(
      t,
      json(page([customer({ id: "a" })], "b64:xyz==")),
      json(page([customer({ id: "b" })])),
    );
    assert.deepEqual(await collect(clientOf(server).customers.list()), ["a", "b"]);
    assert.equal(server.seen[1]?.query.get("cursor"), "b64:xyz==");
  });

  it("a cursor that repeats fails after one repeat", async (t) => {
    const rows = rowsOf(3).map(asCustomer);
    for (const cursor of [rows[2]?.created_at ?? "", "opaque"]) {
      const server = await serve(t, json(page(rows, cursor)));
      const error = await failureOf(clientOf(server).customers.list().toArray(), PaginationStalledError);
      assert.deepEqual([error.cursor, error.items?.length], [cursor, 3]);
      assert.equal(server.seen.length, 2);
    }
  });

  it("a cursor that goes back to newer rows fails too", async (t) => {
    const server = await serve(
      t,
      json(page(rowsOf(3).map(asCustomer), iso(NOON - 2))),
      json(page(rowsOf(9).slice(3, 6).map(asCustomer), iso(NOON))),
    );
    await failureOf(clientOf(server).customers.list().toArray(), PaginationStalledError);
    assert.equal(server.seen.length, 2);
  });

  it("has_more without a cursor fails, with the rows so far", async (t) => {
    const server = await serve(t, json(page([customer()], null, true)));
    const error = await failureOf(clientOf(server).customers.list().toArray(), PaginationStalledError);
    assert.equal(error.items?.length, 1);
    assert.equal(server.seen.length, 1);
    assert.ok(!Object.keys(error).includes("items"));
  });

  it("up to three empty pages are passed over; a fourth fails", async (t) => {
    const empty = (hour: number) => json(page([], iso(NOON - hour * 3_600_000)));
    const last = json(page([asCustomer({ id: "old", micros: (NOON - 9e7) * 1000 })]));
    const few = await serve(t, empty(1), empty(2), empty(3), last);
    assert.deepEqual(await collect(clientOf(few).customers.list()), ["old"]);
    const many = await serve(t, empty(1), empty(2), empty(3), empty(4), last);
    await failureOf(clientOf(many).customers.list().toArray(), PaginationStalledError);
    assert.equal(many.seen.length, 4);
  });

  it("stops after a full last page, without an extra request", async (t) => {
    const server = await serve(
      t,
      listing(() => rowsOf(100)),
    );
    assert.equal((await collect(clientOf(server).customers.list())).length, 100);
    assert.equal(server.seen.length, 1);
  });

  it("that fails on page 7 says how many rows came, and goes on from there without loss", async (t) => {
    const rows = rowsOf(90, (i) => (NOON - Math.floor(i / 4)) * 1000);
    let isBroken = true;
    const good = listing(() => rows);
    const answer: Answer = (...call) =>
      (isBroken && server.seen.length === 7 ? failure(400, "invalid_request_error", "odd") : good)(...call);
    const server = await serve(t, answer);
    const client = clientOf(server);
    const error = await failureOf(client.customers.list({ limit: 10 }).toArray(), InvalidRequestError);
    assert.equal(error.count, error.items?.length);
    assert.equal(server.seen.length, 7);
    isBroken = false;
    const rest = await client.customers.list({ limit: 10, cursor: error.cursor }).toArray();
    const both = [...(error.items as Customer[]), ...rest];
    assert.deepEqual(idsOf(both).sort(), all(rows));
  });

  it("that fails on its first page has nothing to resume", async (t) => {
    const server = await serve(t, failure(500, "internal_error", "x"));
    const client = clientOf(server, { maxRetries: 0 });
    const error = await failureOf(collect(client.customers.list()), ServerError);
    assert.deepEqual([error.count, error.cursor], [0, undefined]);
  });

  it("a page that is none keeps the rows so far", async (t) => {
    const server = await serve(
      t,
      json(page([asCustomer({ id: "a", micros: NOON * 1000 })], iso(NOON))),
      json({ object: "list" }),
    );
    const error = await failureOf(clientOf(server).customers.list().toArray(), ResponseValidationError);
    assert.equal(error.items?.length, 1);
  });

  it("a row that is deleted or added meanwhile neither doubles nor hides another", async (t) => {
    let rows = rowsOf(40, (i) => (NOON - Math.floor(i / 3)) * 1000);
    const before = rows;
    const server = await serve(
      t,
      listing(
        () => rows,
        () => {
          rows = rows.filter(({ id }) => id !== "cus_9" && id !== "cus_29");
          rows = [{ id: `new_${rows.length}`, micros: (NOON + 60_000) * 1000 }, ...rows];
        },
      ),
    );
    const ids = await collect(clientOf(server).customers.list({ limit: 10 }));
    assert.equal(new Set(ids).size, ids.length);
    for (const { id } of before.filter((row) => rows.includes(row))) assert.ok(ids.includes(id));
  });

  it("rows without an id are told apart by what they say", async (t) => {
    const event = (minute: number, field: string) => ({
      timestamp: iso(NOON - minute * 60_000),
      actor: "A",
      actor_type: "user",
      event_type: "customer.field_changed",
      field,
    });
    const server = await serve(
      t,
      json(page([event(1, "a"), event(2, "b"), event(2, "b")], iso(NOON - 120_000))),
      json(page([event(2, "b"), event(2, "b"), event(2, "c"), event(3, "d")])),
    );
    const events = await clientOf(server).activity.list("cus_1", { limit: 3 }).toArray();
    assert.equal(server.seen[1]?.query.get("limit"), "4");
    assert.deepEqual(
      events.map(({ field }) => field),
      ["a", "b", "b", "c", "d"],
    );
  });
});

describe("leaving a walk", () => {
  it("with break sends no later request", async (t) => {
    const server = await serve(
      t,
      listing(() => rowsOf(500)),
    );
    let count = 0;
    for await (const row of clientOf(server).customers.list({ limit: 10 })) {
      assert.ok(row);
      if (++count === 15) break;
    }
    await new Promise((done) => setTimeout(done, 30));
    assert.equal(server.seen.length, 2);
  });

  it("while a page is on its way aborts that page", async (t) => {
    const server = await serve(t, hang);
    const rows = clientOf(server).customers.list()[Symbol.asyncIterator]();
    const pending = rows.next();
    await server.received(1);
    await rows.return?.();
    assert.deepEqual(await pending, { value: undefined, done: true });
    while (server.dropped < 1) await new Promise((done) => setTimeout(done, 5));
    assert.equal(server.seen.length, 1);
    assert.equal((await rows.next()).done, true);
  });

  it("toArray stops at its limit, and asks for no more than it needs", async (t) => {
    const server = await serve(
      t,
      listing(() => rowsOf(500)),
    );
    const client = clientOf(server);
    assert.equal((await client.customers.list().toArray({ limit: 5 })).length, 5);
    assert.equal(server.seen[0]?.query.get("limit"), "5");
    assert.equal((await client.customers.list().toArray({ limit: 250 })).length, 250);
    assert.equal(server.seen.length, 4);
  });

  it("by its signal fails the walk with an abort", async (t) => {
    const stop = new AbortController();
    const server = await serve(
      t,
      listing(() => rowsOf(50)),
    );
    const list = clientOf(server).customers.list({ limit: 10 }, { signal: stop.signal });
    const walk = async () => {
      for await (const { id } of list) if (id === "cus_12") stop.abort();
    };
    const error = await failureOf(walk(), PivotalError);
    assert.deepEqual([error.type, error.count], ["abort_error", 20]);
  });
});

describe("every list", () => {
  it("has its route and reads its rows", async (t) => {
    const server = await serve(t, json(page([])));
    const client = clientOf(server);
    const lists: [AsyncIterable<unknown>, string][] = [
      [client.customers.list(), "/customers"],
      [client.contacts.list(7), "/customers/7/contacts"],
      [client.onboardings.list({ state: "active" }), "/onboardings"],
      [client.onboardings.listForCustomer("cus_1"), "/customers/cus_1/onboardings"],
      [
        client.activity.list(7, { actor: "A", event_type: "task.created", from: iso(NOON), to: iso(NOON) }),
        "/customers/7/activity",
      ],
      [client.members.list(), "/members"],
      [client.customFields.list(), "/custom_fields"],
      [client.views.list(), "/views"],
      [client.tags.list(), "/tags"],
    ];
    for (const [list, path] of lists) {
      for await (const row of list) assert.fail(String(row));
      assert.equal(server.seen.at(-1)?.path, `/api/v1${path}`);
    }
  });
});
