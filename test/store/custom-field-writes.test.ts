import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editsOf } from "@pivotal/sdk/store/edits";
import { storeOn } from "../support/store-on.ts";

/** A customer with two text fields, on show. */
async function shown() {
  const on = storeOn({ customers: 0 });
  const { store, backend } = on;
  const slugs = ["account_notes", "industry"] as const;
  const { id } = backend.add.customer({ name: "Aurora", custom_fields: { account_notes: "old", seats: 3 } });
  const client = await store.client();
  store.records.put([await client.customers.retrieve(id)]);
  const save = (slug: string, value: string) => {
    const session = editsOf(store).open(id, `custom_fields.${slug}`, "string");
    assert.ok(session);
    session.type(value);
    session.commit();
    const done = new Promise<void>((resolve) => {
      const look = () => void (session.state.saving || resolve());
      session.changed.add(look);
    });
    return { session, done };
  };
  const fields = () => store.records.get(id)?.custom_fields;
  const industry = backend.db.customFields.find(({ slug }) => slug === "industry")?.options?.[0] ?? "";
  return { ...on, id, slugs, save, fields, client, industry };
}

describe("two custom fields saved together", () => {
  it("both show at once, go out one after the other, and leave the others as they are", async () => {
    const { save, fields, client, id, industry, backend } = await shown();
    const one = save("account_notes", "new");
    const other = save("industry", industry);
    assert.deepEqual(fields(), { account_notes: "new", industry, seats: 3 });
    await Promise.all([one.done, other.done]);
    const saved = (await client.customers.retrieve(id)).custom_fields;
    assert.deepEqual(saved, { account_notes: "new", industry, seats: 3 });
    assert.equal(backend.log.filter(({ method }) => method === "PATCH").length, 2);
  });

  it("keep the one that failed as a draft, though the other went through", async () => {
    const { backend, save, fields, client, id, industry } = await shown();
    backend.faults = [{ kind: "status", status: 400, match: { method: "PATCH" }, times: 1 }];
    const one = save("account_notes", "new");
    const other = save("industry", industry);
    await Promise.all([one.done, other.done]);
    assert.deepEqual([one.session.state.draft, one.session.state.error?.status], ["new", 400]);
    assert.deepEqual(fields(), { account_notes: "old", industry, seats: 3 });
    assert.deepEqual((await client.customers.retrieve(id)).custom_fields, fields());
  });

  it("keep what others have written to another field meanwhile", async () => {
    const { save, client, id, industry } = await shown();
    await client.customers.update(id, { custom_fields: { seats: 9 } });
    await save("industry", industry).done;
    const saved = (await client.customers.retrieve(id)).custom_fields;
    assert.deepEqual(saved, { account_notes: "old", industry, seats: 9 });
  });
});
