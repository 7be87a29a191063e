import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { installPackages, type InstalledProject } from "./installed.ts";
import { NEWEST, visit } from "./strict-host.ts";

/** What is on the page in one frame. */
interface Frame {
  readonly rowHeights: readonly number[];
  readonly schemes: readonly string[];
  readonly accents: readonly string[];
  readonly grounds: readonly string[];
  readonly isDefined: boolean;
}

interface Seen {
  readonly frames: readonly Frame[];
  /** How much the page was moved, as browsers count it. */
  readonly shifts: number;
  readonly moves: readonly string[];
}

/**
 * Runs in the page, first of all. Looks at each frame just before it is painted, and adds the elements' script once the page has been
 * painted without it, as on a slow network.
 */
const WATCH = `
  globalThis.frames = [];
  globalThis.shifts = 0;
  globalThis.moves = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      globalThis.shifts += value;
      for (const { node, previousRect: from, currentRect: to } of sources)
        globalThis.moves.push(value.toFixed(4) + " " + (node?.className || node?.localName || node?.nodeName) + " " + [from.x, from.y, from.width, from.height] + " > " + [to.x, to.y, to.width, to.height]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const tops = ["pv-health-score", "pv-customer-list"].map((tag) => document.querySelector(tag));
    const within = (selector) => tops.flatMap((top) => [...(top?.shadowRoot?.querySelectorAll(selector) ?? [])]);
    const defined = tops.filter((top) => top?.shadowRoot);
    frames.push({
      isDefined: defined.length === 2,
      rowHeights: within(".row").map(({ offsetHeight }) => offsetHeight),
      schemes: defined.map((top) => getComputedStyle(top).colorScheme),
      accents: defined.map((top) => getComputedStyle(top).getPropertyValue("--_pv-accent")),
      grounds: within(".pill:not(.waiting)").map((pill) => getComputedStyle(pill).backgroundColor),
    });
    if (frames.length === 4) {
      const script = document.createElement("script");
      Object.assign(script.dataset, { baseUrl: "/api/pivotal", ...JSON.parse(document.documentElement.dataset.looks) });
      script.src = trustedTypes.createPolicy("host", { createScriptURL: (url) => url }).createScriptURL("/pivotal-elements.js");
      document.head.append(script);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

const page = (looks: Readonly<Record<string, string>>, sheets: readonly string[]): string => `<!doctype html>
<html lang="en" data-looks='${JSON.stringify(looks)}'><head><title>A host</title>
${sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}">`).join("")}
<script src="/watch.js"></script></head><body>
<p>The health of this one is <pv-health-score customer-id="2"></pv-health-score></p>
<p>Its list:</p>
<pv-customer-list></pv-customer-list>
<p>What stands below.</p>
</body></html>`;

describe("a page while its elements load", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
    const dist = join(project.folder, "node_modules", "@pivotal", "elements", "dist");
    const put = (from: string, to: string) => copyFileSync(join(dist, from), join(project.folder, to));
    const looks = { theme: "dark", density: "compact", accent: "rgb(1, 200, 3)" };
    const host =
      "html { background: #14171c; color: #e8eaee; font: 16px/1.5 sans-serif } body { margin: 2em }";
    for (const [site, sheets] of [
      ["kept", ["host.css", "reserve.css"]],
      ["moved", ["host.css"]],
    ] as const) {
      project.write(join(site, "index.html"), page(looks, sheets));
      project.write(join(site, "watch.js"), WATCH);
      project.write(join(site, "host.css"), host);
      put("themes/reserve.css", join(site, "reserve.css"));
      for (const name of ["", ".parts", ".record"])
        put(`pivotal-elements${name}.js`, join(site, `pivotal-elements${name}.js`));
    }
  });
  after(() => project.remove());

  /** What was seen until the list was there and its tools had come. */
  const watched = async (site: string): Promise<Seen> => {
    let seen: Seen | undefined;
    await visit(join(project.folder, site), async ({ page: tab, sees, problems }) => {
      await sees(NEWEST);
      await sees("All customers");
      await tab.waitForNetworkIdle();
      seen = (await tab.evaluate("({ frames, shifts, moves })")) as typeof seen;
      assert.deepEqual(problems, []);
    });
    assert.ok(seen);
    return seen;
  };

  it("moves nothing where the room is reserved, and would without", async (test) => {
    const kept = await watched("kept");
    const moved = await watched("moved");
    test.diagnostic(
      `layout shift with reserve.css ${kept.shifts.toFixed(4)}, without ${moved.shifts.toFixed(4)}`,
    );
    assert.ok(kept.shifts < 0.01, kept.moves.join("\n"));
    assert.ok(moved.shifts > 0.02, `${moved.shifts.toString()} without`);
  });

  it("shows no frame in another theme, density or colour than the tag's", async () => {
    const { frames } = await watched("kept");
    assert.ok(
      frames.some(({ isDefined }) => !isDefined),
      "it is painted before the script is there",
    );
    const defined = frames.filter(({ isDefined }) => isDefined);
    assert.ok(defined.length > 5);
    const all = (of: (frame: Frame) => readonly unknown[]) => [...new Set(defined.flatMap(of))];
    assert.deepEqual(
      all(({ schemes }) => schemes),
      ["dark"],
    );
    assert.deepEqual(
      all(({ accents }) => accents),
      ["rgb(1, 200, 3)"],
    );
    assert.deepEqual(
      all(({ rowHeights }) => rowHeights.filter(Boolean)),
      [32],
    );
    const grounds = all(({ grounds: found }) => found).map(String);
    assert.ok(
      grounds.some((ground) => ground.startsWith("oklch(0.")),
      "the score of the first row",
    );
    // Dark, or next to nothing of the text's colour upon the page.
    for (const ground of grounds) assert.match(ground, /^oklch\(0\.[23]|^oklab\(.* \/ 0\.0/);
  });
});
