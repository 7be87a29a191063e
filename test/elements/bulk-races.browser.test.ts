import { aTimeout, expect, fixture, html } from "@open-wc/testing";
import { createBackend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { createStore } from "@pivotal/sdk/store";
import { bulkRunOf } from "@pivotal/sdk/store/edits";
import * as fc from "fast-check";
import "../../packages/elements/src/elements/bulk-bar/define.ts";
import type { PvBulkBar } from "../../packages/elements/src/elements/bulk-bar/bulk-bar.ts";
import { LEVELS } from "../support/held-client.ts";

const COUNT = 9;

type Step = "cancel" | "remove" | "put back" | "again" | "answer";
const step = fc.constantFrom<Step>("cancel", "remove", "put back", "again", "answer", "answer", "answer");

interface Course {
  readonly steps: readonly Step[];
  /** Places of customers whom the server refuses the first time. */
  readonly refused: readonly number[];
  /** Places of customers of whom the answer is lost though the server has written. */
  readonly lost: readonly number[];
}
const course: fc.Arbitrary<Course> = fc.record({
  steps: fc.array(step, { maxLength: 14 }),
  refused: fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 3 }),
  lost: fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 2 }),
});

async function play(
  level: (typeof LEVELS)[number],
  { steps, refused, lost }: Course,
  scheduler: fc.Scheduler,
) {
  const backend = createBackend({ level, customers: 0, rateLimit: false, mount: "/api/pivotal" });
  for (let n = 1; n <= COUNT; n += 1)
    backend.add.customer({ name: `N${n}`, status: "active", plan: "Start" });
  const read = new PivotalApi({ baseUrl: "/api/pivotal", maxRetries: 0, fetch: backend.fetch });
  const rows = await read.customers.list({ limit: 100 }).toArray();
  const ids = rows.map(({ id }) => id);
  const idOf = (at: number) => ids[at] ?? "";
  for (const at of refused) {
    backend.faults.push({
      kind: "status",
      status: 403,
      times: 1,
      match: { method: "PATCH", path: `/customers/${idOf(at)}` },
    });
  }
  const losing = new Set(lost.map(idOf));
  let flying = 0;
  let most = 0;
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    maxRetries: 0,
    async fetch(input, init) {
      const request = new Request(input, { ...init, signal: null });
      most = Math.max(most, (flying += 1));
      try {
        const answer = await scheduler.schedule(backend.fetch(request));
        const id = new URL(request.url).pathname.split("/").at(-1) ?? "";
        if (request.method === "PATCH" && answer.ok && losing.delete(id)) throw new TypeError("lost");
        return answer;
      } finally {
        flying -= 1;
      }
    },
  });
  const store = createStore({ client });
  store.records.put(rows);
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const bar: PvBulkBar = document.createElement("pv-bulk-bar");
  Object.assign(bar, { store, ids });
  place.append(bar);
  await bar.updateComplete;
  const run = bulkRunOf(store);
  void run.start(ids, { plan: "Scale" });
  const press = (label: string) =>
    [...(bar.shadowRoot?.querySelectorAll("button") ?? [])]
      .find((one) => one.textContent?.trim().startsWith(label))
      ?.click();
  for (const now of steps) {
    if (now === "cancel") press("Cancel");
    // Another run while one is under way is refused; after it, it would be a change of its own.
    else if (now === "again" && run.state.running) void run.start(ids, { plan: "Other" });
    else if (now === "remove") bar.remove();
    else if (now === "put back") place.append(bar);
    else if (now === "answer" && scheduler.count() > 0) await scheduler.waitOne();
    await bar.updateComplete;
    await aTimeout(0);
  }
  if (!bar.isConnected) place.append(bar);
  const rest = async () => {
    for (let turn = 0; turn < 300 && run.state.running; turn += 1) {
      await scheduler.waitIdle();
      await aTimeout(0);
    }
    await bar.updateComplete;
    return run.state;
  };
  const held = async () =>
    new Map((await read.customers.list({ limit: 100 }).toArray()).map((row) => [row.id, row.plan]));
  const text = () => bar.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  return { backend, store, ids, run, rest, held, text, press, most: () => most };
}

describe("a change of many customers, whatever the order of events", () => {
  for (const level of LEVELS) {
    it(`is told as it went, and is whole after trying again, on a server of level ${level}`, async function () {
      this.timeout(90_000);
      await fc.assert(
        fc.asyncProperty(course, fc.scheduler(), async (what, scheduler) => {
          const one = await play(level, what, scheduler);
          const { running, progress } = await one.rest();
          expect(running).to.equal(false);
          if (!progress) throw new Error("nothing is told");
          const changed = progress.changes.map(({ id }) => id);
          const failed = progress.failures.map(({ id }) => id);
          const all = [...changed, ...progress.unchanged, ...failed, ...progress.left];
          expect([...all].sort()).to.deep.equal([...one.ids].sort());
          const before = await one.held();
          for (const id of changed) expect(before.get(id)).to.equal("Scale");
          for (const id of progress.left) expect(before.get(id)).to.equal("Start");
          expect(one.most(), "writes at a time").to.be.at.most(3);
          const writes = one.backend.log.filter(({ method }) => method === "PATCH").map(({ path }) => path);
          expect(new Set(writes).size, "each is written once").to.equal(writes.length);
          const { length } = changed;
          if (length > 0)
            expect(one.text()).to.include(`${length} ${length === 1 ? "customer" : "customers"} changed.`);
          if (failed.length > 0) expect(one.text()).to.include(`${failed.length} failed.`);
          if (progress.left.length > 0) expect(one.text()).to.include(`${progress.left.length} not tried.`);

          for (
            let more = 0;
            more < 3 && (one.run.state.progress?.failures.length || one.run.state.progress?.left.length);
            more += 1
          ) {
            void one.run.retry();
            await one.rest();
          }
          const after = await one.held();
          for (const id of one.ids) {
            expect(after.get(id), "on the server").to.equal("Scale");
            expect(one.store.records.get(id)?.plan, "on the screen").to.equal("Scale");
          }
        }),
        { numRuns: 15, endOnFailure: true },
      );
    });
  }
});
