import "@pivotal/elements/health-score/define";
import { checkContrast, contrastOf } from "@pivotal/elements/contrast";
import { expect, fixture, html, waitUntil } from "@open-wc/testing";

const page = document.documentElement;
const pill = () => fixture<HTMLElement>(html`<div><pv-health-score score="12"></pv-health-score></div>`);

/** What the console is warned of until `stop` is called. */
function listening() {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void said.push(words.join(" "));
  return { said, stop: () => void (console.warn = warn) };
}

async function sayingOf(act: () => unknown): Promise<string[]> {
  const { said, stop } = listening();
  try {
    await act();
  } finally {
    stop();
  }
  return said;
}

describe("the check of contrast", () => {
  afterEach(() => page.removeAttribute("style"));

  for (const scheme of ["light", "dark"] as const) {
    it(`is silent about the defaults on a ${scheme} page`, async () => {
      page.style.setProperty("color-scheme", scheme);
      page.style.setProperty("color", "CanvasText");
      const place = await pill();
      expect(await sayingOf(() => checkContrast(place))).to.deep.equal([]);
    });
  }

  it("warns once of an accent that cannot be read, with both tokens, the ratio and a colour that can", async () => {
    const place = await pill();
    place.style.setProperty("--pv-accent", "oklch(0.85 0.15 95)");
    const said = await sayingOf(() => {
      expect(checkContrast(place)).to.have.length.above(2);
      checkContrast(place);
    });
    const onPage = said.find((line) => line.includes("--pv-accent on the page's background"));
    expect(onPage).to.match(
      /a contrast of 1\.\d+:1 in light colours\. Text needs 4\.5:1: set --pv-accent to #/,
    );
    const onAccent = said.filter((line) => line.includes("--pv-on-accent on --pv-accent"));
    expect(onAccent).to.have.length(1);
    const [, better = ""] = /set --pv-on-accent to (#\w{6}), or another/.exec(onAccent[0] ?? "") ?? [];
    place.style.setProperty("--pv-on-accent", better);
    const element = place.querySelector("pv-health-score");
    const now = element && contrastOf(element).find(({ front }) => front === "on-accent");
    expect(now?.ratio).to.be.at.least(4.5);
  });

  const same = {
    "oklch()": "oklch(0.5 0.17 262)",
    "color-mix()": "color-mix(in oklab, oklch(0.5 0.17 262) 100%, white)",
    "light-dark()": "light-dark(oklch(0.5 0.17 262), red)",
    "a variable": "var(--brand)",
    "relative colours": "oklch(from oklch(0.9 0.17 262) 0.5 c h)",
  };
  it(`reads ${Object.keys(same).join(", ")} alike`, async () => {
    const place = await pill();
    place.style.setProperty("--brand", "oklch(0.5 0.17 262)");
    const element = place.querySelector("pv-health-score") as Element;
    const ratios = Object.values(same).map((value) => {
      place.style.setProperty("--pv-accent", value);
      return contrastOf(element)
        .find(({ front }) => front === "on-accent")
        ?.ratio.toFixed(3);
    });
    expect(new Set(ratios).size).to.equal(1);
    expect(Number(ratios[0])).to.be.within(6, 6.5);
  });

  it("measures upon what the page paints behind, through what is half transparent", async () => {
    const place = await pill();
    const element = place.querySelector("pv-health-score") as Element;
    const text = () => contrastOf(element).find(({ front, ground }) => front === "text" && ground === "page");
    place.style.setProperty("color", "#777");
    expect(text()?.ratio).to.be.closeTo(4.48, 0.01);
    place.style.setProperty("background", "rgb(0 0 0 / 0.5)");
    expect(text()?.ratio).to.be.closeTo(1.13, 0.02);
    place.style.setProperty("background", "black");
    expect(text()?.ratio).to.be.closeTo(4.69, 0.01);
    place.style.setProperty("background", "linear-gradient(red, blue)");
    expect(contrastOf(element), "a picture's colours cannot be told").to.deep.equal([]);
  });

  it("leaves nothing in the element", async () => {
    const element = (await pill()).querySelector("pv-health-score") as Element;
    const before = element.shadowRoot?.childNodes.length;
    contrastOf(element);
    expect(element.shadowRoot?.childNodes.length).to.equal(before);
  });

  it("looks by itself in development: at each element that is shown, and again when the page's theme changes", async () => {
    await import("../../packages/elements/src/contrast/watch.ts");
    const { said, stop } = listening();
    try {
      page.style.setProperty("--pv-healthy-text", "oklch(0.8 0.1 155)");
      await pill();
      await waitUntil(() => said.some((line) => line.includes("--pv-healthy-text")));
      expect(said.join()).to.include("in light colours");
      page.style.setProperty("color-scheme", "dark");
      page.style.setProperty("color", "CanvasText");
      page.style.setProperty("--pv-watch-text", "oklch(0.4 0.1 155)");
      await waitUntil(() => said.some((line) => line.includes("--pv-watch-text")));
      expect(said.filter((line) => line.includes("--pv-watch-text")).join()).to.include("in dark colours");
    } finally {
      stop();
    }
  });
});
