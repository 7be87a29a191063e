import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { MOCK_API_KEY, createBackend } from "@pivotal/mocks";
import { OPENAPI_FILE, openApiText } from "../../scripts/gen-openapi.ts";
import { OpenApiMismatch, validated } from "../support/openapi.ts";

const ask = (fetch: typeof globalThis.fetch, method: string, path: string, body?: unknown) =>
  fetch(`https://mock.test/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${MOCK_API_KEY}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("the OpenAPI document", () => {
  it("is the one that the schemas and routes of today make", async () => {
    assert.equal(await readFile(OPENAPI_FILE, "utf8"), openApiText());
  });

  it("lints clean", async () => {
    const cli = new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url).pathname;
    const run = promisify(execFile)(process.execPath, [cli, "lint", OPENAPI_FILE, "--max-problems=5"], {
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    const { stdout, stderr } = await run;
    assert.doesNotMatch(stdout + stderr, /warning/i);
  });

  it("says of each operation how well it is known", () => {
    const document = JSON.parse(openApiText()) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    const levels = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation["x-contract-level"]),
    );
    assert.deepEqual(
      ["P", "D", "X"].map((level) => levels.filter((other) => other === level).length),
      [18, 1, 9],
    );
  });
});

describe("a fetch held against the document", () => {
  const backend = createBackend({ rateLimit: false });
  const fetch = validated(backend.fetch);

  it("lets through what is right", async () => {
    assert.equal((await ask(fetch, "GET", "/customers?limit=5&status=active")).status, 200);
    assert.equal((await ask(fetch, "POST", "/customers", { name: "A" })).status, 201);
    assert.equal((await ask(fetch, "GET", "/customers/9999")).status, 404);
  });

  it("stops requests to nowhere, with unknown or bad parameters, or with a bad body", async () => {
    await assert.rejects(ask(fetch, "GET", "/invoices"), OpenApiMismatch);
    await assert.rejects(ask(fetch, "GET", "/customers?sort=name"), OpenApiMismatch);
    await assert.rejects(ask(fetch, "GET", "/customers?limit=101"), OpenApiMismatch);
    await assert.rejects(ask(fetch, "POST", "/customers", { mrr: 1 }), OpenApiMismatch);
    await assert.rejects(ask(fetch, "DELETE", "/customers/1", {}), OpenApiMismatch);
  });

  it("stops answers that a schema, or the list of statuses, does not know", async () => {
    const answering = (body: unknown, status = 200) => validated(async () => Response.json(body, { status }));
    await assert.rejects(ask(answering({ object: "customer" }), "GET", "/customers/1"), OpenApiMismatch);
    await assert.rejects(
      ask(answering({ object: "list", data: [{}], has_more: false, next_cursor: null }), "GET", "/customers"),
      OpenApiMismatch,
    );
    await assert.rejects(ask(answering({ oops: true }, 404), "GET", "/customers/1"), OpenApiMismatch);
    await assert.rejects(ask(answering({}, 418), "GET", "/customers/1"), OpenApiMismatch);
    await assert.rejects(
      ask(
        validated(async () => new Response("<html>")),
        "GET",
        "/me",
      ),
      OpenApiMismatch,
    );
  });
});
