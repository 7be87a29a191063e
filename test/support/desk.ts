import assert from "node:assert/strict";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { newWebhookSecret, sendWebhooks, serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import type { Browser, Page } from "puppeteer-core";
import { startHost, type Host } from "../../examples/host-node/src/server.ts";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { watchAnswers } from "./answers.ts";
import { bundleElementsScript } from "./elements-script.ts";

/** The example host at work: a backend behind HTTP, the host in front of it, and a browser. */
export interface OpenDesk {
  readonly service: ServedBackend;
  readonly host: Host;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The secret of the desk's webhook endpoint. */
export const WEBHOOK_SECRET = newWebhookSecret();

/** Starts the example host with the elements as their sources are now. With `live`, the backend tells it what happens. */
export async function openDesk({ rateLimit = 600, live = false } = {}): Promise<OpenDesk> {
  const service = await serveBackend({ customers: 130, rateLimit });
  const elementsScript = await bundleElementsScript();
  const host = await startHost({
    port: 0,
    apiKey: MOCK_API_KEY,
    pivotalUrl: `${service.url}/api/v1`,
    webhookSecret: WEBHOOK_SECRET,
    elementsScript,
  });
  const problems: string[] = [];
  const webhooks = live
    ? sendWebhooks(service.backend, {
        url: `${host.url}/hooks/pivotal`,
        secret: WEBHOOK_SECRET,
        onProblem: (problem) => void problems.push(problem),
      })
    : undefined;
  const browser = await launchChromium();
  const close = async () => {
    webhooks?.close();
    await browser.close();
    await host.close();
    await service.close();
    assert.deepEqual(problems, []);
  };
  return { service, host, browser, close };
}

/** Types who it is into the page that asks, and waits for the page that comes then. */
export async function typeSignIn(page: Page, name: "ana" | "ben"): Promise<void> {
  await page.type("input[name=email]", `${name}@northwind.example`);
  await page.type("input[name=password]", "northwind");
  await Promise.all([page.waitForNavigation(), page.click("button.primary")]);
}

/** The cookie of whoever has just signed in, as `name=value`. */
export async function cookieOf({ host }: OpenDesk, name: "ana" | "ben"): Promise<string> {
  const body = new URLSearchParams({ email: `${name}@northwind.example`, password: "northwind" });
  const answer = await fetch(`${host.url}/login`, { method: "POST", body, redirect: "manual" });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? assert.fail("not signed in");
}

/** Runs `test` in a browser of its own, in which whoever it is has signed in and gone to `path`. Fails on any problem of any page, and on a key in any answer. */
export async function asSignedIn(
  desk: OpenDesk,
  name: "ana" | "ben",
  path: string,
  test: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await desk.browser.createBrowserContext();
  try {
    const { page, problems }: { page: Page; problems: string[] } = await openWatchedPage(context);
    const hasNo = watchAnswers(page);
    const [cookie = "", value = ""] = (await cookieOf(desk, name)).split("=");
    await context.setCookie({ name: cookie, value, domain: new URL(desk.host.url).hostname, path: "/" });
    await page.goto(`${desk.host.url}${path}`);
    await test(page);
    assert.deepEqual(problems, []);
    await hasNo(MOCK_API_KEY, WEBHOOK_SECRET);
  } finally {
    await context.close();
  }
}
