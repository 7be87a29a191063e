import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { type CustomerField } from "@pivotal/sdk/store";
import { bulkRunOf, editsOf, fieldSource, type FieldDraft } from "@pivotal/sdk/store/edits";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";

const LEVELS = ["published", "described", "full"] as const;

async function one(options: BackendOptions = {}) {
  const { backend, store } = storeOn(options);
  const client = await store.client();
  const row = await client.customers.retrieve("7");
  store.records.put([row]);
  const edits = editsOf(store);
  /** Edits a field and waits until everything has come to rest. */
  const edit = async (field: CustomerField, draft: FieldDraft) => {
    const session = edits.open(row.id, field);
    assert.ok(session);
    session.type(draft);
    session.commit();
    await rest(() => !session.state.saving);
    return session;
  };
  const now = () => client.customers.retrieve(row.id);
  return { backend, store, client, row, edits, edit, now };
}

const rest = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};

for (const level of LEVELS) {
  describe(`editing a customer's fields on a server at level ${level}`, () => {
    it("saves each as the contract has it", async () => {
      const { edit, now } = await one({ level });
      await edit("name", "  Renamed ");
      await edit("domain", "https://www.Example.com/about?x=1");
      await edit("domain", "mailto:Jo@Other.example");
      await edit("mrr", "1234.5");
      await edit("plan", "");
      await edit("monthly_orders", "1200");
      await edit("hubspot_company_id", " 9917 ");
      const saved = await now();
      assert.deepEqual(
        [saved.name, saved.domain, saved.mrr, saved.plan, saved.monthly_orders, saved.hubspot_company_id],
        ["Renamed", "other.example", 123_450, null, 1200, "9917"],
      );
    });

    it("can be undone, one edit back", async () => {
      const { store, row, edit, now } = await one({ level });
      await edit("plan", "Scale");
      assert.equal(bulkRunOf(store).undoable.length, 1);
      await bulkRunOf(store).undo();
      assert.equal((await now()).plan, row.plan);
    });

    it("says in the schema's code what cannot be, sends nothing, and keeps what was typed", async () => {
      const { edit, backend } = await one({ level });
      for (const [field, draft, code] of [
        ["name", " ", "too_small"],
        ["domain", "not a domain", "invalid_format"],
        ["mrr", "12 apples", "invalid_type"],
        ["monthly_orders", "1.5", "not_whole"],
      ] as const) {
        const { state } = await edit(field, draft);
        assert.equal(state.error?.code, code);
        assert.equal(state.error?.field, field);
        assert.equal(String(state.draft).trim(), draft.trim());
      }
      assert.equal(backend.log.filter(({ method }) => method === "PATCH").length, 0);
    });
  });
}

describe("the fields that a server may lack", () => {
  it("are saved with everything beside them left as it was, and undone to nothing", async () => {
    const { store, row, edit, now } = await one();
    await edit("custom_fields.account_notes", "");
    const { account_notes: _gone, ...others } = row.custom_fields ?? {};
    assert.deepEqual((await now()).custom_fields, others);
    await edit("custom_fields.account_notes", "Ask for Jo.");
    assert.deepEqual((await now()).custom_fields, { ...others, account_notes: "Ask for Jo." });
    await bulkRunOf(store).undo();
    assert.deepEqual((await now()).custom_fields, others);
    await edit("tags", ["b", " a ", "a"]);
    assert.deepEqual((await now()).tags, ["b", "a"]);
    await bulkRunOf(store).undo();
    assert.deepEqual((await now()).tags, row.tags);
  });

  it("go out together, for a server that would drop those left out", async () => {
    const { backend, row, edit } = await one();
    let sent: unknown;
    backend.faults.push({
      kind: "respond",
      match: { method: "PATCH" },
      respond: async (request) => {
        sent = await request.json();
        return new Response(null, { status: 500 });
      },
    });
    await edit("custom_fields.account_notes", "Ask for Jo.");
    assert.deepEqual(sent, { custom_fields: { ...row.custom_fields, account_notes: "Ask for Jo." } });
  });

  it("keep their type: a number stays one", async () => {
    const { client, store, edit, now, row } = await one();
    await client.customers.update(row.id, { custom_fields: { seats: 5 } });
    store.records.put([await client.customers.retrieve(row.id)]);
    await edit("custom_fields.seats", "12");
    assert.equal((await now()).custom_fields?.["seats"], 12);
    const { state } = await edit("custom_fields.seats", "many");
    assert.equal(state.error?.code, "invalid_type");
  });

  it("are a failure, not a success, when the server takes an edit without keeping it", async () => {
    const { edit } = await one({ level: "published" });
    const { state } = await edit("tags", ["vip"]);
    assert.equal(state.error?.code, "not_kept");
    assert.deepEqual(state.draft, ["vip"]);
  });
});

