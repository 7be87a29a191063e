import "@pivotal/elements/health-score/define";
import { expect, fixture, oneEvent, waitUntil } from "@open-wc/testing";
import { healthPill } from "../../packages/elements/src/templates/health-pill.ts";
import type { CustomerHealth } from "@pivotal/sdk";
import { html, render } from "lit";
import type { PvHealthScore } from "../../packages/elements/src/elements/health-score/health-score.ts";
import { customer } from "../support/records.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";

const pillOf = (element: Element) => element.shadowRoot?.querySelector("[role=meter]") ?? null;
const find = (root: ParentNode) => root.querySelector("pv-health-score") as PvHealthScore;
const all = (root: ParentNode) => [...root.querySelectorAll("pv-health-score")];
const untilMeter = (element: Element) => waitUntil(() => pillOf(element), "no score is shown");
const scored = (score: string) =>
  fixture<PvHealthScore>(html`<pv-health-score score=${score}></pv-health-score>`);
const HEALTHY = "29";

describe("a score", () => {
  for (const [score, text, level] of [
    ["72", "72 of 100, healthy", "healthy"],
    ["70", "70 of 100, healthy", "healthy"],
    ["40", "40 of 100, watch", "watch"],
    ["39", "39 of 100, at risk", "at_risk"],
    ["0", "0 of 100, at risk", "at_risk"],
  ] as const) {
    it(`of ${score} is a meter that says "${text}"`, async () => {
      const pill = pillOf(await scored(score));
      expect(pill?.getAttribute("aria-valuetext")).to.equal(text);
      expect(pill?.getAttribute("aria-valuenow")).to.equal(score);
      expect(pill?.classList.contains(level)).to.equal(true);
      expect(pill?.querySelector("svg")).not.to.equal(null);
    });
  }

  for (const score of ["", "unknown", "null"]) {
    it(`of "${score}" is "Not scored", with no meter at zero`, async () => {
      const element = await scored(score);
      expect(shadowText(element)).to.equal("Not scored");
      expect(pillOf(element)).to.equal(null);
    });
  }

  it("in a bucket that is not known here is shown as the server spells it", () => {
    const place = document.createElement("div");
    render(healthPill(50, "thriving", "en"), place);
    expect(place.querySelector(".word")?.textContent).to.equal("thriving");
    expect(place.querySelector(".pill")?.classList.contains("other")).to.equal(true);
  });

  it("of a customer at hand needs no connection", async () => {
    const element = await fixture<PvHealthScore>(
      html`<pv-health-score .customer=${customer({ health_score: 55 })}></pv-health-score>`,
    );
    expect(shadowText(element)).to.equal("55Watch");
  });

  it("of a churned customer is marked as frozen", async () => {
    const element = await fixture<PvHealthScore>(
      html`<pv-health-score
        .customer=${customer({ health_score: 55, status: "churned" })}
      ></pv-health-score>`,
    );
    expect(shadowText(element)).to.equal("55WatchFrozen");
  });

  it("that the server does not offer is said to be not available", async () => {
    const { provider } = await mount(html`<pv-health-score customer-id="7"></pv-health-score>`, {
      level: "published",
    });
    await untilText(find(provider), "Health not available");
    expect(pillOf(find(provider))).to.equal(null);
  });

  it("set before the element is defined is kept", async () => {
    const name = "pv-health-score-late";
    const element = document.createElement(name) as PvHealthScore;
    element.score = 81;
    document.body.append(element);
    customElements.define(
      name,
      class extends (customElements.get("pv-health-score") as typeof PvHealthScore) {},
    );
    await element.updateComplete;
    expect(shadowText(element)).to.equal("81Healthy");
    element.remove();
  });
});

describe("elements that share a store", () => {
  it("fifty of one customer cause one request", async () => {
    const { provider, backend } = await mount(
      html`${Array.from({ length: 50 }, () => html`<pv-health-score customer-id=${HEALTHY}></pv-health-score>`)}`,
    );
    await Promise.all(all(provider).map(untilMeter));
    expect(backend.log.length).to.equal(1);
  });

  it("all show an edit", async () => {
    const { provider } = await mount(
      html`<pv-health-score customer-id=${HEALTHY}></pv-health-score
        ><pv-health-score customer-id=${HEALTHY}></pv-health-score>`,
    );
    await Promise.all(all(provider).map(untilMeter));
    await provider.store?.updateCustomer(HEALTHY, { status: "churned" });
    await Promise.all(all(provider).map((element) => untilText(element, "Frozen")));
  });

  it("ask nothing again when one is moved", async () => {
    const { provider, backend } = await mount(
      html`<div><pv-health-score customer-id=${HEALTHY}></pv-health-score></div>`,
    );
    const element = find(provider);
    await untilMeter(element);
    provider.append(element);
    await element.updateComplete;
    expect(pillOf(element)).not.to.equal(null);
    expect(backend.log.length).to.equal(1);
  });

  it("leave no watcher behind after a hundred comings and goings", async () => {
    const { provider } = await mount(html`<pv-health-score customer-id=${HEALTHY}></pv-health-score>`);
    const element = find(provider);
    await untilMeter(element);
    for (let i = 0; i < 100; i += 1) {
      element.remove();
      provider.append(element);
    }
    element.remove();
    expect(provider.store?.records.changed.size).to.equal(0);
    expect(provider.store?.settingsChanged.size).to.equal(0);
  });
});

