import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./root.mjs";

const reviewedFile = join(root, "test", "support", "axe-reviewed.json");
const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

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

function runAxe(only) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const options = {
    resultTypes: ["violations", "incomplete"],
    runOnly: only ? { type: "rule", values: [only] } : { type: "tag", values: tags },
    // A story is a part of a page: its landmarks and its first heading are the page's.
    rules: only ? {} : { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  };
  return window.axe.run(document.querySelector("#storybook-root") ?? document.body, options).then((results) =>
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

/** Runs axe on the story at hand, and its contrast rule once more in the dark theme. */
export async function axeProblems(page, story) {
  const reviewed = JSON.parse(readFileSync(reviewedFile, "utf8"));
  await page.addScriptTag({ path: axeFile });
  const light = await page.evaluate(runAxe, null);
  const previous = await page.evaluate(() => {
    const { theme } = document.documentElement.dataset;
    document.documentElement.dataset.theme = theme === "dark" ? "light" : "dark";
    return document.documentElement.dataset.theme;
  });
  const other = await page.evaluate(runAxe, "color-contrast");
  return [...light, ...other.map((found) => ({ ...found, theme: previous }))]
    .filter((found) => !isReviewed(reviewed, story, found))
    .map(
      ({ kind, rule, help, target, why, theme }) =>
        `axe ${kind === "violations" ? "found" : "doubts"} ${rule}${theme ? ` in the ${theme} theme` : ""}: ${help} (${target}) ${why}`,
    );
}
