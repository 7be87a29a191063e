import { expect, waitUntil } from "@open-wc/testing";
import { createBackend, type Backend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { createStore, replicaOf, type StoreSettings, searchCustomers } from "@pivotal/sdk/store";

const OFF: (() => void)[] = [];

/** A page that someone looks at. Several in one document are to the browser's locks and channels what tabs are. */
function page(backend: Backend, settings: Partial<StoreSettings>) {
  const asked: string[] = [];
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    fetch: (input, init) => {
      const request = new Request(input, init);
      asked.push(new URL(request.url).pathname.replace("/api/pivotal", ""));
      return backend.fetch(request);
    },
    maxRetries: 0,
  });
  const store = createStore({ client, ...settings });
  const replica = replicaOf(store);
  const leave = replica.attend();
  OFF.push(leave);
  const pages = () => asked.filter((path) => path === "/customers").length;
  return { store, replica, asked, pages, leave };
}

const until = (condition: () => boolean, what: string) => waitUntil(condition, what, { timeout: 8_000 });
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const kept = async (): Promise<number> => {
  const request = indexedDB.open(`pivotal-customers ${location.origin}/api/pivotal`);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const count = database.transaction("customers").objectStore("customers").count();
  const rows = await new Promise<number>((resolve) => (count.onsuccess = () => resolve(count.result)));
  database.close();
  return rows;
};

afterEach(() => {
  for (const leave of OFF.splice(0)) leave();
});

describe("customers in a browser", () => {
  it("are kept for the next page, which shows them before the server has answered, and are wiped when asked", async () => {
    const backend = createBackend({ customers: 250, rateLimit: false });
    const first = page(backend, { persist: true });
    await until(() => first.replica.coverage.complete, "everything is here");
    await until(() => first.replica.coverage.rows === 250, "everything is here");
    first.leave();
    for (let tries = 0; tries < 50 && (await kept()) < 250; tries++) await rest(100);
    expect(await kept()).to.equal(250);

    backend.faults.push({ kind: "hang", match: { path: "/customers" } });
    const second = page(backend, { persist: true });
    await until(() => second.replica.coverage.complete, "the rows are shown");
    expect(second.replica.coverage.rows).to.equal(250);
    expect(second.replica.coverage.asOf).to.equal(first.replica.coverage.asOf);

    second.leave();
    second.store.clear();
    for (let tries = 0; tries < 50 && (await kept()) > 0; tries++) await rest(100);
    expect(await kept()).to.equal(0);
  });

  it("are asked for by one tab, which hands over when it is left", async () => {
    const backend = createBackend({ customers: 250, rateLimit: false });
    const first = page(backend, { session: "ada" });
    await until(() => first.replica.coverage.complete, "the first has everything");
    const second = page(backend, { session: "ada" });
    await until(() => second.replica.coverage.complete, "the second has everything");
    expect(second.replica.coverage.rows).to.equal(250);
    expect(second.pages()).to.equal(0);

    const [row] = second.store.records.values();
    await second.store.updateCustomer(row?.id ?? "", { name: "Renamed here" });
    await until(
      () => searchCustomers(first.replica, "Renamed here").length === 1,
      "an edit shows in the other",
    );

    first.leave();
    await rest(1_200);
    await second.replica.refresh();
    await until(() => !second.replica.coverage.fetching, "it has looked at everything");
    expect(second.pages()).to.equal(3, "the other walks now");
    const bob = page(backend, { session: "bob" });
    await until(() => bob.replica.coverage.complete, "another user asks for himself");
    expect(bob.pages()).to.equal(3);
  });

  it("hold no lock while their page is in the back/forward cache, and come on when it is back", async () => {
    const backend = createBackend({ customers: 20, rateLimit: false });
    const only = page(backend, { session: "eve" });
    const locks = async () =>
      (await navigator.locks.query()).held?.filter(({ name }) => name?.includes("eve")).length ?? 0;
    await until(() => only.replica.coverage.complete, "everything is here");
    expect(await locks()).to.equal(1);
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    await rest(50);
    expect(await locks()).to.equal(0);
    const [row] = only.store.records.values();
    await only.store.updateCustomer(row?.id ?? "", { name: "While nobody listens" });
    backend.add.customer({ name: "Came meanwhile" });
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await only.replica.refresh();
    await until(() => searchCustomers(only.replica, "Came meanwhile").length === 1, "what is new is here");
    expect(await locks()).to.equal(1);
  });

  it("are asked for by another tab when the one that walks cannot, and someone tries again", async () => {
    const backend = createBackend({ customers: 20, rateLimit: false });
    backend.faults.push({ kind: "status", status: 403, match: { path: "/customers" }, times: 1 });
    const first = page(backend, { session: "ida" });
    await until(() => first.replica.coverage.error !== undefined, "the first says what failed");
    const second = page(backend, { session: "ida" });
    await until(() => second.replica.coverage.error !== undefined, "the second says it too");
    await second.replica.refresh();
    await until(() => second.replica.coverage.complete, "the second has everything");
    await until(() => first.replica.coverage.complete, "and the first with it");
    expect(first.pages()).to.equal(1);
  });
});