describe("a score that cannot be loaded", () => {
  const failing = () =>
    mount(html`<pv-health-score customer-id=${HEALTHY}></pv-health-score>`, {
      faults: [{ kind: "status", status: 403, code: "no_access", times: 1 }],
    });

  it("says so, and trying again brings it", async () => {
    const element = find((await failing()).provider);
    await untilText(element, "Try again");
    element.shadowRoot?.querySelector("button")?.click();
    await untilMeter(element);
    expect(shadowText(element)).not.to.contain("Try again");
  });

  it("tells the host with type, code and status", async () => {
    const told = oneEvent<HTMLElementEventMap["pv-error"]>(document, "pv-error");
    await failing();
    const { detail } = await told;
    expect(detail.element).to.equal("pv-health-score");
    expect(detail.type).to.equal("permission_error");
    expect(detail.code).to.equal("no_access");
    expect(detail.status).to.equal(403);
  });

  it("is told of when only its signals fail", async () => {
    const told = oneEvent<HTMLElementEventMap["pv-error"]>(document, "pv-error");
    await mount(html`<pv-health-score customer-id=${HEALTHY} variant="full"></pv-health-score>`, {
      faults: [{ kind: "status", status: 403, match: { path: "/customers/{id}/health" } }],
    });
    expect((await told).detail.status).to.equal(403);
  });
});

describe("the full form", () => {
  it("opens each of five signals into what feeds it", async () => {
    const { provider } = await mount(
      html`<pv-health-score customer-id=${HEALTHY} variant="full"></pv-health-score>`,
    );
    const element = find(provider);
    await waitUntil(() => element.shadowRoot?.querySelectorAll("details").length === 5);
    for (const signal of element.shadowRoot?.querySelectorAll("details") ?? []) {
      signal.querySelector("summary")?.click();
      expect(signal.open).to.equal(true);
      expect(signal.querySelector(".feeds")?.textContent?.trim()).not.to.equal("");
    }
  });

  it("with no signals says so, instead of a heading over nothing, in one language", async () => {
    const health = {
      object: "health",
      score: 72,
      bucket: "healthy",
      frozen_at: null,
      computed_at: new Date(Date.now() - 7_200_000).toISOString(),
      history: [],
      signals: [],
    };
    const page = await fixture(
      html`<div lang="de"><pv-health-score variant="full" .health=${health}></pv-health-score></div>`,
    );
    const element = find(page);
    await waitUntil(() => element.shadowRoot?.textContent?.includes("without what it is made of"));
    expect(element.shadowRoot?.querySelector("h3")).to.equal(null);
    expect(element.shadowRoot?.querySelector("time")?.textContent?.trim()).to.equal("Computed 2 hours ago");
  });

  it("shows what the server writes as text, whatever it writes", async () => {
    const evil = `<img src=x onerror="window.__evil = true">`;
    const element = await fixture<PvHealthScore>(
      html`<pv-health-score
        variant="full"
        .health=${{
          object: "health",
          score: 50,
          bucket: evil,
          frozen_at: evil,
          computed_at: evil,
          history: [],
          signals: [{ key: evil, weight: 1, score: 5, summary: evil, items: [{ label: evil, value: evil }] }],
        }}
      ></pv-health-score>`,
    );
    expect(element.shadowRoot?.querySelector("img")).to.equal(null);
    expect(shadowText(element)).to.contain(evil);
    expect("__evil" in window).to.equal(false);
  });
});

