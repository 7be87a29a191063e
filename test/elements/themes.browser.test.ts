import "@pivotal/elements/health-score/define";
import { contrastOf } from "@pivotal/elements/contrast";
import { expect, fixture, html } from "@open-wc/testing";
import type { PvHealthScore } from "@pivotal/elements/health-score";
import { linked, seenAs } from "../support/theme-pages.ts";

interface Host {
  readonly name: string;
  readonly preset: string;
  /** The style sheets of the host. */
  readonly sheets: readonly string[];
  /** How this host becomes light or dark. */
  readonly turn: (page: Element, scheme: "light" | "dark") => void;
  /** Where the page has a part in the other colours: how it is marked. None where the host's variables cannot differ within a page. */
  readonly part: ((part: Element, scheme: "light" | "dark") => void) | undefined;
  /** Tokens and the variables of the host that they are to equal. */
  readonly same: Readonly<Record<string, string>>;
}

const byClass = (page: Element, scheme: string) => {
  page.classList.remove("light", "dark");
  page.classList.add(scheme);
};
const byBootstrap = (page: Element, scheme: string) => page.setAttribute("data-bs-theme", scheme);
const own = (name: string) => `/test/support/themes/${name}.css`;

const SHADCN = {
  accent: "--primary",
  "on-accent": "--primary-foreground",
  surface: "--popover",
  "surface-text": "--popover-foreground",
  "text-quiet": "--muted-foreground",
  border: "--border",
};
const MATERIAL = {
  accent: "primary",
  "on-accent": "on-primary",
  focus: "secondary",
  surface: "surface-container",
  "surface-text": "on-surface",
  "text-quiet": "on-surface-variant",
  border: "outline-variant",
  "border-strong": "outline",
  "at-risk-quiet": "error-container",
  "at-risk-border": "error",
  "at-risk-text": "on-error-container",
};
const mapped = (same: Readonly<Record<string, string>>, of: (variable: string) => string) =>
  Object.fromEntries(Object.entries(same).map(([token, variable]) => [token, of(variable)]));

const HOSTS: readonly Host[] = [
  {
    name: "shadcn/ui",
    preset: "shadcn",
    sheets: [own("shadcn")],
    turn: byClass,
    part: byClass,
    same: mapped(SHADCN, (variable) => `var(${variable})`),
  },
  {
    name: "shadcn/ui before Tailwind 4",
    preset: "shadcn-hsl",
    sheets: [own("shadcn-hsl")],
    turn: byClass,
    part: byClass,
    same: mapped(SHADCN, (variable) => `hsl(var(${variable}))`),
  },
  {
    name: "Bootstrap",
    preset: "bootstrap",
    sheets: ["/node_modules/bootstrap/dist/css/bootstrap.css"],
    turn: byBootstrap,
    part: byBootstrap,
    same: {
      accent: "var(--bs-link-color)",
      "on-accent": "var(--bs-body-bg)",
      surface: "var(--bs-body-bg)",
      "surface-text": "var(--bs-body-color)",
      "text-quiet": "var(--bs-secondary-color)",
      border: "var(--bs-border-color)",
      hover: "rgba(var(--bs-emphasis-color-rgb), 0.075)",
      "healthy-quiet": "var(--bs-success-bg-subtle)",
      "healthy-text": "var(--bs-success-text-emphasis)",
      "watch-quiet": "var(--bs-warning-bg-subtle)",
      "watch-text": "var(--bs-warning-text-emphasis)",
      "at-risk-quiet": "var(--bs-danger-bg-subtle)",
      "at-risk-text": "var(--bs-danger-text-emphasis)",
      "info-quiet": "var(--bs-info-bg-subtle)",
      "info-text": "var(--bs-info-text-emphasis)",
    },
  },
  {
    name: "Material Web",
    preset: "material",
    sheets: [own("material")],
    turn: byClass,
    part: byClass,
    same: mapped(MATERIAL, (variable) => `var(--md-sys-color-${variable})`),
  },
  {
    name: "Angular Material",
    preset: "material",
    sheets: [own("angular-material")],
    turn: (page, scheme) => page.classList.toggle("dark-mode", scheme === "dark"),
    part: undefined,
    same: mapped(MATERIAL, (variable) => `var(--mat-sys-${variable})`),
  },
];

