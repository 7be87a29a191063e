import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import { createPivotalHandler, createSession, toNodeHandler, type SessionOptions } from "@pivotal/sdk/server";
import type { Browser, Page } from "puppeteer-core";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { bundleElementsScript } from "../support/elements-script.ts";

const PATIENCE = { timeout: 20_000 };
const LIST = "pv-customer-list >>>";
const TTL_SECONDS = 600;
/** In the last minute of a session, and after its end. */
const LATE_MS = 545_000;
const OVER_MS = 700_000;

/** What the page's own script has to do: the connection, and what happens when the session has ended. */
const PAGE_SCRIPT = (handler: string) => `
window.ended = [];
document.body.addEventListener("pv-session-ended", (event) => {
  window.ended.push(event.detail.code);
  window.resume = () => event.detail.resume();
});
PivotalElements.configure({
  baseUrl: "${handler}/api/pivotal",
  fetchSession: async () => {
    const response = await fetch("/pivotal-session", { method: "POST" });
    if (!response.ok) throw new Error("The session was refused");
    return response.json();
  },
});`;

const MARKUP = `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,">
<script src="/elements.js" defer></script><script src="/page.js" defer></script>
<body><pv-customer-list></pv-customer-list></body></html>`;

declare global {
  interface Window {
    ended: unknown[];
    resume(): void;
  }
}

let service: ServedBackend;
let browser: Browser;
let clock: Clock;
let page: Page;
let problems: string[];
const servers: Server[] = [];
/** Whether the page's own server knows who is there, and how often it was asked. */
const app = { url: "", isSignedIn: true, asked: 0 };

