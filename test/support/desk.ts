import assert from "node:assert/strict";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import type { Browser, Page } from "puppeteer-core";
import { startHost, type Host } from "../../examples/host-node/src/server.ts";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { bundleElementsScript } from "./elements-script.ts";

/** The example host at work: a backend behind HTTP, the host in front of it, and a browser. */
export interface OpenDesk {
  readonly service: ServedBackend;
  readonly host: Host;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts the example host with the elements as their sources are now. */
export async function openDesk({ rateLimit = 600 } = {}): Promise<OpenDesk> {
  const service = await serveBackend({ customers: 130, rateLimit });
  const elementsScript = await bundleElementsScript();
  const host = await startHost({
    port: 0,
    apiKey: MOCK_API_KEY,
    pivotalUrl: `${service.url}/api/v1`,
    elementsScript,
  });
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    await host.close();
    await service.close();
  };
  return { service, host, browser, close };
}

/** Types who it is into the page that asks, and waits for the page that comes then. */
export async function typeSignIn(page: Page, name: "ana" | "ben"): Promise<void> {
  await page.type("input[name=email]", `${name}@northwind.example`);
  await page.type("input[name=password]", "northwind");
  await Promise.all([page.waitForNavigation(), page.click("button.primary")]);
}

/** Runs `test` in a browser of its own, in which whoever it is has signed in and gone to `path`. Fails on any problem of any page, and on a key in any answer. */
export async function asSignedIn(
  { browser, host }: OpenDesk,
  name: "ana" | "ben",
  path: string,
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.createBrowserContext();
  try {
    const { page, problems }: { page: Page; problems: string[] } = await openWatchedPage(context);
    const answers: Promise<string>[] = [];
    // Of those that came whole: the text of an answer that a new page has cut off never comes.
    page.on("requestfinished", (request) => {
      const text = request.response()?.text();
      if (text) answers.push(text.catch(() => ""));
    });
    await page.goto(`${host.url}${path}`);
    await typeSignIn(page, name);
    await test(page);
    assert.deepEqual(problems, []);
    for (const text of await Promise.all(answers)) assert.equal(text.includes(MOCK_API_KEY), false);
  } finally {
    await context.close();
  }
}
