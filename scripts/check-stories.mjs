/**
 * Renders stories of the built catalogue in a browser. A story fails when it throws, when its play function does, or when
 * the page says an error. What axe and a strict host say of it is in `check-strict.mjs`, which renders and plays each story, too: so
 * without arguments one story of each file and every page of text is looked at here, which tells whether the catalogue itself works.
 * Arguments pick stories by a part of their id; `all` is every one.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium, openWatchedPage } from "./lib/browser.mjs";
import { writeResults } from "./lib/results-file.mjs";
import { root } from "./lib/root.mjs";
import { serveFolder } from "./lib/static-server.mjs";

const folder = join(root, "storybook-static");
const slowest = 30_000;
const atOnce = 2;

function chosenStories(parts) {
  if (!existsSync(join(folder, "index.json")))
    throw new Error("Build the catalogue first: node scripts/build-storybook.mjs");
  const { entries } = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  const all = Object.values(entries).filter(({ type, tags }) => type === "docs" || tags.includes("test"));
  if (parts.includes("all")) return all;
  if (parts.length > 0) return all.filter(({ id }) => parts.some((part) => id.includes(part)));
  const seen = new Set();
  return all.filter(
    ({ type, importPath }) => type === "docs" || (!seen.has(importPath) && seen.add(importPath)),
  );
}

/** A browser reports each answer of 400 and above as an error of its own; faults are what some stories show. */
const isToldFault = (text, url) => text.includes("Failed to load resource") && url.includes("/api/");

/** Waits for the end of the story's play function, or for the docs page, and returns what it threw. */
function outcome() {
  const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
  if (!channel) return null;
  const thrown = [
    "storyThrewException",
    "playFunctionThrewException",
    "storyErrored",
    "storyMissing",
    "configError",
  ];
  for (const event of thrown) {
    const [what] = channel.last(event) ?? [];
    if (channel.last(event))
      return { error: `${event}: ${what?.stack ?? what?.message ?? what?.description ?? what}` };
  }
  return channel.last("storyFinished") || channel.last("docsRendered") ? {} : null;
}

async function checkStory(context, origin, { id, type }) {
  const { page, problems } = await openWatchedPage(context, { ignore: isToldFault });
  await page.evaluateOnNewDocument(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  try {
    const globals = "a11y.manual:!true";
    await page.goto(
      `${origin}/iframe.html?viewMode=${type === "docs" ? "docs" : "story"}&id=${id}&globals=${globals}`,
    );
    const result = await page.waitForFunction(outcome, { timeout: slowest });
    const { error } = await result.jsonValue();
    if (error) problems.push(error);
  } catch (error) {
    problems.push(error.message);
  } finally {
    await page.close();
  }
  return problems;
}

async function main() {
  const stories = chosenStories(process.argv.slice(2));
  const server = await serveFolder(folder);
  const browser = await launchChromium();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...stories];
  const worker = async () => {
    const context = await browser.createBrowserContext();
    for (let story = queue.shift(); story; story = queue.shift()) {
      const problems = await checkStory(context, server.origin, story);
      if (problems.length === 0) counts.passed += 1;
      else {
        counts.failed += 1;
        console.log(`✖ ${story.id}\n    ${problems.join("\n").replaceAll("\n", "\n    ")}\n`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  writeResults(counts);
  return counts.failed > 0 ? 1 : 0;
}

process.exitCode = await main();
