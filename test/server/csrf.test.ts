import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, ORIGIN } from "./ask.ts";
import { withSite } from "./site.ts";

const refusals: [string, Record<string, string | undefined>][] = [
  ["a request without the client's header", { "x-pivotal-client": undefined }],
  ["a request with an empty client header", { "x-pivotal-client": "" }],
  ["a cross-site request", { "sec-fetch-site": "cross-site" }],
  ["a request from a sister domain", { "sec-fetch-site": "same-site" }],
  ["an address typed into the browser", { "sec-fetch-site": "none" }],
  ["a request that names no site and no origin", { "sec-fetch-site": undefined }],
  ["a null origin", { "sec-fetch-site": undefined, origin: "null" }],
  ["a null origin that claims to be same-origin", { origin: "null" }],
  ["another site's origin", { "sec-fetch-site": undefined, origin: "https://evil.example" }],
  ["another site's origin that claims to be same-origin", { origin: "https://evil.example" }],
  ["the own host over http", { "sec-fetch-site": undefined, origin: "http://desk.example" }],
  ["the own host on another port", { "sec-fetch-site": undefined, origin: "https://desk.example:8443" }],
];

describe("a request that another site could have caused", () => {
  for (const [what, headers] of refusals) {
    for (const [path, body] of [["/customers"], ["/customers", { name: "Aurora" }]] as const) {
      it(
        `refuses ${what} with 403, ${body ? "writing" : "reading"}, and asks the service nothing`,
        withSite({}, async ({ handler, upstream }) => {
          const answer = await ask(handler, path, { headers, body });
          assert.equal(answer.status, 403);
          assert.equal(upstream.requests.length, 0);
        }),
      );
    }
  }

  for (const type of [
    "text/plain",
    "text/plain;charset=application/json",
    "application/x-www-form-urlencoded",
    "",
    "application/jsonp",
  ]) {
    it(
      `refuses a body sent as "${type}" with 403, and asks the service nothing`,
      withSite({}, async ({ handler, upstream }) => {
        const answer = await ask(handler, "/customers", {
          body: { name: "Aurora" },
          headers: { "content-type": type },
        });
        assert.equal(answer.status, 403);
        assert.equal(answer.code, "json_only");
        assert.equal(upstream.requests.length, 0);
      }),
    );
  }

  it("asks nobody's rights before", async () => {
    let asked = 0;
    const authorize = () => void asked++;
    await withSite({ authorize: () => (authorize(), true) }, async ({ handler }) => {
      await ask(handler, "/customers", { headers: { "sec-fetch-site": "cross-site" } });
      assert.equal(asked, 0);
    })();
  });

  it(
    "answers no preflight, so that no other site may set the client's header",
    withSite({}, async ({ handler }) => {
      const answer = await ask(handler, "/customers", {
        method: "OPTIONS",
        headers: { origin: "https://evil.example" },
      });
      assert.equal(answer.status, 405);
      assert.equal([...answer.headers.keys()].filter((name) => name.startsWith("access-control")).length, 0);
    }),
  );
});

describe("a request of the host's own page", () => {
  it(
    "is let through on the browser's word",
    withSite({}, async ({ handler }) => {
      assert.equal((await ask(handler, "/customers")).status, 200);
    }),
  );

  it(
    "is let through on its origin, where the browser says no more",
    withSite({}, async ({ handler }) => {
      const headers = { "sec-fetch-site": undefined, origin: ORIGIN };
      assert.equal((await ask(handler, "/customers", { headers })).status, 200);
    }),
  );

  it(
    "is let through when TLS ends at a proxy in front of the host",
    withSite({}, async ({ handler }) => {
      const headers = { origin: ORIGIN.replace("https:", "http:") };
      assert.equal((await ask(handler, "/customers", { headers })).status, 200);
    }),
  );

  it(
    "takes JSON with a charset",
    withSite({}, async ({ handler }) => {
      const headers = { "content-type": "Application/JSON; charset=utf-8" };
      assert.equal((await ask(handler, "/customers", { body: { name: "Aurora" }, headers })).status, 201);
    }),
  );
});

describe("a host that names its origin", () => {
  const origin = ["https://public.example"];

  it(
    "takes that origin, whatever the proxy made of the host",
    withSite({ origin }, async ({ handler }) => {
      const headers = { "sec-fetch-site": undefined, origin: origin[0] };
      assert.equal((await ask(handler, "/customers", { headers })).status, 200);
    }),
  );

  it(
    "takes no other, not even the address it is reached at",
    withSite({ origin }, async ({ handler, upstream }) => {
      for (const site of [undefined, "same-origin"]) {
        const headers = { "sec-fetch-site": site, origin: ORIGIN };
        assert.equal((await ask(handler, "/customers", { headers })).status, 403);
      }
      assert.equal(upstream.requests.length, 0);
    }),
  );
});
