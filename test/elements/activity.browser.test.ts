import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvActivity } from "@pivotal/elements/activity";
import {
  bar,
  changes,
  choose,
  entries,
  FROM,
  given,
  ID,
  PATIENCE,
  press,
  row,
  sentences,
  show,
  TO,
  untilEntries,
  WHAT,
  WHO,
} from "../support/activity.ts";
import { shadowText, untilText, until } from "../support/mount.ts";
import { customer } from "../support/records.ts";
import { readCsv } from "../support/rfc4180.ts";
import { savedFiles } from "../support/saved-files.ts";

for (const level of ["described", "full"] as const) {
  describe(`the history on a server of level ${level}`, () => {
    it("is newest first, under the heads of its days", async () => {
      const { element } = await show({ level }, changes(2));
      await untilEntries(element);
      const heads = [...(element.shadowRoot?.querySelectorAll("h3") ?? [])].map(
        ({ textContent }) => textContent,
      );
      expect(heads[0]).to.equal("Today");
      expect(new Set(heads).size).to.equal(heads.length);
      expect(sentences(element)[0]).to.match(/changed the monthly orders from1to2/);
      const times = [...(element.shadowRoot?.querySelectorAll("time") ?? [])].map(({ dateTime }) =>
        Date.parse(dateTime),
      );
      expect(times).to.deep.equal([...times].sort((a, b) => b - a));
    });

    it("shows a write that is made here without a reload", async () => {
      const { element, provider } = await show({ level });
      await untilEntries(element);
      await provider.store?.updateCustomer(ID, { plan: "platinum" });
      await untilText(element, "platinum");
      expect(sentences(element)[0]).to.include("changed the plan");
    });

    it("is filtered by who, what and when together, older events too", async () => {
      const { element, backend } = await show({ level }, async (client) => {
        await client.customers.update(ID, { plan: "first" });
        await changes(130)(client);
      });
      await untilEntries(element);
      choose(element, WHO, "Mock live key");
      choose(element, WHAT, "customer.field_changed");
      choose(element, FROM, "2020-01-01");
      await waitUntil(() => bar(element).includes("match"), "it is filtered", PATIENCE);
      expect(element.filters.actor).to.equal("Mock live key");
      await waitUntil(
        () => {
          element.shadowRoot?.querySelector(".end")?.scrollIntoView();
          return bar(element).startsWith("131 match");
        },
        "all of them are found",
        PATIENCE,
      );
      const asked = new URL(backend.log.at(-1)?.path ?? "", location.origin).searchParams;
      expect(asked.get("actor")).to.equal("Mock live key");
    });
  });
}

describe("the history on a server that offers the published API alone", () => {
  it("is told not to be kept there, with what is known instead", async () => {
    const { element } = await show({ level: "published" });
    await untilText(element, "keeps no history");
    await untilText(element, "Created");
    await untilText(element, "Last changed");
    expect(element.shadowRoot?.querySelector(".error")).to.equal(null);
  });
});

describe("a long history", () => {
  it("draws what is near, of ten thousand events, and shows its end when scrolled there", async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      row({
        id: `r${at}`,
        timestamp: new Date(Date.now() - at * 3_000_000).toISOString(),
        new_value: `value ${at}`,
      }),
    );
    const element = await fixture<PvActivity>(html`<pv-activity .activity=${many}></pv-activity>`);
    expect(entries(element).length).to.be.within(20, 400);
    await waitUntil(
      () => {
        scrollTo(0, document.documentElement.scrollHeight);
        return sentences(element).at(-1)?.endsWith("value 9999");
      },
      "the last one is drawn",
      PATIENCE,
    );
    expect(entries(element).length).to.be.within(1, 400);
    scrollTo(0, 0);
    await waitUntil(() => sentences(element)[0]?.endsWith("value 0"), "the first one is back", PATIENCE);
  });

  it("loads older events as its end comes near, each once", async () => {
    const { element } = await show({}, changes(230));
    await untilEntries(element);
    expect(bar(element)).to.equal("The newest 100 entries so far");
    await waitUntil(
      () => {
        element.shadowRoot?.querySelector(".end")?.scrollIntoView();
        return /^\d+ entries$/.test(bar(element));
      },
      "all are here",
      PATIENCE,
    );
    const [count = ""] = bar(element).split(" ");
    expect(Number(count)).to.be.above(230);
    await untilText(element, "That is the whole history.");
  });

  it("says how far a filter reaches where the server does not filter, and goes on", async () => {
    const { element, backend } = await show({ level: "described" }, changes(1_150));
    await untilEntries(element);
    backend.latency = 80;
    choose(element, WHAT, "comment.added");
    await waitUntil(
      () => /^0 match among the newest \d{3} entries$/.test(bar(element)),
      "it says so",
      PATIENCE,
    );
    expect(shadowText(element)).to.match(/Nothing matches among the newest \d{3} entries\./);
    await waitUntil(() => /^\d+ match$/.test(bar(element)), "all was read", PATIENCE);
  }).timeout(20_000);

  it("keeps what is there when older events fail to come, and tries again", async () => {
    const { element, backend } = await show({}, changes(120));
    await untilEntries(element);
    backend.faults.push({
      kind: "status",
      status: 403,
      times: 1,
      match: { path: "/customers/{id}/activity" },
    });
    await waitUntil(
      () => {
        element.shadowRoot?.querySelector(".end")?.scrollIntoView();
        return shadowText(element).includes("Older entries could not be loaded.");
      },
      "it says so",
      PATIENCE,
    );
    expect(entries(element).length).to.be.above(0);
    press(element.shadowRoot, "Try again");
    await untilText(element, "That is the whole history.");
  });
});

