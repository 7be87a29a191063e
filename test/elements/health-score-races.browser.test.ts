import { expect, fixture, html } from "@open-wc/testing";
import { createBackend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/health-score/define";
import fc from "fast-check";

const SCORES: Record<string, number> = { "1": 11, "2": 22 };

/** What a page may do to an element, and when the answers come, which a backend gives whether they are still wanted or not. */
async function play(
  level: "published" | "described" | "full",
  steps: readonly string[],
  scheduler: fc.Scheduler,
) {
  const backend = createBackend({ level, customers: 0, rateLimit: false });
  for (const score of Object.values(SCORES))
    backend.add.customer({ name: "Aurora", health: [score], status: "active" });
  const client = new PivotalApi({
    baseUrl: `${location.origin}/api/pivotal`,
    maxRetries: 0,
    // No signal is handed on: the answer comes all the same.
    fetch: async (input, init) => {
      const answer = await backend.fetch(new Request(input, { ...init, signal: null }));
      return scheduler.schedule(Promise.resolve(answer));
    },
  });
  const provider = await fixture<HTMLElement>(
    html`<pv-provider .client=${client}
      ><div></div>
      <div></div
    ></pv-provider>`,
  );
  const [one, two] = [...provider.children];
  const element = document.createElement("pv-health-score");
  one?.append(element);
  for (const step of steps) {
    if (step === "move") (element.parentElement === one ? two : one)?.append(element);
    else if (step === "remove") element.remove();
    else if (step === "wait") await scheduler.waitNext(Math.min(1, scheduler.count()));
    else element.customerId = step;
    await element.updateComplete;
  }
  // Put back only where it is out: to come into a page is to look anew.
  if (!element.isConnected) one?.append(element);
  await element.updateComplete;
  for (let turn = 0; turn < 60; turn += 1) {
    await scheduler.waitIdle();
    await new Promise((done) => setTimeout(done));
  }
  await element.updateComplete;
  const text = element.shadowRoot?.textContent ?? "";
  provider.remove();
  return { text, id: element.customerId };
}

describe("a score, whatever the order of events", () => {
  for (const level of ["published", "described", "full"] as const) {
    it(`is that of the customer named last, and none where none is named, at level ${level}`, async function () {
      this.timeout(20_000);
      const step = fc.constantFrom("1", "2", "", "move", "remove", "wait");
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 8 }),
          fc.scheduler(),
          async (steps, scheduler) => {
            const { text, id } = await play(level, steps, scheduler);
            for (const [number, score] of Object.entries(SCORES)) {
              const isShown = text.includes(String(score));
              expect(isShown).to.equal(level !== "published" && id === number, `${steps.join()} -> ${text}`);
            }
          },
        ),
        { numRuns: 25 },
      );
    });
  }
});
