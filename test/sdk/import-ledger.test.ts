import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { FileCheckpoint } from "../../packages/sdk/src/cli/file-checkpoint.ts";
import {
  ImportLedger,
  type ImportCheckpoint,
  type ImportState,
} from "../../packages/sdk/src/import/ledger.ts";
import { openImport } from "../../packages/sdk/src/import/records.ts";

const companies = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => ({ name: `Company ${first + index}` }));

/** A checkpoint in memory that keeps every state it was given. */
function memory(state?: ImportState): ImportCheckpoint & { saved: ImportState[] } {
  const saved: ImportState[] = state ? [state] : [];
  return { saved, load: () => saved.at(-1), save: (next) => void saved.push(structuredClone(next)) };
}

/** Reads a whole source through a ledger: the names due, those done before, and the bad lines. */
async function readThrough(
  ledger: ImportLedger,
  source: object[],
  settled: (name: string) => boolean = () => false,
) {
  const due: string[] = [];
  const bad: number[] = [];
  let doneBefore = 0;
  const { entries } = await openImport(source as { name: string }[]);
  const on = { bad: (line: number) => void bad.push(line), doneBefore: () => void (doneBefore += 1) };
  for await (const { index, record } of ledger.due(entries, on)) {
    due.push(record.body.name);
    if (settled(record.body.name)) await ledger.settle(index);
  }
  await ledger.save();
  return { due, bad, doneBefore };
}

describe("an import's ledger", () => {
  it("writes records down before it gives them out", async () => {
    const checkpoint = memory();
    const ledger = await ImportLedger.open(checkpoint);
    const { entries } = await openImport(companies(150));
    const due = ledger.due(entries, { bad: () => {}, doneBefore: () => {} });
    assert.equal(checkpoint.saved.length, 0);
    await due.next();
    assert.equal(checkpoint.saved.length, 1);
    assert.equal(checkpoint.saved[0]?.next, 100);
    assert.equal(checkpoint.saved[0]?.pending.length, 100);
  });

  it("gives out what is in doubt and what is new, not what is done", async () => {
    const checkpoint = memory();
    const first = await readThrough(
      await ImportLedger.open(checkpoint),
      companies(3),
      (name) => name !== "Company 2",
    );
    assert.deepEqual(first.due, ["Company 1", "Company 2", "Company 3"]);
    const second = await readThrough(await ImportLedger.open(checkpoint), companies(5), () => true);
    assert.deepEqual(second, { due: ["Company 2", "Company 4", "Company 5"], bad: [], doneBefore: 2 });
    const third = await readThrough(await ImportLedger.open(checkpoint), companies(5));
    assert.deepEqual(third, { due: [], bad: [], doneBefore: 5 });
  });

  it("finds bad lines again in every run, and does not take them for done", async () => {
    const source = [{ name: "Aurora" }, { name: "" }, { name: "Borealis" }];
    const checkpoint = memory();
    for (const due of [["Aurora", "Borealis"], []]) {
      const found = await readThrough(await ImportLedger.open(checkpoint), source, () => true);
      assert.deepEqual(found.due, due);
      assert.deepEqual(found.bad, [2]);
    }
  });

  it("remembers when a record in doubt was first sent, over several runs", async () => {
    const checkpoint = memory();
    await readThrough(await ImportLedger.open(checkpoint), companies(1));
    const first = checkpoint.saved.at(-1)?.pending[0]?.[1] ?? 0;
    checkpoint.saved.push({ ...(checkpoint.saved.at(-1) as ImportState), pending: [[0, first - 1000]] });
    await readThrough(await ImportLedger.open(checkpoint), companies(1));
    assert.deepEqual(checkpoint.saved.at(-1)?.pending, [[0, first - 1000]]);
  });

  it("refuses the checkpoint of another source or map before it gives anything out", async () => {
    const checkpoint = memory();
    await readThrough(await ImportLedger.open(checkpoint), companies(3));
    const other = /belongs to another source or another map/;
    for (const source of [
      companies(3, 2),
      companies(2),
      [...companies(2), { name: "Company 3", plan: "pro" }],
    ]) {
      const given: unknown[] = [];
      const ledger = await ImportLedger.open(checkpoint);
      const { entries } = await openImport(source);
      await assert.rejects(async () => {
        for await (const due of ledger.due(entries, { bad: () => {}, doneBefore: () => {} })) given.push(due);
      }, other);
      assert.deepEqual(given, []);
    }
  });

  it("refuses what is not a state", async () => {
    for (const state of [{}, [], "x", { version: 2, next: 0, digest: "", pending: [] }]) {
      const checkpoint = { load: () => state as ImportState, save: () => {} };
      await assert.rejects(ImportLedger.open(checkpoint), /does not hold the state of an import/);
    }
  });

  it("keeps its state small and free of what the records hold", async () => {
    const checkpoint = memory();
    await readThrough(await ImportLedger.open(checkpoint), companies(1000), () => true);
    const text = JSON.stringify(checkpoint.saved.at(-1));
    assert.ok(text.length < 100, text);
    assert.ok(checkpoint.saved.every((state) => !JSON.stringify(state).includes("Company")));
  });
});

describe("a checkpoint in a file", () => {
  let folder = "";
  before(async () => (folder = await mkdtemp(join(tmpdir(), "checkpoint-"))));
  after(() => rm(folder, { recursive: true }));

  it("gives back what it saved, and nothing when there is no file yet", async () => {
    const checkpoint = new FileCheckpoint(join(folder, "state.json"));
    assert.equal(await checkpoint.load(), null);
    const state: ImportState = { version: 1, next: 2, digest: "ab", pending: [[1, 1_790_000_000]] };
    await checkpoint.save(state);
    assert.deepEqual(await checkpoint.load(), state);
    assert.deepEqual(await readdir(folder), ["state.json"]);
  });

  it("leaves the last whole state when a save is cut short", async () => {
    const path = join(folder, "cut.json");
    const checkpoint = new FileCheckpoint(path);
    await checkpoint.save({ version: 1, next: 1, digest: "ab", pending: [] });
    const whole = await readFile(path, "utf8");
    await writeFile(`${path}.${process.pid}.tmp`, whole.slice(0, 10));
    assert.deepEqual(await checkpoint.load(), JSON.parse(whole));
  });

  it("refuses a file that is no checkpoint and leaves it alone", async () => {
    const path = join(folder, "notes.txt");
    await writeFile(path, "my notes");
    await assert.rejects(new FileCheckpoint(path).load(), /is not a checkpoint/);
    assert.equal(await readFile(path, "utf8"), "my notes");
  });
});
