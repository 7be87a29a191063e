import { expect } from "@open-wc/testing";
import type { PvSearch } from "@pivotal/elements/search";
import { replicaOf, type PivotalStore, searchCustomers } from "@pivotal/sdk/store";
import * as fc from "fast-check";
import { field, options, searchPage, type, until } from "../support/search-page.ts";

/** Taken to another place on the page, which closes the search, and opened there. */
const MOVED = "moved";

const found = (store: PivotalStore | undefined, text: string) =>
  store &&
  searchCustomers(replicaOf(store), text)
    .map(({ customer }) => `customer-${customer.id}`)
    .join();
const ids = (search: PvSearch) =>
  options(search)
    .map(({ id }) => id)
    .join();
const numbers = (search: PvSearch) =>
  options(search).map((option) => option.querySelector(".number")?.textContent);

/** The pause in typing is over at once, so that many orders of events can be tried. */
function withoutPause(): () => void {
  const real = window.setTimeout;
  window.setTimeout = Object.assign(
    (work: () => void, ms?: number) => real(work, ms === 250 ? 0 : ms),
    real,
  ) as typeof setTimeout;
  return () => {
    window.setTimeout = real;
  };
}

describe("search, whatever the order of events", () => {
  it("shows what the last text asks for, however late answers come and wherever it is moved", async function () {
    this.timeout(60_000);
    const restore = withoutPause();
    const texts = fc.array(fc.constantFrom("1", "2", "3", "a", "", MOVED), { minLength: 1, maxLength: 5 });
    try {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), texts, async (scheduler, typed) => {
          const { provider, search } = await searchPage({
            backend: { customers: 3, seed: 7 },
            fetch: (request, next) => scheduler.schedule(next(request)),
          });
          search.show();
          for (const text of typed) {
            if (text === MOVED) {
              provider.append(search);
              search.show();
            } else type(search, text);
            await search.updateComplete;
            await new Promise((resolve) => setTimeout(resolve));
            if (scheduler.count() > 0) await scheduler.waitOne();
          }
          const last = typed.at(-1)?.replace(MOVED, "") ?? "";
          const isRight = () =>
            last === "a"
              ? ids(search) === found(provider.store, "a")
              : last === ""
                ? options(search).length === 0
                : numbers(search)[0] === `#${last}`;
          const done = scheduler.waitFor(until(isRight, `shows what "${last}" asks for`));
          await done;
          await scheduler.waitIdle();
          await search.updateComplete;
          expect(isRight()).to.equal(true);
          expect(field(search).value).to.equal(last);
          provider.remove();
        }),
        { numRuns: 12, endOnFailure: true },
      );
    } finally {
      restore();
    }
  });
});
