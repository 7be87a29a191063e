import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { contactsQuery } from "@pivotal/sdk/store";
import { contactPasteOf } from "@pivotal/sdk/store/edits";
import { settled, storeOn } from "../support/store-on.ts";

async function paste(text: string, options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const customer = on.backend.add.customer({ name: "Acme", domain: "acme.example" });
  on.backend.add.contact(customer.id, { name: "Zoe Held", email: "zoe@acme.example" });
  await settled(on.store, contactsQuery(customer.id));
  const it = contactPasteOf(on.store, customer.id);
  it.type(text);
  const held = () =>
    on.backend.db
      .contactsOf(customer.display_id)
      .map(({ email }) => email)
      .sort();
  return { ...on, customer, it, held };
}

const THREE = "Ada Park, ada@acme.example, Lead\nBo Reyes, bo@acme.example\nCy Noor, cy@acme.example";
/** A fault of the write that names somebody. */
const of = (name: string, status: number) =>
  ({
    kind: "respond",
    times: 1,
    match: ({ method }: { method: string }) => method === "POST",
    respond: () => new Response(name, { status }),
  }) as const;

describe("pasted people", () => {
  it("are read as they are typed, and told from those who are here", async () => {
    const { it } = await paste(
      "Ada Park, ada@acme.example\nnobody\nZoe, zoe@acme.example\nAda, ada@acme.example",
    );
    assert.deepEqual(
      it.found.rows.map(({ problems }) => problems.map(({ code }) => code)),
      [[], ["missing_email"], ["taken"], ["duplicate"]],
    );
  });

  it("who are added leave the text, and those who cannot be stay in it", async () => {
    const { it, held } = await paste(`${THREE}\nnobody\nZoe, zoe@acme.example`);
    await it.add();
    assert.equal(it.state.text, "nobody\nZoe, zoe@acme.example");
    assert.equal(it.state.progress?.added.length, 3);
    assert.deepEqual(held(), ["ada@acme.example", "bo@acme.example", "cy@acme.example", "zoe@acme.example"]);
  });

  it("who fail stay with the reason, and are added by the next try", async () => {
    const { it, held } = await paste(THREE, { faults: [of("refused", 403)] });
    await it.add();
    assert.equal(it.state.progress?.failures.length, 1);
    const [left] = it.found.rows;
    assert.ok(left);
    assert.equal(it.found.rows.length, 1);
    assert.equal(it.failureOf(left)?.status, 403);
    await it.add();
    assert.equal(it.state.text, "");
    assert.equal(held().length, 4);
  });

  it("whose answer was lost are added once when it is tried again", async () => {
    const { it, held } = await paste(THREE, {
      faults: [{ kind: "lost", times: 2, match: { method: "POST" } }],
    });
    await it.add();
    assert.equal(it.found.rows.length, 2);
    assert.ok(it.found.rows.every(({ problems }) => problems[0]?.code === "taken"));
    await it.add();
    assert.equal(held().length, 4);
  });

  it("who are not tried after a cancel stay in the text", async () => {
    const text = Array.from({ length: 20 }, (_, i) => `P ${i}, p${i}@acme.example`).join("\n");
    const { it, held } = await paste(text);
    const adding = it.add();
    await Promise.resolve();
    it.cancel();
    await adding;
    const { added = [], left = [] } = it.state.progress ?? {};
    assert.equal(added.length + left.length, 20);
    assert.ok(left.length > 0);
    assert.equal(it.found.rows.length, left.length);
    assert.equal(held().length, added.length + 1);
    await it.add();
    assert.equal(held().length, 21);
  });

  it("of a line with several keep the one who failed, spelt as a line of its own", async () => {
    const line = '"Park, Ada" <ada@acme.example>, Bo Reyes <bo@acme.example>';
    const { it } = await paste(line, { faults: [of("refused", 403)] });
    const emails = it.found.rows.map(({ email }) => email);
    await it.add();
    assert.equal(it.found.rows.length, 1);
    assert.ok(emails.includes(it.found.rows[0]?.email ?? ""));
    await it.add();
    assert.equal(it.state.text, "");
  });

  it("twice at once are added once", async () => {
    const { it, held } = await paste(THREE);
    await Promise.all([it.add(), it.add()]);
    assert.equal(held().length, 4);
  });
});