describe("what moves a score", () => {
  const signal = (key: string, weight: number, score: number | null, summary = "") => ({
    key,
    weight,
    score,
    summary,
    items: [],
  });
  const made = (more: Partial<CustomerHealth> = {}): CustomerHealth => ({
    object: "health",
    score: 50,
    bucket: "watch",
    frozen_at: null,
    computed_at: null,
    history: [],
    signals: [],
    ...more,
  });
  const full = async (health: CustomerHealth, more: Partial<PvHealthScore> = {}) => {
    const element = document.createElement("pv-health-score");
    Object.assign(element, { variant: "full", health, ...more });
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(element);
    await element.updateComplete;
    return element;
  };
  const section = (element: Element, label: string) =>
    element.shadowRoot
      ?.querySelector(`section[aria-label="${label}"]`)
      ?.textContent?.replace(/\s+/g, " ")
      .trim();

  it("is said in words, what would move it most first", async () => {
    const element = await full(
      made({
        signals: [
          signal("task_health", 0.2, 90),
          signal("onboarding_velocity", 0.3, 20, "1 in progress"),
          signal("support_load", 0.5, 98),
        ],
      }),
    );
    expect(section(element, "What would move it most")).to.equal(
      "What would move it most Onboarding velocity up to 24 points 1 in progress Task health up to 2 points Support load up to 1 point",
    );
  });

  it("is not what is missing: that is said to be not counted", async () => {
    const element = await full(
      made({
        signals: [signal("task_health", 0.2, 40), signal("contract_size", 0.3, null, "No contract known")],
      }),
    );
    expect(section(element, "Missing and not counted")).to.contain("Contract size No contract known");
    expect(section(element, "What would move it most")).not.to.contain("Contract size");
  });

  it("is nothing while it is frozen, and the record says when it goes on", async () => {
    const element = await full(
      made({ frozen_at: "2026-05-03T10:00:00.000Z", signals: [signal("task_health", 0.2, 40)] }),
    );
    expect(section(element, "What would move it most")).to.equal(undefined);
    expect(shadowText(element)).to.contain("Frozen since May 3, 2026");
    expect(shadowText(element)).to.contain("It goes on when the customer is active again.");
  });

  it("leaves no empty section where there are no signals", async () => {
    const element = await full(made({ score: null, bucket: null }));
    expect(shadowText(element)).to.contain("Nothing is counted yet.");
    expect(element.shadowRoot?.querySelectorAll("section, h3")).to.have.length(0);
  });

  it("has marked each change of level in its history, and says it in words", async () => {
    const history = [85, 69, 30, 72].map((score, i) => ({ at: `2026-05-0${i + 1}T12:00:00.000Z`, score }));
    const element = await full(made({ score: 72, bucket: "healthy", history }));
    expect(element.shadowRoot?.querySelectorAll(".chart .mark")).to.have.length(3);
    expect(section(element, "Changes of level")).to.equal(
      "Changes of level May 4, 2026 At risk to Healthy, at 72 May 3, 2026 Watch to At risk, at 30 May 2, 2026 Healthy to Watch, at 69",
    );
    await expect(element).to.be.accessible();
  });

  it("and the status may disagree: the record says so, and that a person decides", async () => {
    const element = await full(made({ score: 12, bucket: "at_risk" }), {
      customer: customer({ status: "active", health_score: 12 }),
    });
    expect(shadowText(element)).to.contain("The score says at risk, the status is active.");
    element.customer = customer({ status: "at_risk", health_score: 12 });
    await element.updateComplete;
    expect(shadowText(element)).not.to.contain("The score says");
  });
});

describe("what the host hears", () => {
  it("is that the element is ready, once", async () => {
    let times = 0;
    const hear = () => (times += 1);
    document.addEventListener("pv-ready", hear);
    const { provider } = await mount(html`<pv-health-score customer-id=${HEALTHY}></pv-health-score>`);
    await untilMeter(find(provider));
    await provider.store?.updateCustomer(HEALTHY, { status: "churned" });
    await untilText(find(provider), "Frozen");
    document.removeEventListener("pv-ready", hear);
    expect(times).to.equal(1);
  });
});

type Rgb = [number, number, number];
/** Draws a computed colour over another, as the page does, and reads what came of it. */
function painted(...colours: string[]): Rgb {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser draws nothing.");
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
const luminance = (rgb: Rgb) => {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

for (const scheme of ["light", "dark"] as const) {
  describe(`on a ${scheme} page`, () => {
    const page = document.documentElement;
    beforeEach(() => page.style.setProperty("color-scheme", scheme));
    afterEach(() => page.style.removeProperty("color-scheme"));

    for (const score of ["90", "50", "10", ""]) {
      it(`a score of "${score}" can be read, and its shape be told apart`, async () => {
        const pill = (await scored(score)).shadowRoot?.querySelector(".pill");
        if (!pill) throw new Error("There is no pill.");
        const canvas = scheme === "light" ? "rgb(255 255 255)" : "rgb(18 18 18)";
        const { backgroundColor, color } = getComputedStyle(pill);
        const ground = painted(canvas, backgroundColor);
        expect(contrast(painted(canvas, backgroundColor, color), ground)).to.be.at.least(4.5);
        const shape = pill.querySelector(".shape");
        if (!shape) return;
        const { fill } = getComputedStyle(shape);
        expect(contrast(painted(canvas, backgroundColor, fill), ground)).to.be.at.least(3);
      });
    }

    it("pill and full form have no accessibility fault", async () => {
      const { provider } = await mount(
        html`<pv-health-score customer-id=${HEALTHY}></pv-health-score
          ><pv-health-score customer-id=${HEALTHY} variant="full"></pv-health-score>`,
      );
      await Promise.all(all(provider).map(untilMeter));
      await waitUntil(() => all(provider)[1]?.shadowRoot?.querySelectorAll("details").length === 5);
      for (const element of all(provider)) await expect(element).to.be.accessible();
    });
  });
}
