import "@pivotal/elements/activity/define";
import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvActivity } from "@pivotal/elements/activity";
import type { BackendOptions } from "@pivotal/mocks";
import type { ActivityRow, PivotalApi } from "@pivotal/sdk";
import { savedFiles } from "../support/saved-files.ts";
import { customer } from "../support/records.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { readCsv } from "../support/rfc4180.ts";

const ID = "29";
const PATIENCE = { timeout: 8_000 };

async function show(
  options: BackendOptions = {},
  prepare: (client: PivotalApi) => Promise<unknown> = async () => undefined,
) {
  const element = document.createElement("pv-activity");
  const { backend, provider } = await mount(html`<span></span>`, { customers: 40, ...options });
  const client = provider.client as PivotalApi;
  await prepare(client);
  element.customerId = ID;
  provider.append(element);
  return { backend, client, provider, element };
}

const entries = (element: PvActivity) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(".entry") ?? []),
];
const sentences = (element: PvActivity) =>
  entries(element).map(
    (entry) =>
      entry
        .querySelector(".what")
        ?.textContent?.replace(/[\u2068\u2069]/g, "")
        .replace(/\s+/g, " ")
        .trim() ?? "",
  );
const untilEntries = (element: PvActivity) =>
  waitUntil(
    () => entries(element).length > 0 && !element.matches(":state(loading)"),
    "events come",
    PATIENCE,
  );
const bar = (element: PvActivity) => element.shadowRoot?.querySelector(".bar p")?.textContent?.trim() ?? "";

/** As many changes of one field as asked for, by two hands in turn. */
const changes = (count: number) => async (client: PivotalApi) => {
  for (let i = 1; i <= count; i += 1) await client.customers.update(ID, { monthly_orders: i });
};

function choose(element: PvActivity, place: number, value: string): void {
  const control = element.shadowRoot?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    ".filters select, .filters input",
  )[place];
  if (!control) throw new Error(`There is no filter ${place}.`);
  control.value = value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}
const [WHO, WHAT, FROM, TO] = [0, 1, 2, 3];

function press(root: ParentNode | null | undefined, label: string): void {
  const found = [...(root?.querySelectorAll("button") ?? [])].find((one) => one.textContent?.includes(label));
  if (!found) throw new Error(`There is no button ${label}.`);
  found.click();
}

const row = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  id: `act_${JSON.stringify(more).length}_${Math.random()}`,
  timestamp: new Date().toISOString(),
  actor: "Ada Park",
  actor_type: "user",
  event_type: "customer.field_changed",
  field: "plan",
  old_value: "starter",
  new_value: "growth",
  onboarding_id: null,
  ...more,
});
const given = (...rows: Partial<ActivityRow>[]) =>
  fixture<PvActivity>(html`<pv-activity .activity=${rows.map(row)}></pv-activity>`);

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

