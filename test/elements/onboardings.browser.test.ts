import "@pivotal/elements/onboardings/define";
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import type { PvOnboardings } from "@pivotal/elements/onboardings";
import type { BackendOptions } from "@pivotal/mocks";
import type { Onboarding, PivotalApi } from "@pivotal/sdk";
import { phaseSteps } from "../../packages/elements/src/elements/onboardings/phase-steps.ts";
import { mount, shadowText, until, untilText } from "../support/mount.ts";
import { onboarding } from "../support/records.ts";

const ID = "29";

async function show(options: BackendOptions = {}, readOnly = false) {
  const { backend, provider } = await mount(html`<span></span>`, { customers: 40, ...options });
  const client = provider.client as PivotalApi;
  const { id: customer_id } = await client.customers.retrieve(ID);
  const made = await client.onboardings.create({ customer_id, phase: "review" });
  const element = document.createElement("pv-onboardings");
  element.customerId = ID;
  element.readOnly = readOnly;
  provider.append(element);
  return { backend, client, provider, element, made };
}

const rows = (element: PvOnboardings) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>("article") ?? []),
];
const untilRows = (element: PvOnboardings) => until(() => rows(element).length > 0, "onboardings come");
const given = (...all: Partial<Onboarding>[]) =>
  fixture<PvOnboardings>(
    html`<pv-onboardings
      .onboardings=${all.map((one, at) => onboarding({ id: `onb_${at}`, display_id: at + 1, ...one }))}
    ></pv-onboardings>`,
  );

function button(root: ParentNode | null | undefined, label: string): HTMLButtonElement {
  const found = [...(root?.querySelectorAll("button") ?? [])].find(
    (one) => one.textContent?.trim() === label,
  );
  if (!found) throw new Error(`There is no button ${label}.`);
  return found;
}
const text = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const dayIn = (days: number) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
};

for (const level of ["published", "described", "full"] as const) {
  describe(`onboardings on a server of level ${level}`, () => {
    it("are paused at once and resumed again", async () => {
      const { element, client, made } = await show({ level });
      await untilRows(element);
      const saved = oneEvent(element, "pv-onboarding-saved");
      button(rows(element)[0], "Pause").click();
      await until(() => text(rows(element)[0]).includes("Paused"));
      expect((await saved).detail).to.deep.equal({ id: made.id, fields: ["state"] });
      expect((await client.onboardings.retrieve(made.id)).state).to.equal("paused");
      button(rows(element)[0], "Resume").click();
      await until(() => text(rows(element)[0]).includes("Active"));
      await until(async () => (await client.onboardings.retrieve(made.id)).state === "active");
    });
  });
}

describe("an onboarding", () => {
  it("is a list of steps whose current one is told in words", async () => {
    const element = await given({ phase: "program_buildout" });
    const steps = [...(element.shadowRoot?.querySelectorAll(".steps li") ?? [])];
    expect(steps.map(text)).to.deep.equal([
      "Done: Before getting started",
      "Done: Program design",
      "Done: Review",
      "Current phase: Program buildout",
      "Ahead: Internal QA",
      "Ahead: Launch",
      "Ahead: Completed",
    ]);
    expect(steps.map((step) => step.getAttribute("aria-current"))).to.deep.equal([
      null,
      null,
      null,
      "step",
      null,
      null,
      null,
    ]);
  });

  it("in a phase that is not known here is shown in it, without a guess at its place", async () => {
    const element = await given({ phase: "kick_off", state: "on_ice" });
    expect([...(element.shadowRoot?.querySelectorAll(".steps li") ?? [])].map(text)).to.deep.equal([
      "Current phase: kick_off",
    ]);
    expect(text(element.shadowRoot?.querySelector(".state"))).to.equal("on_ice");
  });

  it("in a phase of the workspace's own stands in its place where the host tells the order", () => {
    expect(phaseSteps("Build", ["Plan", "Build", "Go"])).to.deep.equal([
      { phase: "Plan", place: "done" },
      { phase: "Build", place: "current" },
      { phase: "Go", place: "ahead" },
    ]);
  });

  for (const [days, words] of [
    [-12, "12 days late"],
    [-1, "1 day late"],
    [0, "today"],
    [1, "in 1 day"],
    [20, "in 20 days"],
  ] as const) {
    it(`that is to launch ${days} days from now says "${words}"`, async () => {
      const element = await given({ target_launch_date: dayIn(days) });
      expect(text(element.shadowRoot?.querySelector(".launch"))).to.match(new RegExp(`, ${words}$`));
    });
  }

  it("names the people who work on it where the server does", async () => {
    const { element, client, provider, made } = await show();
    const [first, second] = (await client.members.list({ limit: 2 })).data;
    await client.onboardings.update(made.id, { csm_id: first?.id ?? "", se_id: second?.id ?? "" });
    await untilRows(element);
    provider.store?.revalidate();
    const people = () => [...(rows(element)[0]?.querySelectorAll("dt, dd") ?? [])].map(text);
    await until(() => people().includes(first?.name ?? ""), "the names come");
    expect(people()).to.deep.equal(["CSM", first?.name, "Solutions engineer", second?.name]);
  });

  it("that is over is folded away below the others, with nothing to pause", async () => {
    const element = await given(
      { phase: "completed", completed_at: "2026-02-01T10:00:00Z" },
      { phase: "review" },
    );
    const done = element.shadowRoot?.querySelector<HTMLDetailsElement>("details.done");
    expect(done?.open).to.equal(false);
    expect(text(done?.querySelector("summary"))).to.equal("Completed (1)");
    expect(text(done)).to.include("Completed Feb 1, 2026");
    expect(done?.querySelector("button")).to.equal(null);
  });

  it("keeps its notes folded, and hostile text in them as text", async () => {
    const element = await given({ notes: "<img src=x onerror=alert(1)>\nsecond line" });
    const notes = element.shadowRoot?.querySelector<HTMLDetailsElement>("article details");
    expect(notes?.open).to.equal(false);
    expect(notes?.textContent).to.include("<img src=x");
    expect(element.shadowRoot?.querySelector("img")).to.equal(null);
  });
});

