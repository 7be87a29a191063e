import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const reviewedFile = join(root, "test", "support", "axe-reviewed.json");

/** Doubts that a person has looked at: `{ rule, story, target?, why }`; `story` and `target` are regular expressions. */
function isReviewed(reviewed, story, { kind, rule, target }) {
  return reviewed.some(
    (entry) =>
      kind === "incomplete" &&
      entry.rule === rule &&
      new RegExp(entry.story).test(story) &&
      (!entry.target || new RegExp(entry.target).test(target)),
  );
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What a theme or a direction can change: colours, and what lies where. */
const looks = ["color-contrast", "target-size", "scrollable-region-focusable"];

/**
 * Puts the story at hand into a theme and a direction. What covers other things takes the page's colour when it draws, so it is asked
 * to draw.
 */
async function dress({ theme, direction }) {
  const page = document.documentElement;
  page.dataset.theme = theme;
  page.dir = direction;
  const redraw = (root) => {
    for (const element of root.querySelectorAll("*")) {
      element.requestUpdate?.();
      if (element.shadowRoot) redraw(element.shadowRoot);
    }
  };
  redraw(document);
  for (let frames = 0; frames < 2; frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}

function runAxe(runOnly) {
  const options = {
    resultTypes: ["violations", "incomplete"],
    runOnly,
    // A story is a part of a page: its landmarks and its first heading are the page's.
    rules:
      runOnly.type === "tag"
        ? { region: { enabled: false }, "page-has-heading-one": { enabled: false } }
        : {},
  };
  return window.axe.run(document.querySelector("#storybook-root"), options).then((results) =>
    ["violations", "incomplete"].flatMap((kind) =>
      results[kind].flatMap(({ id, nodes, help }) =>
        nodes.map((node) => ({
          kind,
          rule: id,
          help,
          target: node.target.flat().join(" >> "),
          why: [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; "),
        })),
      ),
    ),
  );
}

/**
 * Runs axe on the story at hand: all its rules first, then, in each other theme and direction, those that these can change, or all
 * with `everything`. The page serves axe at `/axe.js`.
 */
export async function axeProblems(page, story, { everything = false } = {}) {
  const reviewed = JSON.parse(readFileSync(reviewedFile, "utf8"));
  await page.evaluate(() => import("/axe.js"));
  const problems = [];
  for (const direction of ["ltr", "rtl"]) {
    for (const theme of ["light", "dark"]) {
      await page.evaluate(dress, { theme, direction });
      const all = everything || (theme === "light" && direction === "ltr");
      const runOnly = all ? { type: "tag", values: tags } : { type: "rule", values: looks };
      const found = await page.evaluate(runAxe, runOnly);
      for (const { kind, rule, help, target, why } of found.filter(
        (each) => !isReviewed(reviewed, story, each),
      )) {
        const verb = kind === "violations" ? "found" : "doubts";
        problems.push(`axe ${verb} ${rule} (${theme}, ${direction}): ${help} (${target}) ${why}`);
      }
    }
  }
  return problems;
}
