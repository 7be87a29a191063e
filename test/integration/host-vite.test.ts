import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import type { Browser, Page } from "puppeteer-core";
import { build, defaultClientConditions, preview, type InlineConfig, type PreviewServer } from "vite";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { watchAnswers } from "../support/answers.ts";

const root = join(import.meta.dirname, "..", "..", "examples", "host-vite");

describe("the host that is built with Vite", { timeout: 120_000 }, () => {
  let service: ServedBackend;
  let server: PreviewServer;
  let browser: Browser;
  let url: string;
  let built: string;

  before(async () => {
    service = await serveBackend({ customers: 60, rateLimit: false });
    process.env["PIVOTAL_API_KEY"] = MOCK_API_KEY;
    process.env["PIVOTAL_BASE_URL"] = `${service.url}/api/v1`;
    built = mkdtempSync(join(tmpdir(), "host-vite-"));
    const config: InlineConfig = {
      root,
      configFile: join(root, "vite.config.mjs"),
      logLevel: "error",
      // The packages as they are in this repository, built or not.
      resolve: { conditions: ["pivotal-source", ...defaultClientConditions] },
      build: { outDir: built, emptyOutDir: true, sourcemap: true },
      preview: { port: 0, host: "127.0.0.1" },
    };
    await build(config);
    server = await preview(config);
    url = server.resolvedUrls?.local[0] ?? assert.fail();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await service.close();
  });

  const signedIn = (name: string, path: string, test: (page: Page) => Promise<void>) => async () => {
    const context = await browser.createBrowserContext();
    try {
      const { page, problems }: { page: Page; problems: string[] } = await openWatchedPage(context);
      const hasNo = watchAnswers(page);
      await page.goto(new URL(path, url).href);
      const button = await page.waitForSelector(`button[value=${name}]`);
      await Promise.all([page.waitForNavigation(), button?.click()]);
      await test(page);
      assert.deepEqual(problems, []);
      await hasNo(MOCK_API_KEY);
    } finally {
      await context.close();
    }
  };

  it("has no key in what is built, nor in the source maps", () => {
    const files = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.\w+$/.test(name),
    );
    assert.ok(files.some((name) => name.endsWith(".map")));
    for (const name of files) {
      const text = readFileSync(join(built, name), "utf8");
      for (const secret of [MOCK_API_KEY, "PIVOTAL_API_KEY"])
        assert.equal(text.includes(secret), false, name);
    }
  });

  it(
    "shows a customer's health under a strict policy, and still after a reload",
    signedIn("Ana", "/customers/42", async (page) => {
      await page.waitForSelector("pv-health-score >>> [part=pill]");
      await page.reload();
      await page.waitForSelector("pv-health-score >>> [part=pill]");
    }),
  );

  it(
    "opens a customer from the list without loading the page anew",
    signedIn("Ana", "/", async (page) => {
      await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
      const link = await page.waitForSelector("pv-customer-list >>> [data-row='0'] a");
      await link?.click();
      await page.waitForSelector("pv-health-score >>> [part=pill]");
      assert.match(page.url(), /\/customers\/\d+$/);
      assert.equal(await page.evaluate(() => "sameDocument" in window), true);
      await page.goBack();
      await page.waitForSelector("pv-customer-list >>> [data-row='0'] a");
    }),
  );

  it(
    "forgets who was there when they sign out",
    signedIn("Ben", "/", async (page) => {
      // What is on its way when the session ends is refused, and the browser says so.
      await page.waitForNetworkIdle();
      const [session] = await page.browserContext().cookies();
      const button = await page.waitForSelector(".sign-out");
      await Promise.all([page.waitForNavigation(), button?.click()]);
      await page.waitForSelector("button[value=Ana]");
      const cookie = `${session?.name}=${session?.value}`;
      const headers = { cookie, "x-pivotal-client": "1", "sec-fetch-site": "same-origin" };
      const { status } = await fetch(new URL("/api/pivotal/customers", url), { headers });
      assert.equal(status, 401);
    }),
  );
});
