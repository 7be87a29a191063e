import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { MOCK_API_KEY, createBackend } from "@pivotal/mocks";
import { setupBackendServer } from "@pivotal/mocks/node";
import { serveBackend } from "@pivotal/mocks/server";
import { apiOf } from "./api.ts";

const over = (url: string) =>
  apiOf({ fetch: (input, init) => fetch(String(input).replace("https://mock.test", url), init) });

describe("a backend over real HTTP", async () => {
  const served = await serveBackend({ rateLimit: false, seed: 3 });
  after(() => served.close());
  const api = over(served.url);

  it("answers as it does in memory", async () => {
    const memory = apiOf(createBackend({ rateLimit: false, seed: 3 }));
    for (const path of ["/customers?limit=30", "/customers/1/activity", "/customers/999", "/me"]) {
      assert.equal((await api.get(path)).text, (await memory.get(path)).text);
    }
    const body = { name: "Über HTTP 株式会社" };
    assert.equal((await api.post("/customers", body)).body["name"], body.name);
  });

  it("says nothing of use outside the API", async () => {
    assert.equal((await fetch(`${served.url}/`)).status, 404);
  });

  it("really breaks connections", async () => {
    const { backend } = served;
    const ask = () =>
      fetch(`${served.url}/api/v1/me`, { headers: { authorization: `Bearer ${MOCK_API_KEY}` } });
    for (const kind of ["networkError", "lost"] as const) {
      backend.faults.push({ kind, times: 1 });
      await assert.rejects(ask(), TypeError);
    }
    backend.faults.push({ kind: "reset", times: 1 });
    const broken = await ask();
    assert.equal(broken.status, 200);
    await assert.rejects(broken.text(), TypeError);
    assert.equal((await ask()).status, 200);
  });

  it("forgets about a caller who hangs up", async () => {
    served.backend.faults.push({ kind: "stall", times: 1 });
    const controller = new AbortController();
    const answer = await fetch(`${served.url}/api/v1/me`, {
      headers: { authorization: `Bearer ${MOCK_API_KEY}` },
      signal: controller.signal,
    });
    controller.abort();
    await assert.rejects(answer.text());
    assert.equal((await api.get("/me")).status, 200);
  });
});

describe("a backend in a Node process", () => {
  it("intercepts what the process fetches", async () => {
    const server = setupBackendServer(createBackend({ rateLimit: false }));
    server.listen({ onUnhandledFrame: "error" });
    try {
      const answer = await fetch("https://pivotal.invalid/api/v1/me", {
        headers: { authorization: `Bearer ${MOCK_API_KEY}` },
      });
      assert.equal(answer.status, 200);
    } finally {
      server.close();
    }
  });
});

