import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createBackend, MOCK_API_KEY, type BackendOptions } from "@pivotal/mocks";
import {
  importCustomers,
  ImportStoppedError,
  PivotalApi,
  type ImportCheckpoint,
  type ImportOptions,
  type ImportProgress,
  type ImportSource,
  type ImportState,
} from "@pivotal/sdk";
import { virtualTime, type VirtualTime } from "../support/virtual-time.ts";

const companies = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `Company ${index + 1}` }));

let setUps = 0;

function setUp(options: BackendOptions = {}) {
  const backend = createBackend({
    customers: 0,
    rateLimit: false,
    strict: { idempotencyKey: true },
    ...options,
  });
  const client = new PivotalApi({
    apiKey: MOCK_API_KEY,
    // Clients of one address and key share a gate, which would carry one test's rate limit into the next.
    baseUrl: `https://test-${(setUps += 1)}.example/api/v1`,
    fetch: backend.fetch,
  });
  const run = (source: ImportSource, more: Partial<ImportOptions> = {}) =>
    importCustomers(source, { client, ...more });
  const names = async () => {
    const found = await client.customers.list().toArray({ limit: 100_000 });
    return found.map(({ name }) => name).sort();
  };
  const posts = () => backend.log.filter(({ method }) => method === "POST");
  return { backend, client, run, names, posts };
}

function memory(): ImportCheckpoint & { state?: ImportState } {
  return {
    load() {
      return this.state;
    },
    save(state) {
      this.state = structuredClone(state);
    },
  };
}

