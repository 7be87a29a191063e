import "../support/no-network.ts";
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { PivotalApi } from "@pivotal/sdk";
import { asCustomer, iso, NOON } from "../support/listing.ts";
import { TEST_KEY } from "../support/loopback.ts";
import { customer, page } from "../support/records.ts";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((next) => setTimeout(next, 5));
    gc();
  }
};
const heap = async () => {
  await settled();
  return process.memoryUsage().heapUsed;
};
let hosts = 0;
const clientOf = (fetch: (request: Request) => Promise<Response>) =>
  new PivotalApi({
    apiKey: TEST_KEY,
    baseUrl: `https://memory-${(hosts += 1)}.invalid`,
    fetch: fetch as typeof globalThis.fetch,
  });

describe("memory", () => {
  it("10,000 calls on one signal leave no listener, no warning and less than 1 MB", async (t) => {
    const warnings = t.mock.method(process, "emitWarning", () => {});
    const { signal } = new AbortController();
    const client = clientOf(async () => Response.json(customer()));
    const batch = async (count: number) => {
      for (let done = 0; done < count; done += 50) {
        await Promise.all(
          Array.from({ length: 50 }, (_, id) => client.customers.retrieve(done + id, { signal })),
        );
      }
    };
    await batch(1000);
    const before = await heap();
    await batch(10_000);
    assert.equal(getEventListeners(signal, "abort").length, 0);
    const grown = (await heap()) - before;
    assert.ok(grown < 1_000_000, `${grown} bytes more`);
    assert.equal(warnings.mock.callCount(), 0);
  });

  it("a walk of 1,000 pages holds one page", async () => {
    let pages = 0;
    const client = clientOf(async () => {
      pages += 1;
      const rows = Array.from({ length: 100 }, (_, index) => {
        const at = NOON - (pages * 100 + index);
        return asCustomer({ id: `cus_${at}`, micros: at * 1000 });
      });
      return Response.json(page(rows, pages < 1000 ? iso(NOON - (pages * 100 + 99)) : null));
    });
    let rows = 0;
    let before = 0;
    for await (const row of client.customers.list()) {
      assert.ok(row);
      rows += 1;
      if (rows === 10_000) before = await heap();
      if (rows === 95_000) {
        const grown = (await heap()) - before;
        assert.ok(grown < 1_000_000, `${grown} bytes more`);
      }
    }
    assert.equal(pages, 1000);
    assert.ok(rows >= 99_000);
  });

  it("a walk that is dropped half way is forgotten", async () => {
    const stop = new AbortController();
    const client = clientOf(async () =>
      Response.json(page([asCustomer({ id: "a", micros: NOON * 1000 })], iso(NOON - 1))),
    );
    const drop = async () => {
      const rows = client.customers.list({}, { signal: stop.signal })[Symbol.asyncIterator]();
      await rows.next();
      return new WeakRef(rows);
    };
    const dropped = await drop();
    await settled();
    assert.equal(dropped.deref(), undefined);
    assert.equal(getEventListeners(stop.signal, "abort").length, 0);
  });

  it("a failed call keeps neither its answer nor its request", async () => {
    const held: WeakRef<object>[] = [];
    const client = clientOf(async (request) => {
      const response = Response.json(
        { error: { type: "conflict", code: "slug_taken", message: "No." } },
        { status: 409 },
      );
      held.push(new WeakRef(request), new WeakRef(response));
      return response;
    });
    const error: unknown = await client.customers.create({ name: "A" }).catch((reason: unknown) => reason);
    await settled();
    assert.deepEqual(
      held.map((one) => one.deref()),
      [undefined, undefined],
    );
    assert.ok(error);
  });

  it("importing the client starts no timer, reads no global of a page and reaches no network", async () => {
    const { spawnSync } = await import("node:child_process");
    const code = `
      for (const name of ["window", "document", "localStorage", "WorkerGlobalScope"])
        Object.defineProperty(globalThis, name, { get() { console.log(name); return undefined; }, configurable: true });
      globalThis.setTimeout = globalThis.setInterval = globalThis.fetch = () => console.log("side effect");
      await import("@pivotal/sdk");
      console.log(process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length);`;
    const { stdout } = spawnSync(
      process.execPath,
      ["--conditions=pivotal-source", "--input-type=module", "-e", code],
      {
        cwd: new URL("../..", import.meta.url),
        encoding: "utf8",
      },
    );
    assert.equal(stdout.trim(), "0");
  });
});
