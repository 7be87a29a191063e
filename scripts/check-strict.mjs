/**
 * Renders every story under the strictest policy that a host may have, alone and beside another Lit, and lets axe look at it in both
 * themes and both directions. A story fails when it throws, when the page says an error, when the policy is violated, when something
 * goes to the network that is not the page's own, or when axe finds or doubts something that nobody has reviewed.
 * Arguments pick stories by a part of their id; `--all` runs every rule in every theme and direction.
 */
import { axeProblems } from "./lib/axe.mjs";
import { launchChromium, openWatchedPage } from "./lib/browser.mjs";
import { writeResults } from "./lib/results-file.mjs";
import { serveStrictStories } from "./lib/strict-stories.mjs";

const slowest = 30_000;
/** What one story may leave behind, the next ones get to see for so many stories at most. */
const beforeReload = 25;
const everything = process.argv.includes("--all");
const parts = process.argv.slice(2).filter((part) => part !== "--all");

/** A story that ends before its data has come would be looked at too early. */
async function settle(page) {
  const isSettled = () => !document.querySelector("#storybook-root :state(loading)");
  await page.waitForFunction(isSettled, { timeout: 3_000 }).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
  });
}

/** A page that collects what goes wrong on it, requests to elsewhere among it. */
async function open(context, url) {
  const { page, problems } = await openWatchedPage(context);
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith("http") && asked.origin !== new URL(url).origin)
      problems.push(`asks ${asked}`);
  });
  // A story that ends with a draft asks whether to leave.
  page.on("dialog", (dialog) => dialog.accept());
  const load = async () => {
    await page.goto(url);
    await page.waitForFunction(() => window.strict, { timeout: slowest });
  };
  await load();
  return { page, problems, load };
}

async function checkStory({ page, problems }, { id, loads }, withAxe) {
  try {
    await page.evaluate((story) => window.strict.show(story), id);
    if (!loads) await settle(page);
    // A violation is told of in a task of its own.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const found = withAxe ? await axeProblems(page, id, { everything }) : [];
    await page.evaluate(() => window.strict.clear());
    return [...problems.splice(0), ...found];
  } catch (error) {
    return [...problems.splice(0), error.message];
  }
}

/** Shows all stories on one page, one after another; axe looks at every second one. */
async function checkPage(browser, url, turn, counts) {
  const opened = await open(await browser.createBrowserContext(), url);
  const known = await opened.page.evaluate(() => window.strict.stories);
  const chosen = known.filter(({ id }) => parts.length === 0 || parts.some((part) => id.includes(part)));
  let untilReload = beforeReload;
  for (const [at, story] of chosen.entries()) {
    const found = await checkStory(opened, story, at % 2 === turn);
    counts[found.length === 0 ? "passed" : "failed"] += 1;
    if (found.length > 0) {
      console.log(`✖ ${story.id} on ${url}\n    ${found.join("\n").replaceAll("\n", "\n    ")}\n`);
    }
    untilReload -= 1;
    if (found.length === 0 && !story.connects && untilReload > 0) continue;
    await opened.load();
    untilReload = beforeReload;
  }
}

async function main() {
  const server = await serveStrictStories();
  const browser = await launchChromium();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    await Promise.all(
      ["/", "/beside.html"].map((path, turn) => checkPage(browser, server.origin + path, turn, counts)),
    );
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  writeResults(counts);
  return counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

process.exitCode = await main();
