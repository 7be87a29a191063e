import "../../packages/elements/src/elements/filter-panel/define.ts";
import { expect, fixture, html } from "@open-wc/testing";
import { GivenCustomers } from "@pivotal/sdk/store";
import type { PvFilterPanel } from "../../packages/elements/src/elements/filter-panel/filter-panel.ts";
import { customer } from "../support/records.ts";

/** The menu of tags over customers that have three of them, and what is asked after each tick. */
async function tags(query: string) {
  const rows = [["a", "b", "c"], ["a", "b"], ["c"]].map((held, at) =>
    customer({ id: `cus_${at}`, display_id: at + 1, tags: held }),
  );
  const source = new GivenCustomers(rows);
  await source.table.load(rows);
  const panel = await fixture<PvFilterPanel>(
    html`<pv-filter-panel field="tag" .query=${query} .source=${source}></pv-filter-panel>`,
  );
  const press = async (value: string): Promise<string> => {
    panel.shadowRoot?.querySelector<HTMLElement>(`input[value="${value}"]`)?.click();
    await panel.updateComplete;
    return panel.query;
  };
  return { panel, press };
}

describe("ticking a value", () => {
  it("goes on asking for all of them where all are asked for", async () => {
    const { press } = await tags("tag:a aurora tag:b");
    expect(await press("c")).to.equal("tag:a aurora tag:b tag:c");
    expect(await press("a")).to.equal("aurora tag:b tag:c");
    expect(await press("b")).to.equal("aurora tag:c");
    expect(await press("c")).to.equal("aurora");
  });

  it("goes on asking for any of them where any is asked for, as after the first one", async () => {
    const { press } = await tags("");
    expect(await press("a")).to.equal("tag:a");
    expect(await press("b")).to.equal("tag:a,b");
    expect(await press("a")).to.equal("tag:b");
  });

  it("leaves none of them out that is asked for", async () => {
    const { press } = await tags("-tag:a -tag:b");
    expect(await press("c")).to.equal("-tag:a -tag:b -tag:c");
  });
});
