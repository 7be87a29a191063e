import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";

const program = fileURLToPath(new URL("../../packages/sdk/src/cli.ts", import.meta.url));

let folder = "";
before(async () => (folder = await mkdtemp(join(tmpdir(), "pivotal-import-"))));
after(() => rm(folder, { recursive: true }));

let served: ServedBackend;
beforeEach(async () => {
  served = await serveBackend({ customers: 0, rateLimit: false, strict: { idempotencyKey: true } });
});
afterEach(() => served.close());

interface Finished {
  code: number | null;
  signal: string | null;
  out: string;
  log: string;
}

function start(args: string[], key: string | null = MOCK_API_KEY): ChildProcess {
  const { PIVOTAL_API_KEY: _, ...env } = process.env;
  return spawn(process.execPath, ["--conditions=pivotal-source", "--no-warnings", program, ...args], {
    env: key === null ? env : { ...env, PIVOTAL_API_KEY: key },
    cwd: folder,
  });
}

async function finish(child: ChildProcess, input = ""): Promise<Finished> {
  let out = "";
  let log = "";
  child.stdout?.on("data", (chunk) => (out += String(chunk)));
  child.stderr?.on("data", (chunk) => (log += String(chunk)));
  child.stdin?.on("error", () => {}).end(input);
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { code, signal, out, log };
}

const run = (args: string[], { key, input }: { key?: string | null; input?: string } = {}) =>
  finish(start(args, key), input);

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return name;
}

const table = (count: number) =>
  [
    "Security,Symbol",
    ...Array.from({ length: count }, (_, index) => `Company ${index + 1},C${index + 1}`),
  ].join("\n");

const server = () => ["--base-url", `${served.url}/api/v1`];

/** The names of all customers, as the server has them: its pages would hide those that share an instant. */
function names(): string[] {
  const { db } = served.backend;
  return [...db.customerTimeline.older()].map((number) => db.customer(`${number}`)?.name ?? "").sort();
}

const created = () =>
  served.backend.log.filter(
    ({ method, status, replayed }) => method === "POST" && status === 201 && !replayed,
  );

