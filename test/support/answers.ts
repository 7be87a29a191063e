import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";

/**
 * Collects what a page is answered with, head and body, each file of `/assets/` once. What it returns fails when a secret is in any of it,
 * or when nothing was collected.
 */
export function watchAnswers(page: Page): (...secrets: string[]) => Promise<void> {
  const answers: Promise<string>[] = [];
  const assets = new Set<string>();
  // Of those that came whole: the text of an answer that a new page has cut off never comes.
  page.on("requestfinished", (request) => {
    const url = request.url();
    // Large, and the same each time.
    if (assets.has(url)) return;
    if (url.includes("/assets/")) assets.add(url);
    const response = request.response();
    if (!response) return;
    answers.push(
      Promise.resolve(`${url} ${JSON.stringify(response.headers())}`),
      response.text().catch(() => ""),
    );
  });
  return async (...secrets) => {
    assert.ok(answers.length > 0, "nothing was answered");
    for (const text of await Promise.all(answers))
      for (const secret of secrets) assert.equal(text.includes(secret), false, text.slice(0, 200));
  };
}
