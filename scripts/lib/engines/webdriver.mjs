import { setTimeout as pause } from "node:timers/promises";

/** Keys that have no character, as WebDriver writes them. */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Insert: "\uE016",
  Delete: "\uE017",
  F2: "\uE032",
  F10: "\uE03A",
  Meta: "\uE03D",
};

const keyOf = (name) => {
  const key = KEYS[name] ?? name;
  if ([...key].length === 1) return key;
  throw new Error(`The key ${name} has no name in WebDriver here.`);
};

/** What the driver answers to one command of the protocol; throws what it says when it refuses. */
async function ask(base, method, path, body) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** Waits until a driver that was just started answers. */
export async function untilReady(base, attempts = 100) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(base, "GET", "/status");
    } catch (error) {
      if (attempt === attempts) throw error;
      await pause(100);
    }
  }
}

/** One page of a browser that speaks W3C WebDriver, with as much of puppeteer's Page as the tests' commands use. */
export class WebDriverPage {
  #base;
  #session;

  static async open(base, capabilities) {
    const { sessionId } = await ask(base, "POST", "/session", {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverPage(base, sessionId);
  }

  constructor(base, session) {
    this.#base = base;
    this.#session = session;
  }

  #ask(method, path, body) {
    return ask(this.#base, method, `/session/${this.#session}${path}`, body);
  }

  #keys(actions) {
    return this.#ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  keyboard = {
    down: (name) => this.#keys([{ type: "keyDown", value: keyOf(name) }]),
    up: (name) => this.#keys([{ type: "keyUp", value: keyOf(name) }]),
    press: (name) =>
      this.#keys([
        { type: "keyDown", value: keyOf(name) },
        { type: "keyUp", value: keyOf(name) },
      ]),
    type: (text) =>
      this.#keys(
        [...text].flatMap((value) => [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ]),
      ),
  };

  goto(url) {
    return this.#ask("POST", "/url", { url });
  }

  url() {
    return this.#ask("GET", "/url");
  }

  /** Makes the part that shows the page as large as asked; the window is larger by what is around it. */
  async setViewport({ width, height }) {
    const script = "return [innerWidth, innerHeight]";
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const [isWide, isHigh] = await this.#ask("POST", "/execute/sync", { script, args: [] });
      if (isWide === width && isHigh === height) return;
      const rect = await this.#ask("GET", "/window/rect");
      await this.#ask("POST", "/window/rect", {
        width: rect.width + width - isWide,
        height: rect.height + height - isHigh,
      });
      await pause(50);
    }
    throw new Error(`The window does not become ${width} by ${height}.`);
  }

  close() {
    return this.#ask("DELETE", "");
  }
}
