import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { apiOf, walk } from "./api.ts";

const start = (customers = 40) => {
  const backend = createBackend({ clock: createClock(), rateLimit: false, customers });
  return { backend, api: apiOf(backend) };
};

describe("a backend that goes on from another's state", () => {
  it("has every row, in every list, as the other had it", async () => {
    const { backend, api } = start();
    const { id } = (await api.post("/customers", { name: "New", slug: "new", tags: ["only here"] })).body;
    await api.post(`/customers/${id}/contacts`, { name: "A", email: "a@new.example" });
    await api.patch("/contacts/3", { title: "Changed" });
    await api.delete("/contacts/4");
    await api.post("/onboardings", { customer_id: id });
    await api.patch("/onboardings/2", { notes: "Changed" });
    await api.post("/views", { name: "Mine" });
    await api.patch("/customers/5", { status: "churned" });
    await api.patch("/customers/11", { mrr: 1 });
    backend.keys.add({ key: "pivotal_Second00000000000000", workspace: "second" });
    await apiOf(backend, "pivotal_Second00000000000000").post("/customers", { name: "Second" });

    const heir = start(3);
    heir.backend.keys.add({ key: "pivotal_Second00000000000000", workspace: "second" });
    heir.backend.load(backend.dump());
    for (const path of [
      `/customers/${id}`,
      `/customers/${id}/activity`,
      "/customers/5/health",
      "/customers/11/health",
      `/customers/${id}/contacts`,
      "/views",
      "/tags?limit=100",
      "/contacts/3",
    ]) {
      assert.equal((await heir.api.get(path)).text, (await api.get(path)).text, path);
    }
    for (const path of ["/customers", "/onboardings"]) {
      assert.deepEqual(await walk(heir.api.list, path, 100), await walk(api.list, path, 100));
    }
    assert.equal((await heir.api.get("/contacts/4")).status, 404);
    assert.equal(
      (await apiOf(heir.backend, "pivotal_Second00000000000000").list("/customers")).data.length,
      1,
    );
    assert.deepEqual([...heir.backend.dump()], [...backend.dump()]);
  });

  it("knows who holds a slug that a deleted customer had", async () => {
    const { backend, api } = start();
    const { id } = (await api.post("/customers", { name: "Waits" })).body;
    const { slug } = (await api.get("/customers/5")).body;
    await api.delete("/customers/5");
    await api.patch(`/customers/${id}`, { slug });
    const heir = start();
    heir.backend.load(backend.dump());
    assert.equal((await heir.api.list(`/customers?slug=${slug}`)).data[0]?.id, id);
  });

  it("begins where its own seed ended after a reset", async () => {
    const { backend, api } = start(3);
    backend.load(start(40).backend.dump());
    assert.equal(backend.db.customers.last, 40);
    backend.reset();
    assert.equal((await api.list("/customers?limit=100")).data.length, 3);
  });
});
