import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/provider/define";
import { configure, setAppearance, type Appearance } from "@pivotal/elements";
import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { PvHealthScore } from "@pivotal/elements/health-score";
import { TOKENS } from "../../packages/elements/src/styles/token-list.ts";
import { loaded, rows } from "../support/customer-list.ts";
import { mount } from "../support/mount.ts";
import { seenAs } from "../support/theme-pages.ts";

const page = document.documentElement;
const pill = () => fixture<PvHealthScore>(html`<pv-health-score score="12"></pv-health-score>`);
const accentOf = (element: Element) => seenAs("var(--_pv-accent)", element);
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What one act makes the console warn of. */
async function warned(act: () => void): Promise<string> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void said.push(words.join(" "));
  try {
    act();
    await waitUntil(() => said.length > 0, "the console warns");
    await new Promise((resolve) => setTimeout(resolve));
    expect(said).to.have.length(1);
    return said.join();
  } finally {
    console.warn = warn;
  }
}

describe("the appearance that a host sets from a script", () => {
  afterEach(() => {
    setAppearance(null);
    expect(page.style.length, "nothing is left on the page").to.equal(0);
  });

  it("is there at once, changes, and is taken away again", async () => {
    const element = await pill();
    const usual = accentOf(element);
    configure({
      client: (await import("../support/mount.ts")).clientOf().client,
      appearance: { variables: { accent: "rebeccapurple" } },
    });
    expect(accentOf(element)).to.equal(seenAs("rebeccapurple"));
    setAppearance({ theme: "dark", variables: { onAccent: "rgb(1 2 3)" } });
    expect(accentOf(element), "the accent is no longer set, and the dark one counts").not.to.equal(usual);
    expect(accentOf(element)).not.to.equal(seenAs("rebeccapurple"));
    expect(seenAs("var(--_pv-on-accent)", element)).to.equal(seenAs("rgb(1 2 3)"));
    setAppearance({ theme: "auto" });
    expect(accentOf(element)).to.equal(usual);
    configure(null);
  });

  it("takes every token that all elements read", async () => {
    const shared = TOKENS.filter((token) => !("of" in token)).filter(
      ({ name }) => name !== "density" && name !== "color-scheme",
    );
    expect(shared).to.have.length.above(25);
    const variables = Object.fromEntries(
      shared.map(({ name, kind }) => [camel(name), kind === "length" ? "3px" : "rgb(1 2 3)"]),
    ) as Appearance["variables"];
    setAppearance({ variables });
    for (const { name } of shared) expect(page.style.getPropertyValue(`--pv-${name}`), name).not.to.equal("");
  });

  it("refuses names that are no tokens, with the nearest one, in one warning, and takes the rest", async () => {
    const element = await pill();
    const said = await warned(() =>
      setAppearance({
        variables: { acent: "red", colorPrimary: "red", accent: "rgb(1 2 3)" } as Appearance["variables"],
      }),
    );
    expect(said).to.include('There is no "acent"; the nearest is "accent".');
    expect(said).to.include('There is no "colorPrimary"');
    expect(accentOf(element)).to.equal(seenAs("rgb(1 2 3)"));
    expect(page.style).to.have.length(1);
  });

  const bad = [
    ["accent", "url(/x.png)"],
    ["accent", "var(--none) URL(/x.png)"],
    ["accent", "var(--none) u\\72l(/x.png)"],
    ["accent", 'var(--none) image-set("/x.png" 1x)'],
    ["accent", "red; background: url(/x.png)"],
    ["accent", "red } * { display: none"],
    ["accent", "reddish"],
    ["accent", "4px"],
    ["radius", "red"],
    ["space", "4"],
    ["theme", "drak"],
    ["density", "dense"],
  ] as const;
  for (const [name, value] of bad) {
    it(`refuses ${value} for ${name}`, async () => {
      const appearance =
        name === "theme" || name === "density" ? { [name]: value } : { variables: { [name]: value } };
      const said = await warned(() => setAppearance(appearance));
      expect(said).to.include(`"${name}" must be`);
      expect(page.style.length).to.equal(0);
    });
  }

  it("holds for a part of the page by its provider, and the page around stays as it is", async () => {
    const provider = await fixture(
      html`<pv-provider .appearance=${{ theme: "dark", variables: { accent: "rgb(1 2 3)" } }}
        ><pv-health-score score="12"></pv-health-score
      ></pv-provider>`,
    );
    const element = provider.querySelector("pv-health-score") as Element;
    expect(accentOf(element)).to.equal(seenAs("rgb(1 2 3)"));
    expect(seenAs("light-dark(white, black)", element)).to.equal(seenAs("black"));
    expect(accentOf(await pill())).not.to.equal(seenAs("rgb(1 2 3)"));
    Object.assign(provider, { appearance: null });
    await (provider as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    expect(seenAs("light-dark(white, black)", element)).to.equal(seenAs("white"));
  });

  it("makes a list that is there compact, and comfortable again, with no gap between its rows", async () => {
    const { provider } = await mount(html`<pv-customer-list></pv-customer-list>`, { customers: 60 });
    const list = provider.querySelector("pv-customer-list");
    if (!list) throw new Error("There is no list.");
    await loaded(list);
    const step = () => {
      const [first, second] = rows(list);
      return first && second ? second.getBoundingClientRect().top - first.getBoundingClientRect().top : 0;
    };
    await waitUntil(() => step() === 40);
    provider.appearance = { density: "compact" };
    await waitUntil(() => rows(list)[0]?.offsetHeight === 32 && step() === 32, "rows of 32 px");
    provider.appearance = null;
    await waitUntil(() => rows(list)[0]?.offsetHeight === 40 && step() === 40, "rows of 40 px");
    list.density = "compact";
    await waitUntil(() => step() === 32, "by the list's own word");
  });
});