describe("filters of the history", () => {
  it("stack over events at hand, and are cleared together", async () => {
    const element = await given(
      { actor: "Bo", field: "plan" },
      { actor: "Bo", event_type: "comment.added", new_value: "Hi" },
      { actor: "Ada", event_type: "comment.added", new_value: "Ho", timestamp: "2026-01-05T10:00:00Z" },
    );
    choose(element, WHAT, "comment.added");
    await element.updateComplete;
    expect(bar(element)).to.equal("2 match");
    setTimeout(() => choose(element, WHO, "Bo"));
    const { detail } = await oneEvent(element, "pv-activity-filtered");
    expect(detail.filters).to.deep.equal({ actor: "Bo", event_type: "comment.added" });
    await element.updateComplete;
    expect(sentences(element)).to.deep.equal(["Bo commented Hi"]);
    press(element.shadowRoot, "Clear filters");
    await element.updateComplete;
    expect(bar(element)).to.equal("3 entries");
  });

  it("take both days of a range whole, in the reader's zone", async () => {
    const at = (time: string) => new Date(`2026-03-02T${time}`).toISOString();
    const element = await given(
      { timestamp: new Date("2026-03-03T00:00:00").toISOString(), new_value: "after" },
      { timestamp: at("23:59:59.500"), new_value: "late" },
      { timestamp: at("00:00:00"), new_value: "early" },
      { timestamp: new Date("2026-03-01T23:59:59.900").toISOString(), new_value: "before" },
    );
    choose(element, FROM, "2026-03-02");
    choose(element, TO, "2026-03-02");
    await element.updateComplete;
    expect(sentences(element).map((text) => text.split("to").at(-1))).to.deep.equal(["late", "early"]);
  });

  it("say that a range is none, at its fields", async () => {
    const element = await given({});
    choose(element, FROM, "2026-03-02");
    choose(element, TO, "2026-03-01");
    await untilText(element, "The first day is after the last.");
    expect(
      element.shadowRoot?.querySelectorAll("[aria-invalid=true][aria-describedby=wrong-range]").length,
    ).to.equal(2);
    expect(entries(element)).to.have.length(1);
  });

  it("say that nothing matches", async () => {
    const element = await given({});
    choose(element, FROM, "2099-01-01");
    await untilText(element, "Nothing matches.");
  });
});

describe("exporting the history", () => {
  const saved = savedFiles();
  const exporter = (element: PvActivity) =>
    element.shadowRoot?.querySelector("pv-activity-export")?.shadowRoot;

  it("gives the whole of it with exactly the contract's columns, as far as the filters keep it", async () => {
    const { element, client } = await show({}, changes(140));
    await untilEntries(element);
    choose(element, WHAT, "customer.field_changed");
    await waitUntil(() => bar(element).includes("match"), "it is filtered", PATIENCE);
    press(exporter(element), "Export CSV");
    await waitUntil(() => saved.length > 0, "a file is made", PATIENCE);
    const [head, ...rows] = readCsv(await (saved[0]?.file ?? new Blob()).text());
    expect(head).to.deep.equal([
      "timestamp",
      "actor",
      "actor_type",
      "event_type",
      "field",
      "old_value",
      "new_value",
      "onboarding_id",
    ]);
    const all = await client.activity
      .list(ID, { limit: 100, event_type: "customer.field_changed" })
      .toArray();
    expect(rows.map(([timestamp]) => timestamp)).to.deep.equal(all.map(({ timestamp }) => timestamp));
    expect(rows.length).to.be.above(139);
    expect(saved[0]?.name).to.match(/^Activity of .+ \d{4}-\d\d-\d\d\.csv$/);
  });

  it("says how far it is, and makes no file when cancelled", async () => {
    const { element, backend } = await show({}, changes(320));
    await untilEntries(element);
    backend.latency = 60;
    press(exporter(element), "Export CSV");
    await waitUntil(
      () => /[1-9]00 entries written so far/.test(exporter(element)?.textContent ?? ""),
      "it says so",
      PATIENCE,
    );
    press(exporter(element), "Cancel");
    await waitUntil(() => !exporter(element)?.textContent?.includes("so far"), "it has ended", PATIENCE);
    expect(saved).to.deep.equal([]);
  });

  it("takes events at hand", async () => {
    const element = await given({ new_value: "=1+1" }, { actor: "Bo" });
    press(exporter(element), "Export CSV");
    await waitUntil(() => saved.length > 0, "a file is made");
    const rows = readCsv(await (saved[0]?.file ?? new Blob()).text());
    expect(rows).to.have.length(3);
    expect(rows[1]?.[6]).to.equal("'=1+1");
  });
});

