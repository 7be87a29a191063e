import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { ROUTES } from "@pivotal/sdk/server";
import { startNodeHost, type NodeHost } from "./node-host.ts";
import { sendRaw } from "./raw-socket.ts";

/** More by `FUZZ_RUNS=10000`, which takes minutes. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 2500);
const BASE = "/api/pivotal";

/** What the service may ever be asked: a row of the table, each parameter one plain segment. */
const TABLE = ROUTES.filter((route) => !("stream" in route)).map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, "[^/\\\\?#;]{1,400}")}$`),
  query: new Set<string>(
    Object.keys(
      (ROUTES.find((route) => route.path === path && route.method === method) as { query?: object }).query ??
        {},
    ),
  ),
}));

const isListed = (method: string, url: string): boolean => {
  const [path = "", query = ""] = url.split("?", 2);
  const decoded = decodeURIComponent(path);
  if (/(^|\/)\.{1,2}(\/|$)|\\|\/\/|[\0-\x1f]/.test(decoded)) return false;
  return TABLE.some(
    (row) =>
      row.method === method &&
      row.pattern.test(path) &&
      [...new URLSearchParams(query).keys()].every((key) => row.query.has(key)),
  );
};

const method = fc.constantFrom(
  "GET",
  "GET",
  "GET",
  "POST",
  "PATCH",
  "DELETE",
  "PUT",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "CONNECT",
  "get",
  "X",
);
const trick = fc.constantFrom(
  "..",
  ".",
  "%2e%2e",
  "%2E.",
  "%252e%252e",
  "%2f",
  "%5c",
  "\\",
  ";x",
  ";",
  "//",
  "@evil.example",
  "%00",
  "%0d%0a",
  "%ff",
  "\xff",
  "?",
  "#",
  "*",
  ":",
  "me",
  "api_keys",
  "%E2%80%AE",
  "~",
  "'",
  '"',
  "<",
  "|",
  "%",
  "%zz",
);
const word = fc.constantFrom(
  ...new Set(ROUTES.flatMap(({ path }) => path.slice(1).split("/"))),
  "7",
  "cus_7",
  "99",
  "vip",
);
const segment = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 2, arbitrary: trick },
  { weight: 1, arbitrary: fc.tuple(word, trick).map((parts) => parts.join("")) },
);
const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `${BASE}/${parts.join("/")}`),
  },
  { weight: 1, arbitrary: fc.array(segment, { maxLength: 4 }).map((parts) => parts.join("/")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "http://evil.example/api/pivotal/me",
      "//evil.example/me",
      "/api/pivotal/../pivotal/me",
    ),
  },
);
const key = fc.constantFrom(
  "limit",
  "cursor",
  "status",
  "slug",
  "customer_id",
  "__proto__",
  "x",
  "limit[]",
  "api_key",
  "%00",
  "",
);
const value = fc.oneof(
  fc.constantFrom("1", "100", "0", "101", "a%26b", "../me", "%0d%0aX: 1", "2026-01-01T00:00:00Z"),
  fc.string({ maxLength: 8 }).map(encodeURIComponent),
);
const someQuery = fc
  .array(
    fc.tuple(key, value).map((pair) => pair.join("=")),
    { maxLength: 3 },
  )
  .map((pairs) => (pairs.length ? `?${pairs.join("&")}` : ""));
const query = fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 1, arbitrary: someQuery });
const header = fc.constantFrom(
  "X-Pivotal-Client: 1",
  "X-Pivotal-Client: 1",
  "X-Pivotal-Client:",
  "Sec-Fetch-Site: same-origin",
  "Sec-Fetch-Site: same-origin",
  "Sec-Fetch-Site: cross-site",
  "Origin: null",
  "Origin: http://desk.example",
  "X-HTTP-Method-Override: DELETE",
  "X-Original-URL: /api/v1/api_keys",
  "X-Forwarded-Host: evil.example",
  "Connection: authorization",
  "Authorization: Bearer x",
  "Content-Type: application/json",
  "Content-Type: text/plain",
  "Transfer-Encoding: chunked",
  "Expect: 100-continue",
  "Upgrade: h2c",
);
const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '{"name":"A"}',
      '{"name":"A","email":"a@b.example"}',
      '{"customer_id":"cus_7"}',
      '{"plan":"pro"}',
      '{"__proto__":{}}',
      "[]",
      "name=A",
      '{"name":"A","is_admin":true}',
    ),
  },
  { weight: 1, arbitrary: fc.json() },
);

const listed = fc
  .constantFrom(...ROUTES)
  .map((route) => [route.method, BASE + route.path.replace(/\{\w+\}/g, "7")] as const);
const target = fc.oneof(
  fc.tuple(method, path),
  listed,
  fc.tuple(
    method,
    listed.map(([, path]) => path),
  ),
);

const bytes = fc
  .record({ target, query, headers: fc.array(header, { maxLength: 6 }), trusted: fc.boolean(), body })
  .map(({ target: [method, path], query, headers, trusted, body }) => {
    const payload = Buffer.from(body);
    const lines = [
      `${method} ${path}${query} HTTP/1.1`,
      "Host: desk.example",
      "Connection: close",
      ...(trusted
        ? ["X-Pivotal-Client: 1", "Sec-Fetch-Site: same-origin", "Content-Type: application/json"]
        : headers),
      ...(payload.length > 0 ? [`Content-Length: ${payload.length}`] : []),
    ];
    return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), payload]);
  });

describe(`${RUNS} made-up requests over raw sockets`, () => {
  let host: NodeHost;
  before(async () => {
    host = await startNodeHost({
      budget: 1_000_000,
      // What follows events is not answered to its end.
      authorize: (_request, { name }) => name !== "events.follow" && { allow: true, user: "ana" },
      onAlert: ({ message }) => assert.fail(message),
    });
  });
  after(() => host.close());

  it("never make the handler ask the service for anything outside its table, and never show the key", async () => {
    let reached = 0;
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(bytes, async (request) => {
        const from = host.upstream.requests.length;
        const { status, text } = await sendRaw(host.port, request, { cutAfterMs: 500 });
        statuses.add(status);
        assert.ok(status === 0 || (status >= 200 && status < 500), text);
        assert.doesNotMatch(text, /Canary/);
        const sent = host.upstream.requests.slice(from);
        assert.ok(sent.length <= 1);
        for (const { method, url, headers } of sent) {
          reached++;
          assert.ok(isListed(method, url), `${method} ${url}`);
          assert.match(headers.authorization ?? "", /^Bearer pivotal_/);
        }
      }),
      { numRuns: RUNS, seed: Number(process.env["FUZZ_SEED"] ?? 20261123), endOnFailure: true },
    );
    assert.ok(reached > 100, `only ${reached} requests got through, so little was tried`);
    assert.ok(
      [200, 400, 403, 404, 405].every((status) => statuses.has(status)),
      String([...statuses]),
    );
  });
});