describe("pivotal import", () => {
  it("imports a file, and says already there the next time", async () => {
    await file("customers.csv", table(30));
    const args = ["import", "customers.csv", ...server(), "--map", "metadata.symbol=Symbol"];
    const first = await run(args);
    assert.equal(first.code, 0, first.log);
    assert.match(first.out, /^created +30\nalready there +0\nfailed +0\n─+\ntotal +30 {2}in /);
    assert.match(first.log, /name ← Security\n {2}metadata\.symbol ← Symbol/);
    const second = await run(args);
    assert.match(second.out, /^created +0\nalready there +30\nfailed +0\n/);
    assert.equal(created().length, 30);
  });

  it("reports bad lines by number and field, never by what they hold, and exits with 1", async () => {
    await file("bad.csv", 'name,mrr\nAurora,1\nSecret,lots\nSec"ret,1\nBorealis,2');
    const { code, out, log } = await run(["import", "bad.csv", ...server()]);
    assert.equal(code, 1);
    assert.match(out, /created +2\nalready there +0\nfailed +2\n/);
    assert.match(out, /line 3\n {2}mrr is not a whole number/);
    assert.match(out, /line 4\n {2}a quote is out of place/);
    assert.doesNotMatch(out + log, /Secret|Aurora/);
  });

  it("checks a file without sending anything", async () => {
    await file("dry.csv", table(3) + "\n,X\n");
    const { code, out } = await run(["import", "dry.csv", "--dry-run"], { key: null });
    assert.equal(code, 1);
    assert.match(
      out,
      /name ← Security\n {2}ignored: Symbol\n3 ready, 1 bad\. Nothing was sent\.\n\nline 5\n {2}name is missing/,
    );
    assert.equal(served.backend.log.length, 0);
  });

  it("reads the standard input", async () => {
    const { code, out } = await run(["import", "-", ...server()], { input: table(5) });
    assert.equal(code, 0);
    assert.match(out, /created +5\n/);
  });

  it("says what is wrong with the command line or the setup, and exits with 2", async () => {
    await file("customers.csv", table(1));
    const wrong: [string[], RegExp, { key?: string | null }?][] = [
      [["import"], /which file\?/],
      [["import", "customers.csv", "--colour"], /Unknown option '--colour'/],
      [["import", "missing.csv", ...server()], /cannot read missing\.csv/],
      [["import", "customers.csv", "--map", "nme=Security"], /cannot fill the field "nme"/],
      [
        ["import", "customers.csv", "--map", "name=Title", ...server()],
        /no column "Title"; the columns are: Security, Symbol/,
      ],
      [["import", "customers.csv", "--concurrency", "0"], /from 1 to 32/],
      [["import", "customers.csv", ...server()], /set PIVOTAL_API_KEY/, { key: null }],
      [["import", "customers.csv", ...server()], /key/i, { key: "nonsense" }],
      [["import", "customers.csv", ...server()], /./, { key: "pivotal_RevokedKey000000000000" }],
      [["import", "customers.csv", "--base-url", "http://example.com/api/v1"], /http/],
      [["import", "."], /EISDIR/],
      [
        ["import", "customers.csv", "--checkpoint", "no/such/folder.json", ...server()],
        /ENOENT.*no\/such\/folder/,
      ],
      [["imprt"], /there is no command "imprt"/],
    ];
    for (const [args, message, options] of wrong) {
      const { code, log } = await run(args, options);
      assert.equal(code, 2, `${args.join(" ")}: ${log}`);
      assert.match(log, message);
      assert.doesNotMatch(log, /pivotal_RevokedKey0|nonsense|\n {4}at /);
    }
    assert.equal(created().length, 0);
  });

  it("prints its help and its version", async () => {
    const { version } = JSON.parse(
      await readFile(new URL("../../packages/sdk/package.json", import.meta.url), "utf8"),
    ) as { version: string };
    assert.equal((await run(["--version"])).out.trim(), version);
    assert.match((await run(["--help"])).out, /import +Create customers from a CSV file/);
    const help = await run(["import", "--help"]);
    assert.equal(help.code, 0);
    assert.match(help.out, /--checkpoint <file>/);
  });

  it("refuses the checkpoint of another file", async () => {
    await file("one.csv", table(3));
    await file("two.csv", "name\nAurora\nBorealis\nCorona");
    assert.equal((await run(["import", "one.csv", "--checkpoint", "one.json", ...server()])).code, 0);
    const before = await readFile(join(folder, "one.json"), "utf8");
    const { code, log } = await run(["import", "two.csv", "--checkpoint", "one.json", ...server()]);
    assert.equal(code, 2);
    assert.match(log, /The checkpoint belongs to another source or another map/);
    assert.equal(await readFile(join(folder, "one.json"), "utf8"), before);
    assert.equal(names().length, 3);
  });

  it("keeps no names in its checkpoint", async () => {
    await file("one.csv", table(3));
    await run(["import", "one.csv", "--checkpoint", "names.json", ...server()]);
    assert.doesNotMatch(await readFile(join(folder, "names.json"), "utf8"), /ompany/);
  });

  it("loses and doubles nothing to lost answers, broken connections and 500s on a real socket", async () => {
    await file("faults.csv", table(60));
    const match = { method: "POST" };
    served.backend.faults = [
      { kind: "lost", match, times: 5 },
      { kind: "reset", match, times: 3 },
      { kind: "networkError", match, times: 3 },
      { kind: "status", status: 500, match, times: 5 },
      { kind: "status", status: 429, headers: { "Retry-After": "1" }, match, times: 1 },
    ];
    const args = ["import", "faults.csv", "--checkpoint", "faults.json", ...server()];
    const first = await run(args);
    const last = first.code === 0 ? first : await run(args);
    assert.equal(last.code, 0, last.out);
    assert.equal(names().length, 60);
    assert.equal(created().length, 60);
  });

  it("stops on Ctrl-C, says how to go on, and does", async () => {
    await file("many.csv", table(200));
    served.backend.latency = 5;
    const args = ["import", "many.csv", "--checkpoint", "many.json", ...server()];
    const child = start(args);
    onRequest(40, () => child.kill("SIGINT"));
    const first = await finish(child);
    assert.equal(first.code, 130, first.log);
    assert.match(first.log, /Go on with: pivotal import many\.csv --checkpoint many\.json --base-url/);
    const count = created().length;
    assert.ok(count < 200);
    assert.match(first.out, new RegExp(`created +${count}\\n`));
    const second = await run(args);
    assert.equal(second.code, 0);
    assert.match(second.out, new RegExp(`created +${200 - count}\\nalready there +${count}\\n`));
  });

  it("stops on Ctrl-C although its input gives nothing more", async () => {
    const child = start(["import", "-", ...server()]);
    child.stdin?.write("name\nAurora\n");
    onRequest(1, () => child.kill("SIGINT"));
    const ended = await once(child, "exit");
    assert.deepEqual(ended, [130, null]);
  });

  it("shows nothing that a terminal would obey", async () => {
    await file("ansi.csv", "name,\u001b[2Jcolumn\nAurora,x");
    const { log } = await run(["import", "ansi.csv", ...server()]);
    assert.match(log, /ignored: \?\[2Jcolumn/);
  });

  it(
    "creates exactly one customer for each record, wherever it is killed",
    { timeout: 120_000 },
    async () => {
      const kills = fc.array(fc.integer({ min: 1, max: 110 }), { minLength: 2, maxLength: 3 });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(kills, fc.integer({ min: 0, max: 8 }), async (points, latency) => {
          served.backend.reset();
          served.backend.latency = { min: 0, max: latency };
          await file("killed.csv", table(120));
          const args = ["import", "killed.csv", "--checkpoint", `killed-${(round += 1)}.json`, ...server()];
          for (const point of points) {
            const child = start(args);
            onRequest(point, () => child.kill("SIGKILL"));
            await finish(child);
          }
          served.backend.faults = [];
          const last = await run(args);
          assert.equal(last.code, 0, last.log);
          assert.match(last.out, /failed +0\n─+\ntotal +120 /);
          const expected = Array.from({ length: 120 }, (_, index) => `Company ${index + 1}`).sort();
          assert.deepEqual(names(), expected);
          assert.equal(created().length, 120);
        }),
        { numRuns: 4 },
      );
    },
  );
});

/** Does something when the server gets its nth request from now. */
function onRequest(nth: number, act: () => void): void {
  let seen = 0;
  served.backend.faults = [
    {
      kind: "delay",
      ms: 0,
      match: () => {
        seen += 1;
        if (seen === nth) act();
        return false;
      },
    },
  ];
}
