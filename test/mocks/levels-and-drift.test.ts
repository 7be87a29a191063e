import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend } from "@pivotal/mocks";
import type { Level } from "@pivotal/mocks";
import {
  contactDescribed,
  contactExtension,
  contactPublished,
  customerDescribed,
  customerExtension,
  customerPublished,
} from "@pivotal/sdk/schemas";
import { apiOf, refusal, walk } from "./api.ts";

const start = (options: Parameters<typeof createBackend>[0]) => {
  const backend = createBackend({ rateLimit: false, ...options });
  return { backend, api: apiOf(backend) };
};
const keys = (...groups: object[]) => groups.flatMap((group) => Object.keys(group));

describe("a server's level", () => {
  const fields: [Level, string[], string[]][] = [
    ["published", keys(customerPublished), keys(contactPublished)],
    ["described", keys(customerPublished, customerDescribed), keys(contactPublished, contactDescribed)],
    [
      "full",
      keys(customerPublished, customerDescribed, customerExtension),
      keys(contactPublished, contactDescribed, contactExtension),
    ],
  ];
  for (const [level, customer, contact] of fields) {
    it(`decides which fields a ${level} server sends`, async () => {
      const { api } = start({ level });
      assert.deepEqual(Object.keys((await api.get("/customers/1")).body), customer);
      assert.deepEqual(Object.keys((await api.list("/customers?limit=1")).data[0] ?? {}), customer);
      assert.deepEqual(Object.keys((await api.get("/contacts/1")).body), contact);
    });
  }

  it("decides which routes are there, and says of the others that the route is missing", async () => {
    const offered = async (level: Level) => {
      const { api } = start({ level });
      const found: string[] = [];
      for (const path of [
        "/customers/1/activity",
        "/customers/1/health",
        "/members",
        "/custom_fields",
        "/views",
        "/tags",
      ]) {
        const answer = await api.get(path);
        if (answer.status === 200) found.push(path);
        else assert.equal(refusal(answer), "404 not_found route_not_found");
      }
      return found.length;
    };
    assert.deepEqual(
      [await offered("published"), await offered("described"), await offered("full")],
      [0, 1, 6],
    );
  });

  it("makes a write ignore what it has never heard of, even where it would be wrong", async () => {
    const { api, backend } = start({ level: "published" });
    const body = { name: "N", tags: "not a list", owner: "nobody", custom_fields: { none: 1 } };
    const { status, body: created } = await api.bad("POST", "/customers", body);
    assert.equal(status, 201);
    backend.level = "full";
    const full = (await api.get(`/customers/${created["id"]}`)).body;
    assert.deepEqual([full["tags"], full["owner"], full["custom_fields"]], [[], null, {}]);
  });

  it("can change while the backend runs", async () => {
    const { api, backend } = start({ level: "published" });
    assert.equal((await api.get("/members")).status, 404);
    backend.level = "full";
    assert.equal((await api.get("/members")).status, 200);
  });
});

describe("a client that asks for what is not there", () => {
  const { api, backend } = start({});

  it("is told so: an unknown route, method or query parameter, or one given twice", async () => {
    const refused = async (method: string, path: string) => refusal(await api.bad(method, path));
    assert.equal(
      await refused("GET", "/customers?sort=name"),
      "400 invalid_request_error unrecognized_keys sort",
    );
    assert.equal(
      await refused("GET", "/customers?limit=1&limit=2"),
      "400 invalid_request_error invalid_type limit",
    );
    const raw = (method: string, path: string) =>
      backend.fetch(`https://x.test/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${backend.keys.live}` },
      });
    for (const [method, path] of [
      ["GET", "/invoices"],
      ["PUT", "/customers/1"],
      ["GET", ""],
      ["GET", "/customers/"],
      ["GET", "/customers/%zz"],
    ] as const) {
      assert.equal((await raw(method, path)).status, 404, `${method} ${path}`);
    }
  });

  it("is let off unknown query parameters when the backend is told to be lenient", async () => {
    backend.strict.query = false;
    assert.equal((await api.bad("GET", "/customers?sort=name")).status, 200);
  });

  it("is told when a body does not say that it is JSON", async () => {
    const answer = await api.bad("POST", "/customers", "{}", { "content-type": "text/plain" });
    assert.equal(refusal(answer), "400 invalid_request_error invalid_content_type");
  });
});

describe("a server that has moved on", () => {
  it("sends enum values and fields that nobody knows, and takes the new values too", async () => {
    const { api } = start({ drift: { enums: true, fields: true } });
    assert.ok("lifetime_value" in (await api.list("/customers")));
    const rows = await walk(api.list, "/customers", 100);
    const moved = rows.filter(({ status }) => status === "on_hold");
    assert.ok(moved.length >= 10 && moved.length < rows.length);
    assert.ok(rows.every((row) => "lifetime_value" in row));
    assert.equal((await api.get("/onboardings/3")).body["phase"], "data_migration");
    assert.equal((await api.get("/contacts/3")).body["source"], "dynamics");
    const { data } = await api.list("/customers/1/activity?limit=100");
    assert.ok(data.some(({ event_type }) => event_type === "customer.merged"));
    assert.equal((await api.patch("/customers/3", { status: "active" })).body["status"], "active");
    assert.equal((await api.patch("/customers/3", { status: "on_hold" })).body["status"], "on_hold");
    assert.deepEqual(
      (await api.list("/customers?status=on_hold")).data.map(({ display_id }) => display_id),
      [3],
    );
  });

  it("announces itself in headers", async () => {
    const { api, backend } = start({});
    assert.equal((await api.get("/me")).headers.get("x-request-id"), null);
    backend.drift.headers = true;
    const { headers } = await api.get("/me");
    assert.match(headers.get("x-request-id") ?? "", /^req_/);
    assert.ok(headers.get("deprecation"));
  });

  it("has a status of its own among the seeded rows even so", async () => {
    assert.equal((await start({}).api.get("/customers/23")).body["status"], "in_legal_review");
  });
});
