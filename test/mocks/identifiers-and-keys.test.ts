import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MOCK_TEST_KEY, createBackend } from "@pivotal/mocks";
import { EVERY_LEVEL, apiOf, refusal } from "./api.ts";

for (const level of EVERY_LEVEL) {
  describe(`identifiers at a ${level} server`, () => {
    const backend = createBackend({ level, rateLimit: false });
    const api = apiOf(backend);

    it("take the number and the cuid for the same row, of every noun", async () => {
      for (const noun of ["customers", "contacts", "onboardings"]) {
        const byNumber = await api.get(`/${noun}/7`);
        assert.equal(byNumber.status, 200);
        assert.equal(byNumber.body["display_id"], 7);
        assert.deepEqual((await api.get(`/${noun}/${byNumber.body["id"]}`)).body, byNumber.body);
      }
    });

    it("never take a slug, another noun's id, or a number of nobody", async () => {
      const { slug } = (await api.get("/customers/7")).body;
      const contact = (await api.get("/contacts/7")).body["id"];
      const refusals = [];
      for (const id of [
        slug,
        contact,
        "0",
        "9999",
        "99999999999999999999",
        "7-anything",
        "c000000000000000000000000",
      ]) {
        refusals.push(refusal(await api.get(`/customers/${id}`)));
      }
      assert.deepEqual([...new Set(refusals)], ["404 not_found customer_not_found"]);
      assert.equal(refusal(await api.get("/contacts/99999")), "404 not_found contact_not_found");
      assert.equal(refusal(await api.get("/onboardings/99999")), "404 not_found onboarding_not_found");
      assert.equal(refusal(await api.get("/customers/99999/contacts")), "404 not_found customer_not_found");
    });

    it("are not found from another workspace", async () => {
      backend.keys.add({ key: "pivotal_OtherWorkspace000000", workspace: "other" });
      const other = apiOf(backend, "pivotal_OtherWorkspace000000");
      const mine = (await api.get("/customers/7")).body;
      assert.equal(refusal(await other.get(`/customers/${mine["id"]}`)), "404 not_found customer_not_found");
      assert.deepEqual((await other.list("/customers")).data, []);
      const theirs = (await other.post("/customers", { name: "Elsewhere" })).body;
      assert.equal(theirs["display_id"], 1);
      assert.equal(refusal(await api.get(`/customers/${theirs["id"]}`)), "404 not_found customer_not_found");
    });
  });
}

describe("keys", () => {
  it("are refused when missing, malformed, unknown and revoked, and work again when restored", async () => {
    const backend = createBackend();
    const api = apiOf(backend);
    const asked = async (authorization: string) =>
      refusal(await api.bad("GET", "/customers", undefined, { authorization }));
    assert.equal(await asked(""), "401 authentication_error missing_api_key");
    assert.equal(await asked("Basic abc"), "401 authentication_error malformed_api_key");
    assert.equal(
      await asked("Bearer sk_live_1234567890123456"),
      "401 authentication_error malformed_api_key",
    );
    assert.equal(await asked("Bearer pivotal_0000000000000000"), "401 authentication_error invalid_api_key");
    backend.keys.revoke(backend.keys.live);
    assert.equal(refusal(await api.get("/me")), "401 authentication_error api_key_revoked");
    assert.equal((await apiOf(backend, MOCK_TEST_KEY).get("/me")).status, 200);
    backend.keys.restore(backend.keys.live);
    assert.equal((await api.get("/me")).status, 200);
  });

  it("are never read from the address, which is refused loudly", async () => {
    const api = apiOf(createBackend());
    for (const query of ["api_key=x", "token=x", "q=pivotal_MockLiveKey00000000000000"]) {
      assert.match(
        refusal(await api.bad("GET", `/customers?${query}`)),
        /^400 invalid_request_error key_in_query/,
      );
    }
  });

  it("tell who they are, in the newer shape and in the older one", async () => {
    const backend = createBackend();
    const { body } = await apiOf(backend).get("/me");
    assert.deepEqual(
      (({ name, prefix, rate_limit_tier }) => ({ name, prefix, rate_limit_tier }))(
        body["api_key"] as Record<string, unknown>,
      ),
      {
        name: "Mock live key",
        prefix: "pivotal_Mock",
        rate_limit_tier: "free",
      },
    );
    backend.drift.legacyMe = true;
    assert.deepEqual((await apiOf(backend).get("/me")).body, {
      object: "api_key_identity",
      key_name: "Mock live key",
      key_prefix: "pivotal_Mock",
    });
  });

  it("are asked for at the liveness route too, which tells the version", async () => {
    const api = apiOf(createBackend());
    assert.equal((await api.get("/health")).body["status"], "ok");
    assert.equal((await api.bad("GET", "/health", undefined, { authorization: "" })).status, 401);
  });
});

describe("the stand-in for a host's handler", () => {
  const backend = createBackend();
  const ask = (headers: Record<string, string>) => backend.fetch("/api/pivotal/me", { headers });

  it("adds the key itself", async () => {
    const answer = await ask({ "x-pivotal-client": "0.1.0" });
    assert.equal(((await answer.json()) as { object: string }).object, "me");
  });

  it("refuses a page that sends a key, or does not say that it is the client", async () => {
    assert.equal(
      (await ask({ "x-pivotal-client": "1", authorization: `Bearer ${backend.keys.live}` })).status,
      400,
    );
    assert.equal((await ask({})).status, 403);
  });

  it("leaves addresses alone that are not its own", async () => {
    await assert.rejects(backend.fetch("https://elsewhere.test/api/other"), /does not serve/);
  });
});
