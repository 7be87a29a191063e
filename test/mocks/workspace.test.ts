import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { apiOf, refusal, walk } from "./api.ts";

const start = (customers = 60) => {
  const clock = createClock();
  const backend = createBackend({ clock, rateLimit: false, customers });
  return { clock, backend, api: apiOf(backend) };
};

describe("the workspace", () => {
  const { api } = start();

  it("names its people, and which of them is asking", async () => {
    const { data } = await api.list("/members?limit=100");
    assert.equal(data.filter(({ me }) => me === true).length, 1);
    assert.deepEqual([...new Set(data.map(({ role }) => role))].map(String).toSorted(), [
      "admin",
      "member",
      "owner",
    ]);
    const pages = [await api.list("/members?limit=5")];
    pages.push(await api.list(`/members?limit=5&cursor=${pages[0]?.next_cursor}`));
    assert.deepEqual(
      pages.flatMap((page) => page.data),
      data,
    );
  });

  it("defines every custom field that a customer has", async () => {
    const defined = new Set((await api.list("/custom_fields")).data.map(({ slug }) => slug));
    for (const row of await walk(api.list, "/customers", 100)) {
      for (const slug of Object.keys(row["custom_fields"] as object)) assert.ok(defined.has(slug));
    }
  });
});

describe("saved views", () => {
  it("are created, listed, changed and deleted", async () => {
    const { api, clock } = start();
    const { status, body } = await api.post("/views", { name: "Mine", query: "status:at_risk" });
    assert.deepEqual([status, body["columns"], body["sort"], body["shared"]], [201, [], null, false]);
    clock.advance(5);
    await api.post("/views", { name: "Later" });
    assert.deepEqual(
      (await api.list("/views")).data.map(({ name }) => name),
      ["Later", "Mine"],
    );
    assert.equal((await api.patch(`/views/${body["id"]}`, { shared: true })).body["query"], "status:at_risk");
    assert.equal(
      refusal(await api.bad("POST", "/views", {})),
      "400 invalid_request_error missing_field name",
    );
    const deleted = await api.delete(`/views/${body["id"]}`);
    assert.deepEqual(deleted.body, { object: "deleted", id: body["id"], deleted: true });
    assert.equal((await api.delete(`/views/${body["id"]}`)).text, deleted.text);
    assert.equal(refusal(await api.patch(`/views/${body["id"]}`, {})), "404 not_found view_not_found");
    assert.deepEqual(
      (await api.list("/views")).data.map(({ name }) => name),
      ["Later"],
    );
  });
});

describe("tags", () => {
  const countsOf = async ({ api }: ReturnType<typeof start>) =>
    Object.fromEntries((await walkTags(api.list)).map(({ name, count }) => [name, count]));
  const walkTags = async (list: ReturnType<typeof apiOf>["list"]) => {
    const found = [];
    let page = await list("/tags?limit=4");
    for (;;) {
      found.push(...page.data);
      if (!page.has_more) return found;
      page = await list(`/tags?limit=4&cursor=${page.next_cursor}`);
    }
  };
  const counted = async ({ api }: ReturnType<typeof start>) => {
    const counts: Record<string, number> = {};
    for (const row of await walk(api.list, "/customers", 100)) {
      for (const tag of row["tags"] as string[]) counts[tag] = (counts[tag] ?? 0) + 1;
    }
    return counts;
  };

  it("are counted as customers have them, before and after writes and deletes", async () => {
    const world = start();
    assert.deepEqual(await countsOf(world), await counted(world));
    await world.api.post("/customers", { name: "T", tags: ["brand new", "vip"] });
    await world.api.patch("/customers/1", { tags: [] });
    await world.api.delete("/customers/2");
    assert.deepEqual(await countsOf(world), await counted(world));
  });

  it("are renamed on every customer at once, each with its own line of history", async () => {
    const world = start();
    const before = await counted(world);
    const holders = (await walk(world.api.list, "/customers", 100)).filter(({ tags }) =>
      (tags as string[]).includes("vip"),
    );
    world.clock.advance(1000);
    const { body } = await world.api.patch("/tags/vip", { name: "very important" });
    assert.deepEqual([body["name"], body["count"]], ["very important", before["vip"]]);
    assert.deepEqual(await countsOf(world), await counted(world));
    for (const { id } of holders) {
      const [row] = (await world.api.list(`/customers/${id}/activity?limit=1`)).data;
      assert.equal(row?.["field"], "tags");
    }
    assert.equal(refusal(await world.api.patch("/tags/vip", { name: "x" })), "404 not_found tag_not_found");
  });

  it("are merged when the new name is in use, and may be of any script", async () => {
    const world = start();
    await world.api.patch(`/tags/${encodeURIComponent("お得意様")}`, { name: "beta" });
    assert.deepEqual(await countsOf(world), await counted(world));
    assert.equal((await countsOf(world))["お得意様"], undefined);
  });
});
