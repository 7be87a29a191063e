import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { FROM_OWN_PAGE } from "./ask.ts";
import { startNodeHost, type NodeHost } from "./node-host.ts";
import { rawRequest, sendRaw } from "./raw-socket.ts";
import { sendJson } from "./recording-upstream.ts";

const JSON_HEADERS = { ...FROM_OWN_PAGE, "content-type": "application/json" };

describe("in a Node server", () => {
  let host: NodeHost;
  before(async () => {
    host = await startNodeHost();
  });
  after(() => host.close());

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${host.port}/api/pivotal${path}`, { headers: JSON_HEADERS, ...init });

  it("answers reads and writes over real HTTP", async () => {
    assert.equal(((await (await call("/customers/7")).json()) as { id: string }).id, "cus_7");
    const created = await call("/customers", {
      method: "POST",
      body: JSON.stringify({ name: "Åurora 顧客" }),
    });
    assert.equal(created.status, 201);
    assert.equal(((await created.json()) as { name: string }).name, "Åurora 顧客");
    assert.equal((await call("/customers/7", { method: "DELETE" })).status, 200);
  });

  const targets: [string, string][] = [
    ["dots", "/api/pivotal/customers/../me"],
    ["encoded dots", "/api/pivotal/customers/%2e%2e/me"],
    ["half encoded dots", "/api/pivotal/customers/.%2E/me"],
    ["twice encoded dots", "/api/pivotal/customers/%252e%252e"],
    ["an encoded slash", "/api/pivotal/customers/..%2fme"],
    ["a backslash", "/api/pivotal/customers\\..\\me"],
    ["an encoded backslash", "/api/pivotal/customers/..%5cme"],
    ["path parameters", "/api/pivotal/customers/7;x=1"],
    ["a second host", "//evil.example/api/pivotal/me"],
    ["a host in the id", "/api/pivotal/customers/@evil.example"],
    ["a host before the path", "@evil.example/api/pivotal/me"],
    ["two slashes inside", "/api/pivotal//me"],
    ["a single dot", "/api/pivotal/./me"],
    ["an absolute address", "http://evil.example/api/pivotal/me"],
    ["an absolute address of the own host", "http://desk.example/api/pivotal/me"],
    ["a fragment", "/api/pivotal/me#x"],
    ["an asterisk", "*"],
    ["raw bytes that are no ASCII", "/api/pivotal/customers/\xfc"],
    ["dots that lead out of the mount path", "/api/pivotal/../../api/pivotal/me"],
  ];
  for (const [what, target] of targets) {
    it(`refuses an address with ${what}, and asks the service nothing`, async () => {
      const before = host.upstream.requests.length;
      const { status } = await sendRaw(host.port, Buffer.from(rawRequest(`GET ${target}`), "latin1"));
      assert.ok([400, 404, 405].includes(status), String(status));
      assert.equal(host.upstream.requests.length, before);
    });
  }

  for (const method of ["TRACE", "PUT", "PROPFIND", "OPTIONS"]) {
    it(`refuses ${method} with 405`, async () => {
      assert.equal((await sendRaw(host.port, rawRequest(`${method} /api/pivotal/me`))).status, 405);
    });
  }

  it("refuses CONNECT with 405, asks the service nothing, and goes on when the caller hangs up", async () => {
    const before = host.upstream.requests.length;
    const { status } = await sendRaw(host.port, rawRequest("CONNECT evil.example:443"));
    assert.equal(status, 405);
    assert.equal(host.upstream.requests.length, before);
    const socket = connect(host.port, "127.0.0.1", () => {
      socket.write(rawRequest("CONNECT evil.example:443"), () => socket.resetAndDestroy());
    });
    await once(socket, "close");
    assert.equal((await call("/customers/7")).status, 200);
  });

  for (const name of ["evil.example/@x", "a@b", "a b", "evil.example\\x", "desk.example:99999999"]) {
    it(`refuses the host name ${name}`, async () => {
      const head = rawRequest("GET /api/pivotal/me").replace("Host: desk.example", `Host: ${name}`);
      assert.equal((await sendRaw(host.port, head)).status, 400);
    });
  }

  it("sends its own Authorization, whatever Connection says", async () => {
    await sendRaw(
      host.port,
      rawRequest("GET /api/pivotal/me", ["Connection: authorization, close", "Authorization: Bearer x"]),
    );
    assert.match(host.upstream.requests.at(-1)?.headers.authorization ?? "", /^Bearer pivotal_Canary/);
  });

  it("refuses a length together with an encoding, and closes the connection", async () => {
    const before = host.upstream.requests.length;
    const smuggled = rawRequest(
      "POST /api/pivotal/customers",
      ["Content-Type: application/json", "Content-Length: 4", "Transfer-Encoding: chunked"],
      "0\r\n\r\nGET /api/pivotal/me HTTP/1.1\r\nHost: x\r\n\r\n",
    );
    const { status, text } = await sendRaw(host.port, smuggled);
    assert.equal(status, 400);
    assert.match(text, /connection: close/i);
    assert.equal(host.upstream.requests.length, before);
  });

  it("closes the connection after a body that it did not read to its end", async () => {
    const head = rawRequest(
      "POST /api/pivotal/customers",
      ["Content-Type: application/json", "Content-Length: 99999999"],
      "{",
    );
    const { status, text } = await sendRaw(host.port, head);
    assert.equal(status, 413);
    assert.match(text, /connection: close/i);
  });

  it("aborts the request to the service when the browser goes away", { timeout: 5000 }, async () => {
    const aborted = new Promise<void>((resolve) => {
      host.upstream.respond((_, response) => void response.once("close", resolve));
    });
    const socket = connect(host.port, "127.0.0.1", () =>
      socket.write(rawRequest("GET /api/pivotal/customers/7")),
    );
    const before = host.upstream.requests.length;
    while (host.upstream.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    await aborted;
    host.upstream.respond();
    assert.deepEqual(host.alerts, []);
  });

  it(
    "audits a write as unknown when the browser goes away before its answer",
    { timeout: 5000 },
    async () => {
      const body = '{"plan":"pro"}';
      const aborted = new Promise<void>((resolve) => {
        host.upstream.respond((_, response) => void response.once("close", resolve));
      });
      const head = rawRequest(
        "PATCH /api/pivotal/customers/7",
        ["Content-Type: application/json", `Content-Length: ${body.length}`],
        body,
      );
      const before = host.upstream.requests.length;
      const socket = connect(host.port, "127.0.0.1", () => socket.write(head));
      while (host.upstream.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
      await aborted;
      while (host.audit.at(-1)?.action !== "customers.update")
        await new Promise((resolve) => setImmediate(resolve));
      assert.equal(host.audit.at(-1)?.result, "unknown");
      host.upstream.respond();
    },
  );

  it("takes a body that comes in pieces", async () => {
    const chunks = ['{"na', 'me":"', "Auror", 'a"}'];
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
    const answer = await call("/customers", { method: "POST", body, duplex: "half" } as RequestInit);
    assert.equal(answer.status, 201);
  });
});

describe("in a Node server that parses leniently", () => {
  it("still refuses a length together with an encoding", async () => {
    const host = await startNodeHost({}, undefined, { insecureHTTPParser: true });
    try {
      const both = rawRequest(
        "POST /api/pivotal/customers",
        ["Content-Type: application/json", "Content-Length: 4", "Transfer-Encoding: chunked"],
        '11\r\n{"name":"Aurora"}\r\n0\r\n\r\n',
      );
      const { status, text } = await sendRaw(host.port, both);
      assert.equal(status, 400);
      assert.match(text, /connection: close/i);
      assert.equal(host.upstream.requests.length, 0);
    } finally {
      await host.close();
    }
  });
});

describe("in a framework", () => {
  const parsed: [string, (text: string) => unknown][] = [
    ["as an object", (text) => JSON.parse(text)],
    ["as text", (text) => text],
    ["as bytes", (text) => Buffer.from(text)],
  ];
  for (const [how, parse] of parsed) {
    it(`works when the body has been read before, ${how}, and the mount path taken off`, async () => {
      const host = await startNodeHost({}, (next) => async (request, response) => {
        let text = "";
        for await (const chunk of request) text += String(chunk);
        request.body = parse(text);
        request.originalUrl = request.url;
        request.url = request.url?.replace("/api/pivotal", "");
        await next(request, response);
      });
      try {
        const answer = await fetch(`http://127.0.0.1:${host.port}/api/pivotal/customers`, {
          method: "POST",
          headers: JSON_HEADERS,
          body: '{"name":"Aurora"}',
        });
        assert.equal(answer.status, 201);
        assert.deepEqual(JSON.parse(host.upstream.requests[0]?.body ?? ""), { name: "Aurora" });
      } finally {
        await host.close();
      }
    });
  }

  it("holds the same bound on a body that has been read before", async () => {
    const host = await startNodeHost({}, (next) => async (request, response) => {
      for await (const chunk of request) void chunk;
      request.body = { name: "A", metadata: { notes: "x".repeat(70_000) } };
      await next(request, response);
    });
    try {
      const init = { method: "POST", headers: JSON_HEADERS, body: "{}" };
      assert.equal((await fetch(`http://127.0.0.1:${host.port}/api/pivotal/customers`, init)).status, 413);
    } finally {
      await host.close();
    }
  });

  it("holds up when the service answers long after others", async () => {
    const host = await startNodeHost();
    try {
      host.upstream.respond((_, response) =>
        sendJson(response, 200, { object: "me", big: "x".repeat(1_000_000) }),
      );
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          fetch(`http://127.0.0.1:${host.port}/api/pivotal/me`, { headers: FROM_OWN_PAGE }).then((answer) =>
            answer.text(),
          ),
        ),
      );
      assert.ok(answers.every((text) => text.length > 1_000_000));
    } finally {
      await host.close();
    }
  });
});