const CLI = new URL("../../packages/mocks/src/cli.ts", import.meta.url).pathname;
const cli = (...args: string[]) => {
  const child = spawn(process.execPath, ["--conditions=pivotal-source", CLI, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let waiting: (() => void) | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      waiting?.();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = async (what: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = what.exec(output);
      if (found) return found;
      const over = await Promise.race([
        exit.then(() => true),
        new Promise<false>((resolve) => (waiting = () => resolve(false))),
      ]);
      if (over && !what.test(output)) throw new Error(`It ended without saying ${what}: ${output}`);
    }
  };
  const stop = async () => {
    child.kill("SIGINT");
    return exit;
  };
  const kill = () => {
    child.kill("SIGKILL");
    return exit;
  };
  return { says, exit, stop, kill, output: () => output };
};

describe("pivotal-mock", () => {
  it("prints where it is and its key, keeps what was written, and goes on from there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pivotal-mock-"));
    try {
      const first = cli("--port", "0", "--customers", "7", "--data", folder, "--rate-limit", "off");
      const [, url = ""] = await first.says(/(http:\/\/127\.0\.0\.1:\d+)\/api\/v1 \(full\)/);
      await first.says(new RegExp(MOCK_API_KEY));
      await first.says(/Ctrl-C/);
      const keyed = { "idempotency-key": "kept" };
      const created = await over(url).post("/customers", { name: "Kept", tags: ["x"] }, keyed);
      await over(url).patch("/customers/2", { name: "Changed" });
      await over(url).delete("/customers/3");
      assert.equal(await first.stop(), 0);
      assert.deepEqual(await readdir(folder), ["state.ndjson"]);

      const second = cli("--port", "0", "--data", folder, "--rate-limit", "off");
      const [, again = ""] = await second.says(/(http:\/\/127\.0\.0\.1:\d+)/);
      await second.says(/Went on from/);
      const api = over(again);
      assert.deepEqual((await api.list("/customers?limit=1")).data, [created.body]);
      assert.equal((await api.get("/customers/2")).body["name"], "Changed");
      assert.equal((await api.get("/customers/3")).status, 404);
      assert.equal((await api.list(`/customers/${created.body["id"]}/activity`)).data.length, 1);
      assert.equal((await api.post("/customers", { name: "Kept", tags: ["x"] }, keyed)).text, created.text);
      assert.equal((await api.post("/customers", { name: "Next" })).body["display_id"], 9);
      assert.equal(await second.stop(), 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("saves while it runs, not only when it is stopped", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pivotal-mock-"));
    const running = cli("--port", "0", "--customers", "2", "--data", folder);
    try {
      const [, url = ""] = await running.says(/(http:\/\/127\.0\.0\.1:\d+)/);
      await over(url).post("/customers", { name: "Soon on disk" });
      const onDisk = async () =>
        (await readFile(join(folder, "state.ndjson"), "utf8").catch(() => "")).includes("Soon on disk");
      for (let i = 0; i < 50 && !(await onDisk()); i++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(await onDisk());
    } finally {
      await running.stop();
      await rm(folder, { recursive: true });
    }
  });

  it("refuses a folder that another one writes to, and takes it when that one was killed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pivotal-mock-"));
    const first = cli("--port", "0", "--customers", "2", "--data", folder);
    try {
      const [, url = ""] = await first.says(/(http:\/\/127\.0\.0\.1:\d+)/);
      await over(url).post("/customers", { name: "Of the first" });
      const refused = cli("--port", "0", "--data", folder);
      assert.equal(await refused.exit, 1);
      assert.match(refused.output(), /is in use by another pivotal-mock \(process \d+\)/);
      const saved = () => readFile(join(folder, "state.ndjson"), "utf8").catch(() => "");
      while (!(await saved()).includes("Of the first"))
        await new Promise((resolve) => setTimeout(resolve, 100));
      await first.kill();
      const next = cli("--port", "0", "--data", folder);
      const [, again = ""] = await next.says(/(http:\/\/127\.0\.0\.1:\d+)/);
      assert.equal((await over(again).get("/customers/3")).body["name"], "Of the first");
      assert.equal(await next.stop(), 0);
      assert.deepEqual(await readdir(folder), ["state.ndjson"]);
    } finally {
      await first.kill();
      await rm(folder, { recursive: true });
    }
  });

  it("refuses to go on from a file it cannot read, naming it and leaving it alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pivotal-mock-"));
    const file = join(folder, "state.ndjson");
    try {
      for (const [text, told] of [
        ["{", /Line 1 .* not JSON/],
        ["{}", /does not say what it is/],
        [
          '{"kind":"pivotal-mock","version":1,"seed":1,"customers":1,"anchor":1}\n{"kind":"x"}',
          /Line 2 .* no known kind/,
        ],
      ] as const) {
        await writeFile(file, text);
        const refused = cli("--port", "0", "--data", folder);
        assert.equal(await refused.exit, 1);
        assert.match(refused.output(), told);
        assert.ok(refused.output().includes(file));
        assert.equal(await readFile(file, "utf8"), text);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("takes the next port when the one asked for is taken, and says so", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const running = cli("--port", String(port), "--customers", "1");
    try {
      await running.says(new RegExp(`Port ${port} is taken`));
      const [, used] = await running.says(/127\.0\.0\.1:(\d+)/);
      assert.ok(Number(used) > port);
    } finally {
      await running.stop();
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it("explains itself, and what is wrong with a flag", async () => {
    const help = cli("--help");
    assert.equal(await help.exit, 0);
    for (const flag of ["--port", "--customers", "--level", "--data", "--rate-limit", "--webhook"])
      assert.ok(help.output().includes(flag));
    for (const [args, told] of [
      [["--port", "x"], /--port takes a whole number/],
      [["--port", "70000"], /65535/],
      [["--level", "most"], /published, described, full/],
      [["--webhook", "desk.example"], /--webhook takes an address/],
      [["--webhook-secret", "secret"], /whsec_ and base64/],
      [["--nonsense"], /nonsense/],
      [["stray"], /stray/],
    ] as const) {
      const refused = cli(...args);
      assert.equal(await refused.exit, 2);
      assert.match(refused.output(), told);
      assert.match(refused.output(), /--help/);
    }
  });
});
