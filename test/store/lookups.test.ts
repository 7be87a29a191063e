import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createStore,
  customFieldsOf,
  customFieldsQuery,
  membersOf,
  membersQuery,
  tagsOf,
  tagsQuery,
  type StoreClient,
} from "@pivotal/sdk/store";
import { customer } from "../support/records.ts";
import { settled, storeOn } from "../support/store-on.ts";

describe("the workspace's people, fields and tags", () => {
  it("are given whole by a server that offers them", async () => {
    const { store, backend } = storeOn({ level: "full", customers: 300 });
    const members = await settled(store, membersQuery);
    assert.equal(members.data?.filter(({ me }) => me).length, 1);
    const fields = await settled(store, customFieldsQuery);
    assert.ok(fields.data?.some(({ type }) => type === "select"));
    const tags = await settled(store, tagsQuery);
    assert.ok(tags.data?.every(({ count }) => count > 0));
    assert.equal(backend.log.length, 3);
  });

  for (const level of ["published", "described"] as const) {
    it(`are asked for once of a server of level ${level}, which is no error`, async () => {
      const { store, backend } = storeOn({ level });
      for (const query of [membersQuery, customFieldsQuery, tagsQuery, membersQuery]) {
        const state = await settled<unknown>(store, query);
        assert.equal(state.status, "unavailable");
        assert.equal(state.error, undefined);
      }
      assert.equal(backend.log.length, 3);
    });
  }

  it("are not offered by a client that leaves them out", async () => {
    const store = createStore({ client: {} as StoreClient });
    assert.equal((await settled(store, membersQuery)).status, "unavailable");
  });
});

describe("what customers themselves name", () => {
  it("gives their owners, each once, with the e-mail that any of them says", () => {
    const members = membersOf([
      customer({ owner: "m2" }),
      customer({ owner: "m1", owner_email: "jo@pivotal.example" }),
      customer({ owner: "m2", owner_email: "ada@pivotal.example" }),
      customer({ owner: "m3" }),
      customer({ owner: null, owner_email: null }),
      customer({}),
    ]);
    assert.deepEqual(
      members.map(({ id, name, email }) => [id, name, email]),
      [
        ["m2", "ada", "ada@pivotal.example"],
        ["m1", "jo", "jo@pivotal.example"],
        ["m3", "m3", ""],
      ],
    );
  });

  it("gives their custom fields: a number where each value is one", () => {
    const fields = customFieldsOf([
      customer({ custom_fields: { seats: 3, renewal_month: "May", mixed: 1, empty: null } }),
      customer({ custom_fields: { seats: null, mixed: "one" } }),
      customer({ custom_fields: { seats: 0 } }),
      customer({}),
    ]);
    assert.deepEqual(
      fields.map(({ slug, label, type }) => [slug, label, type]),
      [
        ["empty", "Empty", "string"],
        ["mixed", "Mixed", "string"],
        ["renewal_month", "Renewal month", "string"],
        ["seats", "Seats", "number"],
      ],
    );
  });

  it("gives their tags with how many have each", () => {
    const tags = tagsOf([
      customer({ tags: ["vip", "vip", "eu"] }),
      customer({ tags: ["vip"] }),
      customer({}),
    ]);
    assert.deepEqual(
      tags.map(({ name, count }) => [name, count]),
      [
        ["eu", 1],
        ["vip", 2],
      ],
    );
  });
});
