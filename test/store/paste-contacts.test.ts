import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { contactsQuery, pasteContacts, readPastedContacts } from "@pivotal/sdk/store/record";
import { settled, storeOn } from "../support/store-on.ts";

function pasting(options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const { id } = on.backend.add.customer({ name: "Aurora" });
  const { rows } = readPastedContacts(
    Array.from({ length: 12 }, (_, at) => `Person ${at}, p${at}@aurora.example, CEO, 555 123 ${at}`).join(
      "\n",
    ),
  );
  const names = async () => {
    const contacts = await (await on.store.client()).contacts?.list(id).toArray();
    return contacts?.map(({ name }) => name).sort();
  };
  return { ...on, id, rows, names, all: rows.map(({ name }) => name).sort() };
}

for (const level of ["published", "described", "full"] as const) {
  describe(`adding pasted people on a server at level ${level}`, () => {
    it("adds each once, the first of them primary, and shows them at once", async () => {
      const { store, id, rows, names, all } = pasting({ level });
      await settled(store, contactsQuery(id));
      const progress: number[] = [];
      const { added, failures, left } = await pasteContacts(store, id, rows, {
        onProgress: (now) => progress.push(now.added.length),
      });
      assert.deepEqual([added.length, failures, left], [12, [], []]);
      assert.deepEqual(await names(), all);
      assert.equal(progress.at(-1), 12);
      const primary = store.records.contactsOf(id)?.filter((one) => one.is_primary);
      assert.deepEqual(
        primary?.map(({ name }) => name),
        ["Person 0"],
      );
      assert.equal(added.find(({ row }) => row === rows[3])?.contact.email, "p3@aurora.example");
    });

    it("keeps those that failed with their reasons, and adds nobody twice when all are tried again", async () => {
      const { store, backend, id, rows, names, all } = pasting({ level });
      backend.faults = [
        { kind: "lost", match: { method: "POST" }, times: 3 },
        { kind: "status", status: 500, match: { method: "POST" }, times: 2 },
      ];
      const first = await pasteContacts(store, id, rows);
      assert.equal(first.failures.length, 5);
      assert.equal(first.added.length + first.failures.length + first.left.length, 12);
      const again = await pasteContacts(store, id, [...first.failures.map(({ row }) => row), ...first.left]);
      assert.deepEqual([again.added.length, again.failures], [5, []]);
      assert.deepEqual(await names(), all);
      await pasteContacts(store, id, rows);
      assert.deepEqual(await names(), all);
    });
  });
}

describe("adding pasted people", () => {
  it("names those whose address is taken, and adds the others", async () => {
    const { store, backend, id, rows } = pasting();
    backend.add.contact(id, { name: "Someone", email: "p4@aurora.example" });
    const { added, failures } = await pasteContacts(store, id, rows);
    assert.equal(added.length, 11);
    assert.deepEqual(
      failures.map(({ row, error }) => [row.line, error.code]),
      [[5, "email_taken"]],
    );
  });

  it("ends when it is cancelled, and keeps who is left", async () => {
    const { store, id, rows, names, all } = pasting();
    const stop = new AbortController();
    const { added, left } = await pasteContacts(store, id, rows, {
      signal: stop.signal,
      onProgress: ({ added: sofar }) => sofar.length === 4 && stop.abort(),
    });
    assert.ok(added.length >= 4 && left.length >= 5);
    assert.equal(added.length + left.length, 12);
    await pasteContacts(store, id, left);
    assert.deepEqual(await names(), all);
  });

  it("waits for the rate limit", async () => {
    const { store, backend, id, rows } = pasting();
    backend.faults = [{ kind: "status", status: 429, headers: { "Retry-After": "1" }, times: 1 }];
    assert.equal((await pasteContacts(store, id, rows)).added.length, 12);
  });
});
