import { existsSync, globSync } from "node:fs";
import { freePort } from "../ports.mjs";
import { start, stopAll } from "../processes.mjs";
import { untilReady, WebDriverPage } from "./webdriver.mjs";

const driver = "/usr/bin/WebKitWebDriver";

function miniBrowser() {
  const [found] = globSync("/usr/lib/*/webkit2gtk-4.1/MiniBrowser");
  if (found && existsSync(driver)) return found;
  throw new Error(
    "There is no WebKitGTK: apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb openbox.",
  );
}

/**
 * A display of our own, which says its number on the file that it is given, and a window manager: a window that none has made the
 * active one gives no element the focus.
 */
async function display() {
  const child = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => reject(new Error("Xvfb ended before it had a display.")));
    child.stdio[3].once("data", (told) => resolve(`:${String(told).trim()}`));
  });
  start("openbox", [], { stdio: "ignore", env: { DISPLAY: number } });
  return number;
}

/** Starts WebKitGTK's own small browser for the test runner, by W3C WebDriver. It has one session at a time. */
class WebKitLauncher {
  name = "WebKitGTK";
  // The test runner's commands know puppeteer's pages, and ours has what they use of them.
  type = "puppeteer";
  concurrency = 1;
  #page;
  #sessions = new Set();

  async initialize() {
    const port = await freePort(9515);
    const browser = miniBrowser();
    start(driver, [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      env: { DISPLAY: await display(), LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1" },
    });
    const base = `http://127.0.0.1:${port}`;
    await untilReady(base);
    this.#page = await WebDriverPage.open(base, {
      browserName: "MiniBrowser",
      pageLoadStrategy: "none",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    });
  }

  async startSession(id, url) {
    this.#sessions.add(id);
    await this.#page.setViewport({ width: 800, height: 600 });
    await this.#page.goto(url);
  }

  isActive(id) {
    return this.#sessions.has(id);
  }

  getPage() {
    return this.#page;
  }

  getBrowserUrl() {
    return this.#page.url();
  }

  async stopSession(id) {
    this.#sessions.delete(id);
    await this.#page.goto("about:blank");
    return {};
  }

  async startDebugSession() {
    throw new Error("WebKitGTK has no debug session here.");
  }

  async stop() {
    await this.#page?.close();
    await stopAll();
  }
}

export const webkitLauncher = () => new WebKitLauncher();