const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** The page's own server: its files, and a session for who has signed in. */
const appServer =
  (
    files: Readonly<Record<string, string | Buffer>>,
    policy: string,
    sessions: SessionOptions,
  ): RequestListener =>
  (request, response) => {
    const answer = async () => {
      if (request.url === "/pivotal-session") {
        app.asked += 1;
        if (!app.isSignedIn) return void response.writeHead(401).end();
        const session = await createSession({ user: "ana", ttlSeconds: TTL_SECONDS }, sessions);
        return void response.end(JSON.stringify(session));
      }
      const file = files[request.url ?? ""];
      if (file === undefined) return void response.writeHead(404).end();
      const type = request.url === "/" ? "text/html" : "text/javascript";
      response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(file);
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  };

before(async () => {
  clock = FakeTimers.install({ now: Date.now(), toFake: ["Date"] });
  service = await serveBackend({ customers: 60, rateLimit: false });
  const origins: string[] = [];
  const sessions: SessionOptions = {
    keys: [{ kid: "1", secret: "s".repeat(64) }],
    audience: "the desk",
    get origins() {
      return origins.length === 0 ? ["https://not.yet.example"] : origins;
    },
  };
  const handler = await listen(
    toNodeHandler(
      createPivotalHandler({
        apiKey: MOCK_API_KEY,
        baseUrl: `${service.url}/api/v1`,
        authorize: () => "unauthenticated",
        sessions,
        budget: 5_000,
        onAudit: () => undefined,
      }),
    ),
  );
  const files: Record<string, string | Buffer> = {
    "/": MARKUP,
    "/page.js": PAGE_SCRIPT(handler),
    "/elements.js": await readFile(await bundleElementsScript()),
  };
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${handler}; img-src data:; require-trusted-types-for 'script'`;
  app.url = await listen(appServer(files, policy, sessions));
  origins.push(app.url);
  browser = await launchChromium();
  ({ page, problems } = await openWatchedPage(browser));
  await page.setViewport({ width: 1000, height: 700 });
  await page.goto(app.url);
  await page.waitForSelector(`${LIST} [data-row='5'] a`, PATIENCE);
});

after(async () => {
  clock.uninstall();
  await browser.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await service.close();
});

/** Lets so much time pass on both servers and in the page, as when a machine has slept. */
const pass = async (ms: number) => {
  clock.setSystemTime(Date.now() + ms);
  await page.evaluate((by) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + by;
  }, ms);
};

/** What went wrong on the page, but for what the browser notes of the refusals that this is about. */
const unforeseen = () => problems.filter((text) => !/status of 401/.test(text));

let shown = 40;
/** Shows the contacts of one more customer, for which the page has to ask. */
const askAgain = async (): Promise<void> => {
  shown += 1;
  await page.evaluate((id) => {
    const contacts = document.createElement("pv-contacts");
    contacts.setAttribute("customer-id", String(id));
    document.body.append(contacts);
  }, shown);
};
const answered = () => page.waitForSelector(`pv-contacts[customer-id='${shown}'] >>> .head .add`, PATIENCE);

/** What a person would lose if the page began anew: the filter, the place in the list, and what is typed. */
const held = () =>
  page.evaluate(() => {
    const root = document.querySelector("pv-customer-list")?.shadowRoot;
    const editor = root?.querySelector("pv-field-editor")?.shadowRoot;
    return {
      filter: root?.querySelector<HTMLInputElement>("input[role=combobox]")?.value,
      query: document.querySelector<HTMLElement & { query: string }>("pv-customer-list")?.query,
      scrolled: [...(root?.querySelectorAll("*") ?? [])].find((one) => one.scrollTop > 0)?.scrollTop ?? 0,
      draft: editor?.querySelector("input")?.value,
      focus: root?.activeElement?.localName,
    };
  });

describe("a page of another origin", { timeout: 120_000 }, () => {
  it("shows customers by a session, which it has asked for once", async () => {
    assert.equal(app.asked, 1);
    assert.deepEqual(unforeseen(), []);
  });

  it("renews it ahead of its end, once, and nobody sees it: filter, place and draft stay", async () => {
    await page.type(`${LIST} input[role=combobox]`, "status:active\n");
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLElement & { query: string }>("pv-customer-list")?.query ===
        "status:active",
    );
    await page.focus(`${LIST} [role=grid]`);
    for (let times = 0; times < 20; times += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("F2");
    await page.waitForSelector(`${LIST} pv-field-editor >>> input`, PATIENCE);
    await page.keyboard.type(" draft");
    const before = await held();
    assert.ok(before.scrolled > 0 && before.draft?.endsWith(" draft"), JSON.stringify(before));

    await pass(LATE_MS);
    for (let times = 0; times < 4; times += 1) await askAgain();
    await answered();
    assert.equal(app.asked, 2);
    assert.deepEqual(await held(), before);
    assert.deepEqual(await page.evaluate(() => window.ended), []);
  });

  it("is told once when it ends and cannot be renewed, says so, and keeps the draft", async () => {
    const before = await held();
    app.isSignedIn = false;
    await pass(OVER_MS);
    for (let times = 0; times < 3; times += 1) await askAgain();
    await page.waitForSelector("pv-contacts >>> ::-p-text(You are signed out)", PATIENCE);
    await page.waitForFunction(() => window.ended.length > 0, PATIENCE);
    await page.keyboard.press("Enter");
    await page.waitForSelector(`${LIST} pv-field-editor >>> ::-p-text(Not saved)`, PATIENCE);
    const { query, scrolled } = await held();
    assert.deepEqual([query, scrolled], [before.query, before.scrolled]);
    const words = await page.$eval(
      `${LIST} pv-field-editor`,
      (editor) => editor.shadowRoot?.textContent ?? "",
    );
    assert.ok(words.includes(before.draft ?? "?"), words);
    assert.deepEqual(await page.evaluate(() => window.ended), ["session_renewal_failed"]);
  });

  it("goes on by one call once its user has signed in again, with the draft still there", async () => {
    app.isSignedIn = true;
    await page.evaluate(() => window.resume());
    await answered();
    assert.equal(await page.$("pv-contacts >>> ::-p-text(You are signed out)"), null);
    const words = await page.$eval(
      `${LIST} pv-field-editor`,
      (editor) => editor.shadowRoot?.textContent ?? "",
    );
    assert.ok(words.includes(" draft"), words);
    assert.equal((await held()).query, "status:active");
    // It ends another time, and is told another time.
    app.isSignedIn = false;
    await pass(OVER_MS);
    await askAgain();
    await page.waitForFunction(() => window.ended.length === 2, PATIENCE);
    assert.deepEqual(unforeseen(), []);
  });
});