const presetOf = (name: string) => `/packages/elements/src/themes/${name}.css`;
const pill = () => fixture<PvHealthScore>(html`<pv-health-score score="12"></pv-health-score>`);
const poor = (element: Element) =>
  contrastOf(element)
    .filter(({ better }) => better)
    .map(({ front, ground, on, ratio }) => `${front} on ${ground} (${on}): ${ratio.toFixed(2)}`);

const page = document.documentElement;
const before = page.getAttributeNames();

describe("the presets", () => {
  let taken: (() => void) | undefined;
  afterEach(() => {
    taken?.();
    for (const name of page.getAttributeNames()) if (!before.includes(name)) page.removeAttribute(name);
  });

  for (const host of HOSTS) {
    for (const scheme of ["light", "dark"] as const) {
      it(`show the colours of a ${scheme} page with ${host.name}, and all can be read`, async () => {
        taken = await linked(...host.sheets, presetOf(host.preset));
        host.turn(page, scheme);
        const element = await pill();
        for (const [token, variable] of Object.entries(host.same)) {
          expect(seenAs(`var(--_pv-${token})`, element), token).to.equal(seenAs(variable, element));
          expect(seenAs(variable, element), variable).to.match(/^color\(srgb/);
        }
        expect(poor(element)).to.deep.equal([]);
      });
    }

    const mark = host.part;
    if (!mark) continue;
    it(`follow a dark part of a light page with ${host.name}, and a light part in that`, async () => {
      taken = await linked(...host.sheets, presetOf(host.preset));
      host.turn(page, "light");
      const place = await fixture<HTMLElement>(
        html`<div>
          <div><pv-health-score score="12"></pv-health-score></div>
        </div>`,
      );
      const [inner, element] = [place.firstElementChild, place.querySelector("pv-health-score")];
      if (!inner || !element) throw new Error("There is nothing to look at.");
      const ground = () => seenAs("light-dark(white, black)", element);
      mark(place, "dark");
      for (const [token, variable] of Object.entries(host.same)) {
        expect(seenAs(`var(--_pv-${token})`, element), token).to.equal(seenAs(variable, element));
      }
      expect(ground()).to.equal(seenAs("black"));
      mark(inner, "light");
      expect(ground()).to.equal(seenAs("white"));
      const { accent = "" } = host.same;
      expect(seenAs("var(--_pv-accent)", element)).to.equal(seenAs(accent, element));
    });
  }

  it("leave every default in place where the page has none of the variables", async () => {
    const element = await pill();
    const colours = () => contrastOf(element).map(({ front, ratio }) => `${front} ${ratio.toFixed(2)}`);
    const usual = colours();
    for (const name of ["shadcn", "shadcn-hsl", "bootstrap", "material"]) {
      taken = await linked(presetOf(name));
      expect(colours(), name).to.deep.equal(usual);
      taken();
    }
  });

  it("give way to any rule of the page", async () => {
    taken = await linked(...(HOSTS[0]?.sheets ?? []), presetOf("shadcn"));
    const element = await pill();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html { --pv-accent: rebeccapurple }");
    document.adoptedStyleSheets.push(sheet);
    try {
      expect(seenAs("var(--_pv-accent)", element)).to.equal(seenAs("rebeccapurple"));
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((held) => held !== sheet);
    }
  });

  for (const scheme of ["light", "dark"] as const) {
    it(`are not needed: on a plain ${scheme} page all can be read`, async () => {
      page.style.setProperty("color-scheme", scheme);
      document.body.style.setProperty("color", "CanvasText");
      const element = await pill();
      expect(contrastOf(element)).to.have.length.above(30);
      expect(poor(element)).to.deep.equal([]);
      document.body.removeAttribute("style");
    });
  }
});
