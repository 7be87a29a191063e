import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import type { Browser, Page } from "puppeteer-core";
import { startHost, type Host } from "../../examples/host-node/src/server.ts";
import { asSignedIn, cookieOf, openDesk, typeSignIn, type OpenDesk } from "../support/desk.ts";
import { bundleElementsScript } from "../support/elements-script.ts";

let desk: OpenDesk;
let service: ServedBackend;
let host: Host;
let browser: Browser;

before(async () => {
  // As on a paid plan: half of it is what one user may ask for in a minute, and these tests open many pages.
  desk = await openDesk({ rateLimit: 600 });
  ({ service, host, browser } = desk);
});
after(() => desk.close());

const signedIn = (name: "ana" | "ben", path: string, test: (page: Page) => Promise<void>) => () =>
  asSignedIn(desk, name, path, test);

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

const score = (page: Page) => page.waitForSelector("pv-customer >>> [part=pill]", { timeout: 10_000 });

/** The names in the list, top to bottom, once there are any. */
async function listedNames(page: Page): Promise<string[]> {
  await page.waitForSelector("pv-customer-list >>> [data-row='0'] a", { timeout: 10_000 });
  return await page.$$eval("pv-customer-list >>> [data-row] a", (links) =>
    links.map((link) => link.textContent?.trim() ?? ""),
  );
}

/** Waits until the drawer shows this customer. */
const drawerOf = (page: Page, name: string) =>
  page.waitForSelector(`#drawer[open] pv-customer >>> header ::-p-text(${name})`, { timeout: 10_000 });

/** A customer in Ben's territory, A to M, or outside it. */
const customerOf = (page: { inside: boolean }) => {
  const rows = [...Array(130).keys()].map((at) => service.backend.db.customer(String(at + 1)));
  return (
    rows.find(
      (row) => row && /^[a-m]/i.test(row.name) === page.inside && row.status === "active" && row.mrr !== null,
    ) ?? assert.fail()
  );
};

