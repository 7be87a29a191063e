import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions, Fault } from "@pivotal/mocks";
import { customerFormOf } from "@pivotal/sdk/store/record";
import { storeOn } from "../support/store-on.ts";

const POST = { method: "POST", path: "/customers" };
const LOST: Fault = { kind: "lost", match: POST, times: 1 };

function formOn(options: BackendOptions = {}) {
  const { store, backend } = storeOn({ customers: 3, ...options });
  const all = async () => (await store.client()).customers.list({ limit: 100 }).toArray();
  const posts = () => backend.log.filter(({ method }) => method === "POST").length;
  return { store, backend, form: customerFormOf(store), all, posts };
}

describe("adding a customer in a form", () => {
  it("sends what was typed in its own spelling, and forgets it", async () => {
    const { form, all } = formOn();
    form.type("name", "  Aurora ");
    form.type("domain", "https://www.Aurora.example/shop?x");
    form.type("tags", ["vip", " vip", "beta"]);
    form.type("custom_fields.seats", "12");
    form.type("custom_fields.region", "EMEA");
    form.type("plan", "");
    const added = await form.submit({ types: new Map([["seats", "number"]]) });
    assert.equal(added?.name, "Aurora");
    assert.equal(added.domain, "aurora.example");
    assert.deepEqual(added.tags, ["vip", "beta"]);
    assert.deepEqual(added.custom_fields, { seats: 12, region: "EMEA" });
    assert.equal((await all()).length, 4);
    assert.deepEqual(form.state.values, {});
    assert.equal(form.unsaved, 0);
  });

  it("makes one customer of two clicks", async () => {
    const { form, all } = formOn({ latency: 5 });
    form.type("name", "Aurora");
    const [one, other] = await Promise.all([form.submit(), form.submit()]);
    assert.equal(one?.name, "Aurora");
    assert.equal(other, undefined);
    assert.equal((await all()).length, 4);
  });

  it("makes one customer when an answer was lost and the text was changed before trying again", async () => {
    const { form, all } = formOn({ faults: [LOST] });
    form.type("name", "Aurora");
    assert.equal(await form.submit(), undefined);
    assert.equal(form.state.uncertain, true);
    assert.equal(form.state.values.name, "Aurora");
    form.type("name", "Aurora Outfitters");
    assert.equal((await form.submit())?.name, "Aurora Outfitters");
    assert.deepEqual(
      (await all()).slice(0, 1).map(({ name }) => name),
      ["Aurora Outfitters"],
    );
    assert.equal((await all()).length, 4);
  });

  it("sends another slug where the one of the name is taken", async () => {
    const taken: Fault = { kind: "status", status: 409, code: "slug_taken", match: POST, times: 2 };
    const { form, posts } = formOn({ faults: [taken] });
    form.type("name", "Aurora");
    assert.match((await form.submit())?.slug ?? "", /^aurora-\w{8}$/);
    assert.equal(posts(), 3);
  });

  it("says so when every slug is taken, and keeps what was typed", async () => {
    const { form } = formOn({ faults: [{ kind: "status", status: 409, code: "slug_taken", match: POST }] });
    form.type("name", "Aurora");
    assert.equal(await form.submit(), undefined);
    assert.equal(form.state.error?.code, "slug_taken");
    assert.equal(form.state.values.name, "Aurora");
  });

  it("sends nothing that the schema would refuse, and says which field", async () => {
    const { form, posts } = formOn();
    form.type("name", " ");
    form.type("domain", "not a domain");
    form.type("custom_fields.seats", "many");
    assert.equal(await form.submit({ types: new Map([["seats", "number"]]) }), undefined);
    assert.deepEqual(form.state.problems, {
      name: "too_small",
      domain: "invalid_format",
      "custom_fields.seats": "invalid_type",
    });
    form.type("name", "Aurora");
    assert.equal(form.state.problems["name"], undefined);
    assert.equal(posts(), 0);
  });

  it("shows what the server refuses at the field that it names", async () => {
    const { form } = formOn();
    form.type("name", "Aurora");
    form.type("custom_fields.region", "Mars");
    assert.equal(await form.submit(), undefined);
    assert.equal(form.state.problems["custom_fields.region"], "invalid_enum_value");
  });

  it("gives nothing of one user to the next", async () => {
    const { form, store } = formOn({ latency: 5 });
    form.type("name", "Aurora");
    const sent = form.submit();
    store.clear();
    assert.equal(await sent, undefined);
    assert.deepEqual(form.state.values, {});
  });

  it("asks before it tries again what was not answered 23 hours ago", async (t) => {
    const { form, posts } = formOn({ faults: [LOST] });
    form.type("name", "Aurora");
    await form.submit();
    const now = Date.now();
    t.mock.method(Date, "now", () => now + 24 * 3_600_000);
    assert.equal(await form.submit(), undefined);
    assert.equal(form.state.error?.type, "idempotency_expired_error");
    assert.equal(posts(), 1);
    await form.submit();
    assert.equal(posts(), 2);
  });
});
