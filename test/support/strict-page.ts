import type { Browser, Page } from "puppeteer-core";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { serveStrictStories } from "../../scripts/lib/strict-stories.mjs";

/** Finds through shadow roots; for expressions that the page works out. */
const TOOLS = `
  globalThis.deep = (selector, root = document) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(selector)) return element;
      const found = element.shadowRoot && deep(selector, element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  globalThis.focused = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };`;

export interface StrictPages {
  /** Shows a story on a page of its own, and hands it to `look` once nothing loads any more. */
  show(story: string, look: (page: Page) => Promise<void>): Promise<string[]>;
  close(): Promise<void>;
}

/** The catalogue's stories under a strict policy, in a browser. */
export async function openStrictPages(): Promise<StrictPages> {
  const server = await serveStrictStories();
  const browser: Browser = await launchChromium();
  const show: StrictPages["show"] = async (story, look) => {
    const context = await browser.createBrowserContext();
    try {
      const { page, problems }: { page: Page; problems: string[] } = await openWatchedPage(context);
      page.on("dialog", (dialog) => void dialog.accept());
      await page.evaluateOnNewDocument(TOOLS);
      await page.goto(server.origin);
      await page.waitForFunction("window.strict", { timeout: 30_000 });
      await page.evaluate(`window.strict.show(${JSON.stringify(story)})`);
      await page.waitForFunction(`!deep(":state(loading)")`, { timeout: 10_000 });
      await look(page);
      return problems;
    } finally {
      await context.close();
    }
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  return { show, close };
}
