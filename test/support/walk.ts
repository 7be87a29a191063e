import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Backend } from "@pivotal/mocks";
import type { ElementHandle, Page } from "puppeteer-core";
import { asSignedIn, type OpenDesk } from "./desk.ts";

/** Long enough for a machine that does much else. */
const WAIT_MS = 20_000;
const folder = join(import.meta.dirname, "..", "..", "artifacts", "walks");

/** What may be on the screen, by its role and the name that a screen reader says. */
const named = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`;

/** A person who walks through the pages by what they say, whatever shadow root it is in. Each step waits until it can be taken. */
class Walk {
  readonly page: Page;
  readonly #url: string;
  readonly #name: string;

  /** @param url of the site; `name` is that of the walk. */
  constructor(page: Page, url: string, name: string) {
    this.page = page;
    this.#url = url;
    this.#name = name;
    page.setDefaultTimeout(WAIT_MS);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
  }

  click(role: string, name: string): Promise<void> {
    return this.page.locator(named(role, name)).setTimeout(WAIT_MS).click();
  }

  /** Clicks what is found by a selector, where no name tells it from others. */
  clickOn(selector: string): Promise<void> {
    return this.page.locator(selector).setTimeout(WAIT_MS).click();
  }

  /** Replaces what is in a field by what is typed, and leaves the caret there. */
  async fill(name: string, text: string, role = "textbox"): Promise<void> {
    await this.page.locator(named(role, name)).setTimeout(WAIT_MS).click();
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("a");
    await this.page.keyboard.up("Control");
    if (text === "") await this.page.keyboard.press("Backspace");
    else await this.page.keyboard.type(text);
  }

  async choose(name: string, value: string): Promise<void> {
    const select = await this.page.waitForSelector(named("combobox", name));
    await select?.select(value);
  }

  async sees(role: string, name: string): Promise<void> {
    await this.page.waitForSelector(named(role, name), { visible: true });
  }

  /** Waits until a text stands somewhere below `within`. */
  async reads(text: string, within = "body"): Promise<void> {
    await this.page.waitForSelector(`${within} >>> ::-p-text(${text})`);
  }

  async gone(role: string, name: string): Promise<void> {
    await this.page.waitForSelector(named(role, name), { hidden: true });
  }

  async has(role: string, name: string): Promise<boolean> {
    return (await this.page.$(named(role, name))) !== null;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const [last = "", ...held] = key.split("+").reverse();
      for (const one of held) await this.page.keyboard.down(one as "Control");
      await this.page.keyboard.press(last as "Enter");
      for (const one of held) await this.page.keyboard.up(one as "Control");
    }
  }

  /** Opens one part of the record that is on the page. */
  open(tab: string): Promise<void> {
    return this.click("tab", tab);
  }

  /** Waits until the list shows these and no others. */
  async lists(...names: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const root = document.querySelector("pv-customer-list")?.shadowRoot;
        const shown = [...(root?.querySelectorAll("[data-row] a") ?? [])].map((link) =>
          link.textContent?.trim(),
        );
        return shown.sort().join() === wanted;
      },
      {},
      [...names].sort().join(),
    );
  }

  /** Lets the page save a file. What is returned waits for it, and says where it lies. */
  async download(): Promise<() => Promise<string>> {
    const to = mkdtempSync(join(tmpdir(), "pivotal-walk-"));
    const devtools = await this.page.createCDPSession();
    const { id } = this.page.browserContext();
    await devtools.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: to,
      eventsEnabled: true,
      ...(id === undefined ? {} : { browserContextId: id }),
    });
    const saved = new Promise<string>((resolve) => {
      let name = "";
      devtools.on("Browser.downloadWillBegin", (event) => (name = event.suggestedFilename));
      devtools.on("Browser.downloadProgress", ({ state }) => {
        if (state === "completed") resolve(join(to, name));
      });
    });
    return () => saved;
  }

  async waits(selector: string): Promise<ElementHandle> {
    return (await this.page.waitForSelector(selector)) ?? assert.fail(`no ${selector}`);
  }

  /** Waits until something is so behind the page, such as at the backend. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    const end = performance.now() + WAIT_MS;
    while (!isSo()) {
      assert.ok(performance.now() < end, `never so: ${what}`);
      // A frame of the page's, in which what it does goes on.
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
  }

  /** Keeps a picture of what is on the screen, for people. */
  async picture(of: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${this.#name}-${of}.png`) });
  }
}

/** What the backend was asked to write since this began, each as `PATCH /contacts`; with its status where it was refused. */
function writesSince(backend: Backend): () => readonly string[] {
  const from = backend.log.length;
  return () =>
    backend.log
      .slice(from)
      .filter(({ method }) => method !== "GET")
      .map(({ method, path, status }) => {
        const nouns = path.split("/").filter((_, at) => at % 2 === 1);
        return `${method} /${nouns.join("/")}${status < 300 ? "" : ` ${status}`}`;
      });
}

type Steps = (walk: Walk, writes: () => readonly string[], page: Page) => Promise<void>;

/** A test that is a walk by someone who has signed in. `writes` are those since it began; where it stops is kept as a picture. */
export const walkedIn = (desk: () => OpenDesk) => (who: "ana" | "ben", name: string, steps: Steps) => () =>
  asSignedIn(desk(), who, "/tickets?solved", async (page) => {
    const { host, service } = desk();
    await page.setViewport({ width: 1280, height: 900 });
    const walk = new Walk(page, host.url, name);
    try {
      await steps(walk, writesSince(service.backend), page);
    } catch (error) {
      await walk.picture("stopped");
      throw error;
    }
  });