describe("the sentences", () => {
  const cases: [string, Partial<ActivityRow>, string][] = [
    ["a field that is set", { field: "plan", old_value: null }, "Ada Park set the plan fromnonetogrowth"],
    ["a field that is cleared", { new_value: null }, "Ada Park cleared the plan fromstartertonone"],
    [
      "money",
      { field: "mrr", old_value: 120000, new_value: 250050 },
      "Ada Park changed the MRR from1,200.00to2,500.50",
    ],
    [
      "tags",
      { field: "tags", old_value: ["a", "b"], new_value: ["b", "c", "d"] },
      "Ada Park added the tags c and d and removed the tag a",
    ],
    [
      "a custom field",
      { field: "custom_fields.sales_region", old_value: "EMEA", new_value: "APAC" },
      "Ada Park changed the sales region fromEMEAtoAPAC",
    ],
    [
      "a status",
      { event_type: "customer.status_changed", field: "status", old_value: "active", new_value: "at_risk" },
      "Ada Park changed the status fromActivetoAt risk",
    ],
    [
      "the reason of a status",
      {
        field: "metadata",
        old_value: {},
        new_value: { status_reason: { status: "at_risk", reason: "Champion left" } },
      },
      "Ada Park gave the reason for At risk Champion left",
    ],
    [
      "a drop of the score",
      {
        actor: "Pi",
        actor_type: "pi",
        event_type: "customer.health_score_dropped",
        field: "health_score",
        old_value: 80,
        new_value: 61,
      },
      "Pi saw the health score drop by 19 from80to61",
    ],
    [
      "a change of bucket",
      {
        event_type: "customer.health_bucket_changed",
        field: "health_bucket",
        old_value: "healthy",
        new_value: "watch",
      },
      "Ada Park saw the health level change fromHealthytoWatch",
    ],
    [
      "a moved onboarding",
      {
        event_type: "onboarding.phase_moved",
        field: "phase",
        old_value: "review",
        new_value: "program_buildout",
      },
      "Ada Park moved an onboarding fromReviewtoProgram buildout",
    ],
    [
      "a paused onboarding",
      { event_type: "onboarding.field_changed", field: "state", old_value: "active", new_value: "paused" },
      "Ada Park paused an onboarding",
    ],
    [
      "a task",
      { event_type: "task.completed", field: null, old_value: null, new_value: "Send feed" },
      "Ada Park completed the task Send feed",
    ],
    [
      "a comment",
      {
        actor: "Bo",
        actor_type: "contact",
        event_type: "comment.added",
        field: null,
        old_value: null,
        new_value: "On Friday.",
      },
      "Bo (contact) commented On Friday.",
    ],
    [
      "a win-back",
      { field: "won_back_at", old_value: null, new_value: "2026-11-01T10:00:00Z" },
      "Ada Park won the customer back",
    ],
    [
      "an API key",
      { actor: "Nightly sync", actor_type: "api_key" },
      "Nightly sync (API key) changed the plan fromstartertogrowth",
    ],
    [
      "a type that is not known here",
      { event_type: "invoice.over_due", field: "amount", old_value: 1, new_value: { by: 2 } },
      'Ada Park Invoice over due: amount from1to{"by":2}',
    ],
    [
      "a contact that was removed",
      { event_type: "contact.added", field: null, old_value: null, new_value: "removed contact" },
      "Ada Park added the contact removed contact",
    ],
  ];
  for (const [what, event, sentence] of cases) {
    it(`tell ${what}`, async () => {
      const element = await given(event);
      expect(sentences(element)).to.deep.equal([sentence]);
    });
  }

  it("name the owner where the server names people", async () => {
    const { element, client, provider } = await show();
    const { data } = await client.members.list({ limit: 2 });
    await untilEntries(element);
    await provider.store?.updateCustomer(ID, { owner: data[1]?.id ?? "" });
    await untilText(element, data[1]?.name ?? "?");
    await waitUntil(
      () => sentences(element)[0]?.includes(`to${data[1]?.name}`),
      "the name stands for the id",
      PATIENCE,
    );
  });

  it("call a removed contact so, whoever it was", async () => {
    const element = await given({
      actor: "removed contact",
      actor_type: "contact",
      event_type: "comment.added",
      new_value: "Hi",
    });
    expect(sentences(element)[0]).to.equal("removed contact commented Hi");
  });

  it("show hostile text as text", async () => {
    const evil = "<img src=x onerror=alert(1)>\u202e";
    const element = await given({ actor: evil, old_value: evil, new_value: "x".repeat(5_000) });
    expect(element.shadowRoot?.querySelector("img")).to.equal(null);
    expect(shadowText(element)).to.include(evil);
    expect(element.shadowRoot?.querySelector("ins summary")?.textContent).to.have.length.below(400);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });
});

describe("times in the history", () => {
  it("are exact on hover and for the keyboard's place", async () => {
    const element = await given({ timestamp: "2026-01-05T10:00:00Z" });
    const [entry] = entries(element);
    const exact = entry?.querySelector<HTMLElement>(".exact");
    if (!entry || !exact) throw new Error("no entry");
    expect(getComputedStyle(exact).visibility).to.equal("hidden");
    entry.focus();
    expect(entry.matches(":focus-visible")).to.equal(true);
    expect(getComputedStyle(exact).visibility).to.equal("visible");
    expect(exact.textContent).to.include("2026");
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
    element.remove();
    backend.log.length = 0;
    const other = document.createElement("pv-activity");
    other.customer = held;
    provider.append(other);
    await untilEntries(other);
    expect(
      backend.log.filter(({ path }) => !path.includes("activity") && !path.includes("members")),
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