describe("<pv-activity>", () => {
  it("is one stop of the Tab key, with arrows between its events", async () => {
    const element = await given({ new_value: "a" }, { new_value: "b" }, { new_value: "c" });
    const all = entries(element);
    expect(all.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
    all[0]?.focus();
    const key = (name: string) =>
      element.shadowRoot?.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
      );
    key("ArrowDown");
    expect(element.shadowRoot?.activeElement).to.equal(all[1]);
    key("End");
    expect(element.shadowRoot?.activeElement).to.equal(all[2]);
    key("Home");
    expect(element.shadowRoot?.activeElement).to.equal(all[0]);
    expect(all.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
  });

  it("is no stop of the Tab key before there are events", async () => {
    const { element } = await show({
      faults: [{ kind: "hang", match: { path: "/customers/{id}/activity" } }],
    });
    await until(() => element.shadowRoot?.querySelector(".skeleton"), "it waits");
    expect(entries(element)).to.have.length.above(0);
    expect(entries(element).filter(({ tabIndex }) => tabIndex >= 0)).to.deep.equal([]);
  });

  it("says that nothing has happened, and needs no connection for events at hand", async () => {
    const element = await given();
    expect(shadowText(element)).to.include("Nothing has happened yet.");
    expect(element.shadowRoot?.querySelector(".filters")).to.equal(null);
  });

  it("says what failed, and tries again", async () => {
    const { element, backend, provider } = await show();
    await untilEntries(element);
    element.remove();
    backend.faults.push({
      kind: "status",
      status: 500,
      times: 1,
      match: { path: "/customers/{id}/activity" },
    });
    const again = document.createElement("pv-activity");
    again.customerId = "7";
    provider.append(again);
    await untilText(again, "Pivotal could not answer this request.");
    press(again.shadowRoot, "Try again");
    await untilEntries(again);
  });

  it("offers no second try where the history is forbidden", async () => {
    const { element } = await show({
      faults: [{ kind: "status", status: 403, match: { path: "/customers/{id}/activity" } }],
    });
    await untilText(element, "You do not have access to this.");
    expect(shadowText(element)).not.to.include("Try again");
  });

  it("shows another customer's history when given another", async () => {
    const { element } = await show({}, (client) => client.customers.update(ID, { plan: "mine alone" }));
    await untilText(element, "mine alone");
    element.customerId = "7";
    await waitUntil(() => !shadowText(element).includes("mine alone"), "the other's is gone", PATIENCE);
    await untilEntries(element);
  });

  it("takes a customer at hand and asks for its history alone", async () => {
    const { element, backend, provider, client } = await show();
    const held = await client.customers.retrieve(7);
    await untilEntries(element);
    element.remove();
    const before = backend.log.length;
    const other = document.createElement("pv-activity");
    other.customer = held;
    provider.append(other);
    await untilEntries(other);
    expect(
      backend.log
        .slice(before)
        .map(({ path }) => path)
        .filter((path) => !path.includes("activity") && !path.includes("members")),
    ).to.deep.equal([]);
  });

  it("leaves nothing behind after a hundred connects", async () => {
    const { element, provider } = await show();
    await untilEntries(element);
    const before = provider.store?.records.changed.size;
    for (let i = 0; i < 100; i += 1) {
      element.remove();
      provider.append(element);
    }
    expect(provider.store?.records.changed.size).to.equal(before);
    element.remove();
    expect(element.isConnected).to.equal(false);
  });

  it("can be read without seeing it", async () => {
    const element = await fixture<PvActivity>(
      html`<pv-activity
        .customer=${customer()}
        .activity=${[row(), row({ event_type: "comment.added", new_value: "Hi" })]}
      ></pv-activity>`,
    );
    await expect(element).to.be.accessible();
  });
});
