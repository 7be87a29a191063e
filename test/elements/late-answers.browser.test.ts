import { aTimeout, expect, fixture, html, waitUntil } from "@open-wc/testing";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/search/define";
import type { PvProvider } from "@pivotal/elements/provider";
import { rows } from "../support/customer-list.ts";
import { heldClient, LEVELS, type HeldClient } from "../support/held-client.ts";
import { shadowText } from "../support/mount.ts";
import { loaded as searchLoaded, options as found, type as typeInto } from "../support/search-page.ts";

const PATIENCE = { timeout: 5_000 };

/** An element in a provider whose answers wait. */
async function place<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  held: HeldClient,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
) {
  const provider = await fixture<PvProvider>(html`<pv-provider .client=${held.client}></pv-provider>`);
  const element = document.createElement(tag);
  Object.assign(element, properties);
  provider.append(element);
  return { provider, element };
}

const asked = (held: HeldClient) => waitUntil(() => held.waiting > 0, "it asks", PATIENCE);

/** Everything that was on its way has come, and has been drawn if anyone wanted it. */
async function afterAll(held: HeldClient): Promise<void> {
  held.letGo("ever");
  for (let turn = 0; turn < 20; turn += 1) await aTimeout(0);
  await new Promise(requestAnimationFrame);
}

/** A view that has been out of the page for longer than a move takes. */
async function lingering(work: () => Promise<void> | void): Promise<void> {
  const real = window.setTimeout;
  window.setTimeout = Object.assign(
    (run: () => void, ms?: number) => real(run, ms === 1_000 ? 0 : ms),
    real,
  ) as typeof setTimeout;
  try {
    await work();
    await aTimeout(5);
  } finally {
    window.setTimeout = real;
  }
}

for (const level of LEVELS) {
  describe(`an answer that comes though nobody wants it any more, at level ${level}`, () => {
    it("does not show in an element that has been cleared meanwhile", async () => {
      const held = heldClient({ level });
      const { element } = await place("pv-health-score", held, { customerId: "7" });
      await asked(held);
      const before = shadowText(element);
      for (const none of ["", undefined]) {
        element.customerId = none;
        await element.updateComplete;
        await afterAll(held);
        expect(shadowText(element)).to.equal(before);
      }
    });

    it("does not show in an element that is about another customer by then", async () => {
      const held = heldClient({ level });
      const { element, provider } = await place("pv-health-score", held, { customerId: "7" });
      await asked(held);
      element.customerId = "nobody";
      await element.updateComplete;
      await afterAll(held);
      await waitUntil(() => shadowText(element).includes("Try again"), "there is no such customer", PATIENCE);
      expect(provider.store?.records.get("nobody")).to.equal(undefined);
    });

    it("does not show in a search whose text was taken away", async () => {
      const held = heldClient({ level, customers: 300 });
      const { element } = await place("pv-search", held, {});
      await searchLoaded(element);
      element.show();
      typeInto(element, "2");
      await waitUntil(() => held.asked("/customers/2") === 1, "it asks the server", PATIENCE);
      typeInto(element, "");
      await element.updateComplete;
      await afterAll(held);
      expect(found(element)).to.have.length(0);
    });

    it("is the one that an element shows which was taken out and put back meanwhile", async () => {
      const held = heldClient({ level });
      const { element, provider } = await place("pv-health-score", held, { customerId: "7" });
      await asked(held);
      element.remove();
      await aTimeout(0);
      provider.append(element);
      await element.updateComplete;
      await afterAll(held);
      await waitUntil(() => shadowText(element) !== "Loading", "the customer is shown", PATIENCE);
      expect(held.asked("/customers/7")).to.equal(1);
      const [row] = provider.store?.records.values() ?? [];
      expect(row?.display_id).to.equal(7);
    });

    it("does no harm to an element that was put back long after", async () => {
      const held = heldClient({ level });
      const { element, provider } = await place("pv-health-score", held, { customerId: "7" });
      await asked(held);
      await lingering(() => element.remove());
      provider.append(element);
      await waitUntil(() => held.asked("/customers/7") === 2, "it asks anew", PATIENCE);
      await afterAll(held);
      await waitUntil(() => shadowText(element) !== "Loading", "the customer is shown", PATIENCE);
      expect(shadowText(element)).not.to.include("Try again");
      expect(held.asked("/customers/7")).to.equal(2);
    });

    it("fills a list that was taken out and put back meanwhile, and no page is asked for twice", async () => {
      const held = heldClient({ level, customers: 150 });
      const { element, provider } = await place("pv-customer-list", held, { noFilters: true });
      await asked(held);
      element.remove();
      await aTimeout(0);
      provider.append(element);
      await element.updateComplete;
      expect(held.asked("/customers")).to.equal(1);
      await afterAll(held);
      await waitUntil(() => rows(element).length > 5, "rows come", PATIENCE);
      await waitUntil(() => provider.store?.records.size === 150, "all come", PATIENCE);
      expect(held.asked("/customers")).to.equal(2);
    });

    it("brings no customer of the user before into a list that has another client by then", async () => {
      const held = heldClient({ level, customers: 20 });
      const next = heldClient({ level, customers: 0 });
      next.backend.add.customer({ name: "Hers", status: "active" });
      next.letGo("ever");
      const { element, provider } = await place("pv-customer-list", held, { noFilters: true });
      await asked(held);
      provider.client = next.client;
      await provider.updateComplete;
      await afterAll(held);
      await waitUntil(() => rows(element).length === 1, "the one of the user who is there", PATIENCE);
      expect(rows(element)[0]?.textContent).to.include("Hers");
      expect(provider.store?.records.size).to.equal(1);
    });
  });
}