describe("pausing an onboarding", () => {
  it("that fails shows what it was before, says so at the row, and tries again", async () => {
    const { element, backend, client, made } = await show();
    await untilRows(element);
    backend.faults.push({ kind: "status", status: 403, times: 1, match: { method: "PATCH" } });
    button(rows(element)[0], "Pause").click();
    await untilText(element, "Not paused.");
    expect(text(rows(element)[0]?.querySelector(".state"))).to.equal("Active");
    expect(rows(element)[0]?.querySelector("[role=alert]")).not.to.equal(null);
    button(rows(element)[0], "Try again").click();
    await until(() => text(rows(element)[0]?.querySelector(".state")) === "Paused");
    await until(async () => (await client.onboardings.retrieve(made.id)).state === "paused");
    expect(shadowText(element)).not.to.include("Not paused.");
  });

  it("is done once for two clicks", async () => {
    const { element, backend } = await show();
    await untilRows(element);
    const pause = button(rows(element)[0], "Pause");
    pause.click();
    pause.click();
    await until(() => text(rows(element)[0]?.querySelector(".state")) === "Paused");
    const writes = () => backend.log.filter(({ method }) => method === "PATCH");
    await until(() => writes().length > 0);
    await until(() => !element.matches(":state(loading)"));
    expect(writes()).to.have.length(1);
  });

  it("keeps the focus on the button, and says what was done", async () => {
    const { element } = await show();
    await untilRows(element);
    const pause = button(rows(element)[0], "Pause");
    pause.focus();
    pause.click();
    await until(() => pause.textContent?.trim() === "Resume");
    expect(element.shadowRoot?.activeElement).to.equal(pause);
    await until(
      () => text(element.shadowRoot?.querySelector("[role=status]")).includes("is paused"),
      "it is said",
    );
  });

  it("of one that was given shows here too", async () => {
    const { element, provider, client, made } = await show();
    await untilRows(element);
    const other = document.createElement("pv-onboardings");
    other.onboardings = [made];
    provider.append(other);
    await untilRows(other);
    button(rows(other)[0], "Pause").click();
    await until(() => text(rows(other)[0]?.querySelector(".state")) === "Paused");
    await until(async () => (await client.onboardings.retrieve(made.id)).state === "paused");
  });

  it("is not offered where nothing may be changed", async () => {
    const { element } = await show({}, true);
    await untilRows(element);
    expect(element.shadowRoot?.querySelector("button")).to.equal(null);
    const alone = await given({});
    expect(alone.shadowRoot?.querySelector("button")).to.equal(null);
  });
});

describe("<pv-onboardings>", () => {
  it("says that there are none", async () => {
    expect(shadowText(await given())).to.include("No onboardings yet.");
  });

  it("says what failed, and tries again", async () => {
    const { element } = await show({
      faults: [{ kind: "status", status: 500, times: 1, match: { path: "/customers/{id}/onboardings" } }],
    });
    await untilText(element, "Pivotal could not answer this request.");
    button(element.shadowRoot, "Try again").click();
    await untilRows(element);
  });

  it("says that they are forbidden, without a second try", async () => {
    const { element } = await show({
      faults: [{ kind: "status", status: 403, match: { path: "/customers/{id}/onboardings" } }],
    });
    await untilText(element, "You do not have access to this.");
    expect(element.shadowRoot?.querySelector("button")).to.equal(null);
  });

  it("leaves nothing behind after a hundred connects", async () => {
    const { element, provider } = await show();
    await untilRows(element);
    const before = provider.store?.records.changed.size;
    for (let i = 0; i < 100; i += 1) {
      element.remove();
      provider.append(element);
    }
    expect(provider.store?.records.changed.size).to.equal(before);
  });

  it("can be read without seeing it", async () => {
    const element = await given(
      { notes: "Hi" },
      { phase: "odd", state: "at_risk", target_launch_date: dayIn(-3) },
      { phase: "completed" },
    );
    await expect(element).to.be.accessible();
  });
});
