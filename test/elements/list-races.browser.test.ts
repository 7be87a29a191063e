import { expect, fixture, html } from "@open-wc/testing";
import { createBackend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { replicaOf } from "@pivotal/sdk/store";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/customer-list/define";
import type { PvProvider } from "@pivotal/elements/provider";
import * as fc from "fast-check";
import { rows, texts } from "../support/customer-list.ts";
import { LEVELS } from "../support/held-client.ts";

const CUSTOMERS = 230;

type Step = "move" | "remove" | "put back" | "sort" | "filter" | "all" | "answer";
const step = fc.constantFrom<Step>("move", "remove", "put back", "sort", "filter", "all", "answer", "answer");

/** What a page may do to a list while its rows come, which they do whether they are still wanted or not. */
async function play(level: (typeof LEVELS)[number], steps: readonly Step[], scheduler: fc.Scheduler) {
  const backend = createBackend({
    level,
    customers: CUSTOMERS,
    seed: 5,
    rateLimit: false,
    mount: "/api/pivotal",
  });
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    maxRetries: 0,
    fetch: (input, init) => scheduler.schedule(backend.fetch(new Request(input, { ...init, signal: null }))),
  });
  const provider = await fixture<PvProvider>(
    html`<pv-provider .client=${client}
      ><div></div>
      <div></div
    ></pv-provider>`,
  );
  const [one, two] = [...provider.children];
  const list = document.createElement("pv-customer-list");
  list.noFilters = true;
  list.columns = ["name", "status"];
  one?.append(list);
  for (const now of steps) {
    if (now === "move") (list.parentElement === one ? two : one)?.append(list);
    else if (now === "remove") list.remove();
    else if (now === "put back") one?.append(list);
    else if (now === "sort") list.sort = [{ field: "name", direction: "asc" }];
    else if (now === "filter") list.query = "status:active";
    else if (now === "all") list.query = "";
    else if (scheduler.count() > 0) await scheduler.waitOne();
    await list.updateComplete;
    await new Promise((done) => setTimeout(done));
  }
  if (!list.isConnected) two?.append(list);
  const { store } = provider;
  if (!store) throw new Error("no store");
  return { backend, list, provider, store };
}

describe("a list whose rows stream in, whatever the order of events", () => {
  for (const level of LEVELS) {
    it(`comes to show every customer that it is asked for, in order, each page asked for once, at level ${level}`, async function () {
      this.timeout(90_000);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.scheduler(), async (steps, scheduler) => {
          const { backend, list, provider, store } = await play(level, steps, scheduler);
          const wanted = () =>
            store.records
              .values()
              .filter(({ status }) =>
                list.query ? status === "active" : status !== "churned" && status !== "archived",
              );
          const shown = () =>
            Number(list.shadowRoot?.querySelector(".grid")?.getAttribute("aria-rowcount")) - 1;
          const isOver = () => replicaOf(store).coverage.complete && shown() === wanted().length;
          for (let turn = 0; turn < 400 && !isOver(); turn += 1) {
            await scheduler.waitIdle();
            await new Promise((done) => setTimeout(done, 5));
          }
          expect(isOver(), `${steps.join()}: ${shown()} of ${wanted().length}`).to.equal(true);
          expect(store.records.size).to.equal(CUSTOMERS);
          await new Promise(requestAnimationFrame);
          await list.updateComplete;
          const names = wanted().map(({ name }) => name);
          if (list.sort.length > 0) names.sort(new Intl.Collator().compare);
          const drawn = texts(list, "name");
          expect(drawn.length).to.be.above(3);
          if (list.sort.length > 0) expect(drawn).to.deep.equal(names.slice(0, drawn.length));
          expect(new Set(rows(list).map((row) => row.dataset.row)).size).to.equal(drawn.length);
          const pages = backend.log
            .map(({ path }) => path)
            .filter((path) => /^\/customers\?(?!.*status=)/.test(path));
          expect(pages.length, pages.join("\n")).to.equal(new Set(pages).size);
          provider.remove();
        }),
        { numRuns: 12, endOnFailure: true },
      );
    });
  }
});
