import { expect, waitUntil } from "@open-wc/testing";
import type { Backend } from "@pivotal/mocks";
import { emulateMedia } from "@web/test-runner-commands";
import { complete, frame, rows, show, texts } from "../support/customer-list.ts";
import { LEVELS } from "../support/held-client.ts";

/** How many pages of customers were asked for. */
const pages = ({ log }: Backend): number => log.filter(({ path }) => path.startsWith("/customers?")).length;

const settle = async () => {
  for (let turn = 0; turn < 6; turn += 1) await frame();
};

/** What the page reports while `work` is done, such as a loop of observers. */
async function problemsOf(work: () => Promise<void>): Promise<string[]> {
  const problems: string[] = [];
  const onError = ({ message }: ErrorEvent) => void problems.push(message);
  window.addEventListener("error", onError);
  try {
    await work();
  } finally {
    window.removeEventListener("error", onError);
  }
  return problems;
}

for (const level of LEVELS) {
  describe(`a list that is printed or out of sight, on a server of level ${level}`, () => {
    afterEach(() => emulateMedia({ media: "screen" }));

    it("has its rows on paper, and the same ones back on the screen", async () => {
      const { list, store, backend } = await show({ customers: 120, level });
      await complete(list, store);
      await settle();
      const before = texts(list, "name");
      const asked = pages(backend);
      let updates = 0;
      list.addController({ hostUpdated: () => void (updates += 1) });
      const problems = await problemsOf(async () => {
        window.dispatchEvent(new Event("beforeprint"));
        await emulateMedia({ media: "print" });
        await settle();
        expect(rows(list).length).to.be.at.least(before.length);
        expect(texts(list, "name").slice(0, before.length)).to.deep.equal(before);
        await emulateMedia({ media: "screen" });
        window.dispatchEvent(new Event("afterprint"));
        await settle();
      });
      expect(problems).to.deep.equal([]);
      expect(texts(list, "name")).to.deep.equal(before);
      expect(pages(backend)).to.equal(asked);
      expect(updates, "drawn a few times and then no more").to.be.below(8);
    });

    it("goes on filling where the browser does not lay it out, and shows all when it is seen", async () => {
      const { list, store, provider, backend } = await show({ customers: 150, level });
      const problems = await problemsOf(async () => {
        provider.style.cssText =
          "display: block; margin-block-start: 6000px; content-visibility: auto; contain-intrinsic-size: auto 500px";
        await settle();
        await complete(list, store);
        expect(list.checkVisibility({ contentVisibilityAuto: true }), "it is not laid out").to.equal(false);
        let updates = 0;
        list.addController({ hostUpdated: () => void (updates += 1) });
        await settle();
        await settle();
        expect(updates, "nothing is drawn over and over").to.be.below(5);
        provider.scrollIntoView();
        await waitUntil(() => rows(list).length > 5, "its rows are there");
        await settle();
        const seen = texts(list, "name");
        window.scrollTo(0, 0);
        await settle();
        provider.scrollIntoView();
        await settle();
        await waitUntil(() => texts(list, "name").join() === seen.join(), "the same rows again");
      });
      expect(problems).to.deep.equal([]);
      expect(pages(backend)).to.equal(2);
    });
  });
}