describe("tags", () => {
  it("that others add and remove meanwhile stay added and removed", async () => {
    const { store, client, row, edit, now } = await one();
    store.records.put([await client.customers.update(row.id, { tags: ["ours", "old"] })]);
    await client.customers.update(row.id, { tags: ["ours", "theirs"] });
    await edit("tags", ["ours", "old", "new"]);
    assert.deepEqual((await now()).tags, ["ours", "theirs", "new"]);
    await bulkRunOf(store).undo();
    assert.deepEqual((await now()).tags, ["ours", "theirs"]);
  });
});

describe("an edit that is open", () => {
  it("of a customer that is gone leaves what was typed to be read, until it is dismissed", async () => {
    const { store, row, edits } = await one();
    edits.open(row.id, "plan")?.type("mine");
    edits.open(row.id, "name");
    store.records.remove([row.id]);
    assert.deepEqual([...edits.lostOf(row.id)], [["plan", "mine"]]);
    assert.equal(edits.unsaved, 0);
    edits.dismissLost(row.id);
    assert.equal(edits.lostOf(row.id).size, 0);
  });

  it("that is saved as its customer goes leaves what was typed to be read", async () => {
    const { client, row, edits, edit } = await one();
    await client.customers.delete(row.id);
    await edit("plan", "mine");
    assert.deepEqual([...edits.lostOf(row.id)], [["plan", "mine"]]);
  });

  it("learns of a change from elsewhere before it overwrites it", async () => {
    const { client, row, edits } = await one();
    await client.customers.update(row.id, { plan: "theirs" });
    const session = edits.open(row.id, "plan");
    session?.type("mine");
    await rest(() => session?.state.theirs !== undefined);
    session?.commit();
    assert.equal(session?.state.theirs, "theirs");
    assert.equal(session?.state.draft, "mine");
    session?.keep();
    await rest(() => session?.state.saved === true);
    assert.equal((await client.customers.retrieve(row.id)).plan, "mine");
  });

  it("is one, wherever the field is shown, and is forgotten a moment after it was saved", async (t) => {
    const { row, edits, edit } = await one();
    const session = edits.open(row.id, "plan");
    assert.equal(edits.open(row.id, "plan"), session);
    session?.cancel();
    await edit("plan", "Scale");
    assert.equal(edits.unsaved, 0);
    assert.ok(edits.get(row.id, "plan")?.state.saved);
    const forgotten = new Promise<void>((resolve) => {
      const off = edits.changed.add(() => {
        if (edits.get(row.id, "plan")) return;
        off();
        resolve();
      });
    });
    await forgotten;
    assert.ok(t);
  });

  it("counts as unsaved until it is saved or given up", async () => {
    const { row, edits, edit, backend } = await one();
    backend.faults.push({ kind: "status", status: 400, match: { method: "PATCH" } });
    await edit("plan", "Scale");
    assert.equal(edits.unsaved, 1);
    edits.get(row.id, "plan")?.cancel();
    assert.equal(edits.unsaved, 0);
  });

  it("is not to be had where nothing can be edited", async () => {
    const { row, edits, store } = await one();
    store.configure({ readOnly: true });
    assert.equal(edits.open(row.id, "plan"), undefined);
  });

  it("is dropped when another user signs in", async () => {
    const { row, edits, store } = await one();
    edits.open(row.id, "plan")?.type("mine");
    store.clear();
    assert.equal(edits.unsaved, 0);
    assert.equal(edits.get(row.id, "plan"), undefined);
  });
});

describe("a field that a CRM owns", () => {
  it("names its source, and no other field does", () => {
    const row = customer({ field_sources: { plan: "salesforce" } });
    assert.equal(fieldSource(row, "plan"), "salesforce");
    assert.equal(fieldSource(row, "name"), undefined);
    assert.equal(fieldSource(row, "constructor"), undefined);
    assert.equal(fieldSource(customer(), "plan"), undefined);
  });
});