describe("Northwind Desk", { timeout: 240_000 }, () => {
  it(
    "shows Ana a customer with its health, and still after a reload",
    signedIn("ana", "/customers/42-whatever", async (page) => {
      assert.equal(page.url(), `${host.url}/customers/42-whatever`);
      const name = await textOf(page, "h1");
      assert.match(String(await (await score(page))?.evaluate((pill) => pill.textContent)), /\d+/);
      await page.reload();
      assert.equal(await textOf(page, "h1"), name);
      await score(page);
    }),
  );

  it(
    "lists Ana's customers, opens the one she clicks, and lists them again after a reload",
    signedIn("ana", "/customers", async (page) => {
      const names = await listedNames(page);
      assert.ok(names.length > 5);
      const link = await page.waitForSelector("pv-customer-list >>> [data-row='2'] a");
      await link?.click();
      await drawerOf(page, names[2] ?? "");
      const drawer = await page.waitForSelector("#drawer-page");
      await Promise.all([page.waitForNavigation(), drawer?.click()]);
      assert.equal(await textOf(page, "h1"), names[2]);
      assert.match(page.url(), /\/customers\/\d+$/);
      await page.goBack();
      await page.reload();
      assert.deepEqual(await listedNames(page), names);
    }),
  );

  it(
    "opens a customer from the list by keyboard alone, and gives the row its focus back",
    signedIn("ana", "/customers", async (page) => {
      const names = await listedNames(page);
      await page.focus("pv-customer-list >>> [role=grid]");
      for (const key of ["ArrowDown", "Enter"] as const) await page.keyboard.press(key);
      await drawerOf(page, names[1] ?? "");
      await page.keyboard.press("Escape");
      await page.waitForSelector("#drawer:not([open])");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await drawerOf(page, names[2] ?? "");
      assert.equal(page.url(), `${host.url}/customers`);
    }),
  );

  it(
    "keeps what the list is filtered by through a reload",
    signedIn("ana", "/customers", async (page) => {
      await listedNames(page);
      await page.type("pv-customer-list >>> input[role=combobox]", "status:at_risk\n");
      await page.waitForFunction(() => location.search.includes("status"));
      await page.reload();
      const names = await listedNames(page);
      const { customers } = service.backend.db;
      for (const name of names)
        assert.ok(
          [...Array(customers.last + 1).keys()].some(
            (n) => customers.get(n)?.name === name && customers.get(n)?.status === "at_risk",
          ),
        );
    }),
  );

  it(
    "answers a ticket beside its customer's record, and solves it",
    signedIn("ana", "/tickets", async (page) => {
      const subject = await textOf(page, ".tickets a");
      await Promise.all([page.waitForNavigation(), page.click(".tickets a")]);
      await score(page);
      await page.type("textarea", "<b>We look into it.</b>");
      await Promise.all([page.waitForNavigation(), page.click("button[value=reply]")]);
      assert.match(await textOf(page, ".message:last-of-type"), /Ana[^]*<b>We look into it\.<\/b>/);
      await Promise.all([page.waitForNavigation(), page.click("button[value=solve]")]);
      await page.goto(`${host.url}/tickets`);
      assert.notEqual(await textOf(page, ".tickets a"), subject);
      await page.goto(`${host.url}/tickets?solved`);
      assert.equal(await textOf(page, ".tickets a"), subject);
    }),
  );

  it(
    "has no page that scrolls sideways on a narrow screen",
    signedIn("ana", "/tickets", async (page) => {
      await page.setViewport({ width: 320, height: 640 });
      for (const path of ["/tickets", "/tickets/1043", "/customers", "/customers/42", "/attention"]) {
        await page.goto(`${host.url}${path}`);
        await page.waitForSelector("main >>> [part=pill], main >>> .pill");
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
      }
    }),
  );

  it(
    "shows Ben the tickets, and the customer of one only in his territory",
    signedIn("ben", "/tickets", async (page) => {
      assert.doesNotMatch(service.backend.db.customer("8")?.name ?? "A", /^[a-m]/i);
      await page.goto(`${host.url}/tickets/1043`);
      assert.match(await textOf(page, "aside"), /not yours to see/);
    }),
  );

  it("takes no form from another site, and none that is larger than a reply", async () => {
    const cookie = await cookieOf(desk, "ana");
    const send = (text: string, site: string) =>
      fetch(`${host.url}/tickets/1043`, {
        method: "POST",
        body: new URLSearchParams({ text, do: "reply" }),
        headers: { cookie, "sec-fetch-site": site },
        redirect: "manual",
      });
    for (const site of ["cross-site", "same-site"]) assert.equal((await send("hello", site)).status, 403);
    assert.equal((await send("x".repeat(70_000), "same-origin")).status, 413);
    const long = "長".repeat(4000);
    assert.equal((await send(long, "same-origin")).status, 303);
    const page = await (await fetch(`${host.url}/tickets/1043`, { headers: { cookie } })).text();
    assert.equal(page.includes(long), true);
    assert.equal(page.includes("hello"), false);
  });

  it(
    "lists the customers of Ben's territory and no others",
    signedIn("ben", "/customers", async (page) => {
      const names = await listedNames(page);
      assert.ok(names.length > 5);
      for (const name of names) assert.match(name.normalize("NFKD"), /^[a-m]/i);
    }),
  );

  it(
    "finds a customer from any page by keyboard alone, and still has it after a reload",
    signedIn("ana", "/customers/42", async (page) => {
      const { name, display_id } = customerOf({ inside: false });
      await page.waitForSelector("pv-search >>> button");
      await page.keyboard.down("Control");
      await page.keyboard.press("k");
      await page.keyboard.up("Control");
      await page.waitForSelector("pv-search >>> dialog[open]");
      await page.keyboard.type(name);
      await page.waitForSelector(`pv-search >>> [role=option]::-p-text(${name})`);
      await page.keyboard.type(` ${display_id}`);
      await page.waitForSelector(`pv-search >>> [aria-selected=true]::-p-text(${name})`);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(page.url(), `${host.url}/customers/${display_id}`);
      assert.equal(await textOf(page, "h1"), name);
      await page.reload();
      assert.equal(await textOf(page, "h1"), name);
    }),
  );

  it(
    "shows Ana a hostile name as text, in the page that the host writes and in what is embedded",
    signedIn("ana", "/customers", async (page) => {
      const name = `</script><!--<img src=x onerror="window.hit=1">' " {{hit}}`;
      const { display_id } = service.backend.add.customer({
        name,
        status: "active",
        plan: name,
        domain: name,
      });
      await page.goto(`${host.url}/customers/${display_id}`);
      await score(page);
      assert.equal(await textOf(page, "h1"), name);
      assert.equal(await page.title(), `${name} · Northwind Desk`);
      assert.equal(await page.$("main img"), null);
      assert.equal(await page.evaluate(() => "hit" in window), false);
    }),
  );

  it("tells people when their session has ended, and keeps what is on the page", async () => {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.goto(`${host.url}/login?next=/customers`);
      await typeSignIn(page, "ana");
      const names = await listedNames(page);
      await context.deleteCookie(...(await context.cookies()));
      await page.evaluate(() => {
        const score = document.createElement("pv-health-score");
        score.setAttribute("customer-id", "7777");
        document.querySelector("main")?.append(score);
      });
      await page.waitForSelector("#signed-out:not([hidden])");
      const href = await page.$eval("#signed-out a", (link) => link.getAttribute("href"));
      assert.equal(href, `${host.url}/login?next=%2Fcustomers`);
      assert.deepEqual(await listedNames(page), names);
    } finally {
      await context.close();
    }
  });

  it(
    "shows Ben a customer of his territory, without its revenue",
    signedIn("ben", "/customers", async (page) => {
      const { display_id, name, mrr } = customerOf({ inside: true });
      await page.goto(`${host.url}/customers/${display_id}`);
      assert.equal(await textOf(page, "h1"), name);
      await score(page);
      const row = await page.evaluate(async (path) => {
        const response = await fetch(path, { headers: { "x-pivotal-client": "1" } });
        return (await response.json()) as { name: string; mrr: number | null };
      }, `/api/pivotal/customers/${display_id}`);
      assert.equal(row.name, name);
      assert.equal(row.mrr, null);
      assert.notEqual(mrr, null);
    }),
  );

  it("knows no customer outside Ben's territory, in its pages and behind them", async () => {
    const cookie = await cookieOf(desk, "ben");
    const { display_id } = customerOf({ inside: false });
    for (const id of [display_id, 99_999]) {
      assert.equal((await fetch(`${host.url}/customers/${id}`, { headers: { cookie } })).status, 404);
      const headers = { cookie, "x-pivotal-client": "1", "sec-fetch-site": "same-origin" };
      const answer = await fetch(`${host.url}/api/pivotal/customers/${id}`, { headers });
      assert.equal(answer.status, 404);
      assert.match(await answer.text(), /customer_not_found/);
    }
  });

  it("lets nobody in without signing in, nor with a forged cookie", async () => {
    const forged = (await cookieOf(desk, "ben")).replace(/=[^.]+/, `=${btoa("ana@northwind.example")}`);
    for (const cookie of ["", forged]) {
      const page = await fetch(`${host.url}/customers/42`, { headers: { cookie }, redirect: "manual" });
      assert.equal(page.headers.get("location"), "/login?next=%2Fcustomers%2F42");
      const headers = { cookie, "x-pivotal-client": "1", "sec-fetch-site": "same-origin" };
      assert.equal((await fetch(`${host.url}/api/pivotal/customers/42`, { headers })).status, 401);
    }
  });

  it("signs in with the right password only, and never sends people to another site", async () => {
    const wrong = await signIn("ana", "wrong");
    assert.equal(wrong.status, 401);
    assert.equal(wrong.headers.get("set-cookie"), null);
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      const { headers } = await signIn("ana", "northwind", next);
      assert.equal(headers.get("location"), "/tickets");
      assert.match(headers.get("set-cookie") ?? "", /HttpOnly; SameSite=Lax/);
    }
  });
});

function signIn(name: string, password: string, next = "/customers"): Promise<Response> {
  const body = new URLSearchParams({ email: `${name}@northwind.example`, password, next });
  return fetch(`${host.url}/login`, { method: "POST", body, redirect: "manual" });
}

describe("Northwind Desk without Pivotal", { timeout: 240_000 }, () => {
  it("still shows its page, says what is missing, and offers to try again", async () => {
    const elementsScript = await bundleElementsScript();
    const gone = await serveBackend({ customers: 1 });
    await gone.close();
    const desk = await startHost({
      port: 0,
      apiKey: MOCK_API_KEY,
      pivotalUrl: `${gone.url}/api/v1`,
      elementsScript,
    });
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.goto(`${desk.url}/customers/42`);
      await typeSignIn(page, "ana");
      assert.match(await textOf(page, "main"), /could not be loaded just now/);
      await page.waitForSelector("pv-customer >>> ::-p-text(Try again)", { timeout: 20_000 });
    } finally {
      await context.close();
      await desk.close();
    }
  });
});