const stopped = async (work: Promise<unknown>): Promise<ImportStoppedError> => {
  const error: unknown = await work.then(
    () => assert.fail("it did not stop"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ImportStoppedError, String(error));
  return error;
};

describe("importing customers", () => {
  it("creates a customer for each line of a CSV text and reports the bad ones", async () => {
    const { run, client } = setUp();
    const text =
      'Company,Website,MRR\nAurora,https://aurora.example,4900\n,x.example,1\nBor"ealis,b.example,1\nCorona,,\n';
    const result = await run(text);
    assert.deepEqual(
      { ...result, durationMs: 0 },
      {
        created: 2,
        alreadyThere: 0,
        failed: [
          { line: 3, reason: "name is missing" },
          { line: 4, reason: "a quote is out of place or never closed" },
        ],
        total: 4,
        durationMs: 0,
      },
    );
    const [aurora] = (await client.customers.list({ slug: "aurora" })).data;
    assert.equal(aurora?.domain, "aurora.example");
    assert.equal(aurora?.mrr, 4900);
  });

  it("says already there when it is run again, by the key within a day and by the slug after", async () => {
    let now = Date.parse("2026-11-02T09:00:00Z");
    const { run, names } = setUp({ clock: { now: () => now } });
    assert.equal((await run(companies(25))).created, 25);
    for (const later of [0, 1, 25 * 3_600_000]) {
      now += later;
      const again = await run(companies(26).slice(0, 25));
      assert.deepEqual([again.created, again.alreadyThere, again.failed], [0, 25, []]);
    }
    assert.equal((await names()).length, 25);
  });

  it("counts only what this run creates as created, when part of it was there", async () => {
    const { run, names } = setUp();
    await run(companies(10));
    const more = await run(companies(30));
    assert.deepEqual([more.created, more.alreadyThere, more.total], [20, 10, 30]);
    assert.equal((await names()).length, 30);
  });

  it("treats a slug that is taken as already there", async () => {
    const { backend, client, run } = setUp();
    await client.customers.create({ name: "Aurora Outfitters Ltd", slug: "aurora" });
    const result = await run([{ name: "Aurora" }, { name: "Borealis", slug: "aurora-2" }]);
    assert.deepEqual([result.created, result.alreadyThere, result.failed], [1, 1, []]);
    assert.equal(
      backend.log.some(({ status }) => status === 409),
      true,
    );
  });

  it("says already there also when the server does not tell that it repeats an answer", async () => {
    const { backend, run } = setUp();
    const client = new PivotalApi({
      apiKey: MOCK_API_KEY,
      baseUrl: "https://silent.example/api/v1",
      fetch: async (input, init) => {
        const { status, body, headers: given } = await backend.fetch(input, init);
        const headers = new Headers(given);
        headers.delete("idempotent-replayed");
        return new Response(body, { status, headers });
      },
    });
    assert.equal((await run(companies(3), { client })).created, 3);
    assert.deepEqual((await run(companies(5), { client })).alreadyThere, 3);
  });

  it("says already there when the server says that it only repeats an answer", async () => {
    const { backend, client, run } = setUp();
    await run([{ name: "Aurora" }]);
    const [aurora] = (await client.customers.list({ slug: "aurora" })).data;
    await client.customers.delete(aurora?.id ?? "");
    const again = await run([{ name: "Aurora" }]);
    assert.equal(backend.log.at(-1)?.replayed, true);
    assert.deepEqual([again.created, again.alreadyThere], [0, 1]);
  });

  it("keeps different companies of one name apart, also when the file comes in another order later", async () => {
    let now = Date.parse("2026-11-02T09:00:00Z");
    const { run, client } = setUp({ clock: { now: () => now } });
    const rows = ["delta.example", "delta-two.example", "delta-three.example"].map((domain) => ({
      name: "Delta",
      domain,
    }));
    assert.equal((await run(rows)).created, 3);
    now += 25 * 3_600_000;
    for (const order of [rows.toReversed(), [rows[1], rows[0], rows[2]] as typeof rows]) {
      const again = await run(order);
      assert.deepEqual([again.created, again.alreadyThere, again.failed], [0, 3, []]);
    }
    const found = await client.customers.list().toArray({ limit: 10 });
    assert.deepEqual(new Set(found.map(({ domain }) => domain)).size, 3);
  });

  it("does not create a row that is there twice twice, nor merge it without a word", async () => {
    const { run, names } = setUp();
    const result = await run("name\nAurora\nAurora\nBorealis");
    assert.deepEqual(result.failed, [{ line: 3, reason: "the same as line 2" }]);
    assert.deepEqual(await names(), ["Aurora", "Borealis"]);
  });

  it("sends in the background, a few at a time", async () => {
    const { backend, client } = setUp({ latency: 5 });
    let running = 0;
    let most = 0;
    const lanes = new Set<unknown>();
    const watched = {
      customers: {
        list: client.customers.list.bind(client.customers),
        create: ((body, options) => {
          most = Math.max(most, (running += 1));
          lanes.add(options?.lane);
          const call = client.customers.create(body, options);
          void call.finally(() => (running -= 1));
          return call;
        }) as typeof client.customers.create,
      },
    };
    await importCustomers(companies(20), { client: watched });
    assert.equal(most, 4);
    assert.deepEqual([...lanes], ["background"]);
    backend.rateLimit = 600;
    most = 0;
    await importCustomers(companies(60).slice(20), { client: watched });
    assert.equal(most, 10);
    most = 0;
    await importCustomers(companies(80).slice(60), { client: watched, concurrency: 2 });
    assert.equal(most, 2);
  });

  it("tells how it goes after every record", async () => {
    const { run } = setUp();
    const seen: ImportProgress[] = [];
    await run([...companies(5), { name: "" }], { onProgress: (progress) => void seen.push(progress) });
    assert.deepEqual(
      seen.map(({ done }) => done),
      [1, 2, 3, 4, 5, 6],
    );
    assert.deepEqual([seen.at(-1)?.created, seen.at(-1)?.failed, seen.at(-1)?.total], [5, 1, 6]);
  });

  it("gives the caller what the caller's own functions throw", async () => {
    const { run } = setUp();
    const onProgress = () => {
      throw new RangeError("mine");
    };
    await assert.rejects(run(companies(3), { onProgress }), new RangeError("mine"));
    const save = () => {
      throw new RangeError("disk full");
    };
    await assert.rejects(run(companies(3), { checkpoint: { load: () => null, save } }), /disk full/);
    async function* broken() {
      yield "name\nAurora\n";
      throw new RangeError("cable");
    }
    await assert.rejects(run(broken()), new RangeError("cable"));
  });

  it("holds a few records at a time, however long the source", async () => {
    const { run, posts } = setUp();
    let read = 0;
    let ahead = 0;
    async function* source() {
      for (const record of companies(1000)) {
        read += 1;
        ahead = Math.max(ahead, read - posts().length);
        yield record;
      }
    }
    assert.equal((await run(source())).created, 1000);
    assert.ok(ahead <= 205, `${ahead} records ahead`);
  });
});

describe("an import that meets faults", () => {
  let time: VirtualTime;
  beforeEach(() => (time = virtualTime()));
  afterEach(() => time.uninstall());

  it("loses and doubles nothing to answers that never arrive, 429, 500 and broken connections", async () => {
    const { backend, run, names } = setUp();
    const create = { method: "POST", path: "/customers" };
    backend.faults.push(
      { kind: "lost", match: create, times: 5 },
      { kind: "status", status: 500, match: create, times: 5 },
      { kind: "networkError", match: create, times: 5 },
      { kind: "status", status: 429, headers: { "Retry-After": "2" }, match: create, times: 5 },
      { kind: "stall", match: create, times: 2 },
      { kind: "reset", match: create, times: 3 },
      { kind: "html", match: create, times: 3 },
    );
    const checkpoint = memory();
    const source = companies(60);
    const first = await time.run(run(source, { checkpoint }));
    assert.equal(first.created + first.alreadyThere + first.failed.length, 60);
    const second = await time.run(run(source, { checkpoint }));
    assert.deepEqual(second.failed, []);
    assert.deepEqual(await time.run(names()), source.map(({ name }) => name).sort());
  });

  it("goes on after a record that the server cannot take, and tries it again in the next run", async () => {
    const { backend, run, names } = setUp();
    const checkpoint = memory();
    let hits = 0;
    backend.faults.push({
      kind: "status",
      status: 500,
      match: ({ method }) => method === "POST" && (hits += 1) <= 3,
    });
    const first = await time.run(run(companies(10), { checkpoint, concurrency: 1 }));
    assert.equal(first.created, 9);
    assert.deepEqual(
      first.failed.map(({ line, reason }) => [line, reason]),
      [[1, "internal_error after 3 attempts"]],
    );
    assert.match(first.failed[0]?.idempotencyKey ?? "", /^import-/);
    const second = await time.run(run(companies(10), { checkpoint }));
    assert.deepEqual([second.created, second.alreadyThere, second.failed], [1, 9, []]);
    assert.equal((await time.run(names())).length, 10);
  });

  it("stops after 20 failures in a row, and goes on later", async () => {
    const { backend, run, names } = setUp();
    const checkpoint = memory();
    backend.faults.push({ kind: "status", status: 503, match: { method: "POST" } });
    const error = await stopped(time.run(run(companies(100), { checkpoint, concurrency: 1 })));
    assert.match(error.message, /20 records failed one after the other.*Run the import again to go on/);
    assert.equal(error.result.failed.length, 20);
    assert.equal(error.status, 503);
    backend.faults = [];
    assert.equal((await time.run(run(companies(100), { checkpoint }))).created, 100);
    assert.equal((await time.run(names())).length, 100);
  });

  it("does not count failures that lie at the record, nor those with successes between, as failures in a row", async () => {
    const { backend, run } = setUp();
    let count = 0;
    const every = (nth: number) => () => (count += 1) % nth !== 0;
    backend.faults.push({ kind: "status", status: 400, code: "invalid_string", match: { method: "POST" } });
    const refused = await time.run(run(companies(60)));
    assert.deepEqual([refused.created, refused.failed.length], [0, 60]);
    assert.equal(refused.failed[0]?.reason, "invalid_request_error invalid_string");
    const posts = every(4);
    backend.faults = [
      { kind: "status", status: 501, match: (request) => request.method === "POST" && posts() },
    ];
    const partly = await time.run(run(companies(60), { concurrency: 1 }));
    assert.deepEqual([partly.created, partly.failed.length], [15, 45]);
  });

  it("lists failures by line, whatever order their answers came in", async () => {
    const { backend, run } = setUp();
    let hits = 0;
    const slow = ({ method }: { method: string }) => method === "POST" && (hits += 1) === 1;
    backend.faults.push(
      { kind: "delay", ms: 500, match: slow },
      { kind: "status", status: 400, match: { method: "POST" } },
    );
    const { failed } = await time.run(run([{ name: "Aurora" }, { name: "Borealis" }, { name: "" }]));
    assert.deepEqual(
      failed.map(({ line }) => line),
      [1, 2, 3],
    );
  });

  it("stops when its client cannot work", async () => {
    const { backend, run } = setUp();
    let sent = 0;
    const client = new PivotalApi({
      apiKey: MOCK_API_KEY,
      baseUrl: "https://broken.example/api/v1",
      fetch: (input, init) => {
        const { method } = new Request(input, init);
        sent += 1;
        return method === "GET"
          ? backend.fetch(input, init)
          : Promise.resolve("nothing" as unknown as Response);
      },
    });
    await assert.rejects(time.run(run(companies(100), { client })), /fetch is missing/);
    assert.ok(sent <= 1 + 4);
  });

  it("saves about once a second, one save at a time", async () => {
    const { run } = setUp({ latency: 500 });
    let saving = 0;
    let saves = 0;
    const checkpoint: ImportCheckpoint = {
      load: () => null,
      async save() {
        assert.equal((saving += 1), 1);
        saves += 1;
        await new Promise((resolve) => setTimeout(resolve, 1500));
        saving -= 1;
      },
    };
    const { durationMs } = await time.run(run(companies(100), { checkpoint }));
    const seconds = durationMs / 1000;
    assert.ok(saves > seconds / 2 && saves < seconds + 5, `${saves} saves in ${seconds} s`);
  });

  it("leaves a whole state behind when it ends", async () => {
    const { run } = setUp();
    const checkpoint = memory();
    await time.run(run(companies(250), { checkpoint }));
    assert.deepEqual([checkpoint.state?.next, checkpoint.state?.pending], [250, []]);
    const { created, alreadyThere } = await time.run(run(companies(250), { checkpoint }));
    assert.deepEqual([created, alreadyThere], [0, 250]);
  });

  it("stops at once when the key is refused", async () => {
    const { backend, run, posts } = setUp();
    const checkpoint = memory();
    backend.faults.push({ kind: "status", status: 401, code: "api_key_revoked", match: { method: "POST" } });
    const error = await stopped(time.run(run(companies(100), { checkpoint })));
    assert.deepEqual(
      [error.type, error.status, error.code],
      ["authentication_error", 401, "api_key_revoked"],
    );
    assert.deepEqual(error.result.failed, []);
    assert.ok(posts().length <= 4 * 2, `${posts().length} requests`);
    backend.faults = [];
    assert.equal((await time.run(run(companies(100), { checkpoint }))).created, 100);
  });

  it("waits as long as the rate limit asks, and fails nothing", async () => {
    const { backend, run } = setUp({ rateLimit: 60, clock: { now: () => Date.now() } });
    const result = await time.run(run(companies(150)));
    assert.deepEqual([result.created, result.failed], [150, []]);
    assert.ok(backend.log.filter(({ status }) => status === 429).length <= 3);
  });

  it("stops when the rate limit closes for longer than anyone would wait", async () => {
    const { backend, run } = setUp();
    const checkpoint = memory();
    const headers = { "Retry-After": "7200" };
    backend.faults.push({ kind: "status", status: 429, headers, match: { method: "POST" } });
    const from = Date.now();
    const error = await stopped(time.run(run(companies(50), { checkpoint })));
    assert.equal(error.type, "rate_limit_error");
    assert.ok((error.retryAfterMs ?? 0) >= 7_200_000);
    assert.deepEqual(error.result.failed, []);
    assert.ok(Date.now() - from < 60_000);
  });

  it("asks by slug before it sends a key again that is older than 23 hours", async () => {
    const { backend, client, run } = setUp({ clock: { now: () => Date.now() } });
    const checkpoint = memory();
    await time.run(run(companies(3), { checkpoint }));
    const sent = Math.floor(Date.now() / 1000);
    checkpoint.state = {
      ...(checkpoint.state as ImportState),
      pending: [
        [0, sent],
        [1, sent],
      ],
    };
    const first = (await client.customers.list({ slug: "company-2" })).data[0];
    await client.customers.delete(first?.id ?? "");

    await time.pass(22 * 3_600_000);
    const early = structuredClone(checkpoint.state);
    let before = backend.log.length;
    await time.run(run(companies(3), { checkpoint }));
    assert.equal(backend.log.slice(before).filter(({ path }) => path.includes("slug=")).length, 0);

    checkpoint.state = early;
    await time.pass(1.5 * 3_600_000);
    before = backend.log.length;
    await time.run(run(companies(3), { checkpoint }));
    const asked = backend.log.slice(before);
    assert.equal(asked.filter(({ path }) => path.includes("slug=")).length, 2);
    assert.equal(asked.filter(({ method }) => method === "POST").length, 1);
  });

  it("stops when its signal is aborted: sends nothing more, lets what is in flight end, and can go on", async () => {
    const { backend, run, names, posts } = setUp({ latency: 100 });
    const checkpoint = memory();
    const controller = new AbortController();
    const onProgress = ({ done }: ImportProgress) => done === 10 && controller.abort();
    const work = run(companies(50), { checkpoint, signal: controller.signal, onProgress });
    const error = await stopped(time.run(work));
    assert.equal(error.type, "abort_error");
    const sent = posts().length;
    assert.ok(sent <= 14, `${sent} sent`);
    assert.equal(error.result.created, sent);
    assert.equal((await time.run(names())).length, sent);
    backend.latency = 0;
    const rest = await time.run(run(companies(50), { checkpoint }));
    assert.deepEqual([rest.created, rest.alreadyThere], [50 - sent, sent]);
  });

  it("cuts off after five seconds what does not end, and doubles none of it later", async () => {
    const { backend, run, names } = setUp();
    const checkpoint = memory();
    const controller = new AbortController();
    let at = 0;
    const abortSoon = ({ method }: { method: string }) => {
      if (method === "POST" && at === 0) {
        at = Date.now();
        setTimeout(() => controller.abort(), 1000);
      }
      return false;
    };
    backend.faults.push(
      { kind: "delay", ms: 0, match: abortSoon },
      { kind: "stall", match: { method: "POST" }, times: 4 },
    );
    const error = await stopped(time.run(run(companies(8), { checkpoint, signal: controller.signal })));
    assert.equal(Date.now() - at, 6000);
    assert.deepEqual([error.result.created, error.result.failed], [0, []]);
    const rest = await time.run(run(companies(8), { checkpoint }));
    assert.deepEqual([rest.created + rest.alreadyThere, rest.failed], [8, []]);
    assert.equal((await time.run(names())).length, 8);
  });

  it("stops while its source gives nothing", async () => {
    const { run } = setUp();
    const source = new ReadableStream<string>({ start: (stream) => stream.enqueue("name\nAurora\n") });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1000);
    const error = await stopped(time.run(run(source, { signal: controller.signal })));
    assert.equal(error.type, "abort_error");
  });

  it("lets go of its source when it stops", async () => {
    const { backend, run } = setUp();
    backend.faults.push({ kind: "status", status: 401, match: { method: "POST" } });
    let released = false;
    const source = new ReadableStream<string>({
      start: (stream) => stream.enqueue("name\n"),
      pull: (stream) => stream.enqueue("Aurora\nBorealis\nCorona\n".replaceAll("a", `a${Math.random()}`)),
      cancel: () => void (released = true),
    });
    await stopped(time.run(run(source)));
    assert.equal(released, true);
  });

  it("sends nothing when it is aborted before it begins", async () => {
    const { backend, run } = setUp();
    await stopped(time.run(run(companies(3), { signal: AbortSignal.abort() })));
    assert.equal(backend.log.length, 0);
  });
});
