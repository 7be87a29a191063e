import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createBackend, MOCK_API_KEY, type Level } from "@pivotal/mocks";
import { createPivotalHandler, toNodeHandler, type PivotalHandlerOptions } from "@pivotal/sdk/server";

const program = fileURLToPath(new URL("../../packages/sdk/src/cli.ts", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";
const ELEMENTS = "console.warn(`<${tag}> is on this page twice: one`)";
/** Looks like a key, and is none. */
const KEY = `pivotal_${"x".repeat(24)}`;

interface Host {
  html?: string;
  scripts?: Readonly<Record<string, string>>;
  policy?: string | null;
  level?: Level;
  handler?: Partial<PivotalHandlerOptions>;
  /** Answers in place of the handler. */
  instead?: (request: IncomingMessage, response: ServerResponse) => void;
  date?: Date;
}

let folder = "";
before(async () => (folder = await mkdtemp(join(tmpdir(), "pivotal-doctor-"))));
after(() => rm(folder, { recursive: true }));

/** What the doctor says of a host, and its exit code. */
async function examine(
  {
    html = '<script src="/elements.js"></script>',
    scripts = {},
    policy = POLICY,
    level = "full",
    ...host
  }: Host,
  args: string[] = [],
): Promise<{ code: number | null; said: string }> {
  const backend = createBackend({ seed: 1, customers: 5, rateLimit: false, level });
  const answer = toNodeHandler(
    createPivotalHandler({
      apiKey: MOCK_API_KEY,
      authorize: () => true,
      fetch: backend.fetch,
      onAlert: () => {},
      ...host.handler,
    }),
  );
  const files: Record<string, string> = { "/elements.js": ELEMENTS, ...scripts };
  const server = createServer((request, response) => {
    const { url = "/" } = request;
    if (host.date) response.setHeader("date", host.date.toUTCString());
    if (url.startsWith("/api/pivotal")) return void (host.instead ?? answer)(request, response);
    if (policy !== null) response.setHeader("content-security-policy", policy);
    const text = url === "/" ? html : files[url];
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await run([`http://127.0.0.1:${port}/`, ...args]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function run(args: string[]): Promise<{ code: number | null; said: string }> {
  const { PIVOTAL_API_KEY: _, ...env } = process.env;
  const options = ["--conditions=pivotal-source", "--no-warnings", program, "doctor", ...args];
  const child = spawn(process.execPath, options, { env, cwd: folder });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

describe("the doctor", () => {
  it("finds nothing wrong with a host as it should be, and says what its server offers", async () => {
    const { code, said } = await examine({});
    assert.equal(code, 0, said);
    for (const line of [
      "✔ The page answers, with one script.",
      "✔ No API key is in the page or its scripts.",
      "✔ The page's Content-Security-Policy lets the elements work.",
      "✔ The handler refuses what other sites could make a browser send.",
      "✔ Its answers show no key, and no cache keeps them.",
      "✔ The server's clock and this one agree.",
      "✔ The server offers the published API.",
      "✔ Extensions: people, saved views, tags, custom fields, health in full.",
      "Nothing is wrong.",
    ])
      assert.ok(said.includes(line), `${line}\n${said}`);
    assert.match(said, /Beyond it: .*history/);
  });

  it("says what a server with the published API alone leaves out", async () => {
    const { code, said } = await examine({ level: "published" });
    assert.equal(code, 0, said);
    assert.match(said, /• Owners, tags, custom fields and history are not offered/);
    assert.match(said, /No extensions/);
  });

  for (const [where, host] of [
    ["the page", { html: `<script src="/elements.js"></script><script>init("${KEY}")</script>` }],
    ["a script", { html: '<script src="/app.js"></script>', scripts: { "/app.js": `const key="${KEY}"` } }],
  ] as const)
    it(`finds a key in ${where}, and does not repeat it`, async () => {
      const { code, said } = await examine(host);
      assert.equal(code, 1);
      assert.match(said, /✖ A Pivotal API key is in http.*revoke it now/s);
      assert.ok(!said.includes(KEY));
    });

  it("finds two copies of the elements", async () => {
    const html = '<script src="/elements.js"></script><script src="/again.js"></script>';
    const { code, said } = await examine({ html, scripts: { "/again.js": ELEMENTS } });
    assert.equal(code, 1);
    assert.match(said, /✖ The elements are on the page 2 times/);
  });

  it("finds a policy that keeps the page from its handler, and gives one where there is none", async () => {
    const blocked = await examine({ policy: "default-src 'self'; connect-src https://elsewhere.example" });
    assert.equal(blocked.code, 1);
    assert.match(blocked.said, /does not let it reach \/api\/pivotal.*Add 'self' to connect-src/s);
    const none = await examine({ policy: null });
    assert.equal(none.code, 0);
    assert.ok(none.said.includes(POLICY));
  });

  it("finds that something else answers in the handler's place", async () => {
    const { code, said } = await examine({
      instead: (_request, response) =>
        void response.setHeader("content-type", "text/html").end("<h1>Home</h1>"),
    });
    assert.equal(code, 1);
    assert.match(said, /✖ Something else than the handler answers at .*\(200\)/);
  });

  it("finds a forwarder that lets every site in, and caches keep what it says", async () => {
    const { code, said } = await examine({
      instead: (_request, response) =>
        void response.setHeader("content-type", "application/json").end(JSON.stringify({ key: KEY })),
    });
    assert.equal(code, 1);
    assert.match(said, /does not refuse a form of another site \(200\)/);
    assert.match(said, /does not refuse a page of another site \(200\)/);
    assert.match(said, /may be kept by a cache/);
    assert.match(said, /A Pivotal API key is in an answer/);
    assert.ok(!said.includes(KEY));
    assert.match(said, /4 to change/);
  });

  it("says that one has to be signed in, and sends the cookie that it is given", async () => {
    const handler: Host["handler"] = {
      authorize: (request) => (request.headers.get("cookie") === "session=ada" ? true : "unauthenticated"),
    };
    const out = await examine({ handler });
    assert.deepEqual([out.code, out.said.includes("asks to be signed in")], [0, true]);
    const signedIn = await examine({ handler }, ["--cookie", "session=ada"]);
    assert.match(signedIn.said, /The server offers the published API/);
  });

  it("finds a proxy that changes the host's name", async () => {
    const { code, said } = await examine({ handler: { origin: "https://desk.example" } });
    assert.equal(code, 1);
    assert.match(said, /give createPivotalHandler the origin that people see/);
  });

  it("tells of a clock that is wrong", async () => {
    const { code, said } = await examine({ date: new Date(Date.now() - 3_600_000) });
    assert.equal(code, 0);
    assert.match(said, /• The server's clock is 36\d\d s behind this one/);
  });

  it("tells of packages that do not belong together", async () => {
    for (const [name, version] of [
      ["sdk", "0.1.0"],
      ["elements", "0.0.9"],
    ] as const) {
      const at = join(folder, "node_modules", "@pivotal", name);
      await mkdir(at, { recursive: true });
      await writeFile(join(at, "package.json"), JSON.stringify({ version }));
    }
    const { said } = await examine({});
    assert.match(said, /@pivotal\/sdk is 0\.1\.0, @pivotal\/elements 0\.0\.9/);
    await rm(join(folder, "node_modules"), { recursive: true });
  });

  it("prints nothing of a server that steers the terminal", async () => {
    const { said } = await examine({ html: '<script src="/\u001b[2Jx.js"></script>' });
    assert.ok(!said.includes("\u001b"));
  });

  for (const [what, args] of [
    ["no page", []],
    ["two pages", ["https://a.example", "https://b.example"]],
    ["what is no address", ["desk"]],
    ["an unknown option", ["https://a.example", "--fix"]],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { code, said } = await run([...args]);
      assert.equal(code, 2);
      assert.match(said, /pivotal doctor: .*See pivotal doctor --help/s);
    });

  it("says that nothing answers", async () => {
    const { code, said } = await run(["http://127.0.0.1:9/"]);
    assert.equal(code, 1);
    assert.match(said, /✖ http:\/\/127\.0\.0\.1:9\/ does not answer/);
  });
});
