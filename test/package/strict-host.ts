import { createBackend, MOCK_API_KEY, type Backend } from "@pivotal/mocks";
import { createPivotalHandler, toNodeHandler } from "@pivotal/sdk/server";
import type { ConsoleMessage, Page } from "puppeteer-core";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { serveFolder } from "../../scripts/lib/static-server.mjs";

/** The strictest policy that a host may have. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
].join("; ");

/** The customer at the top of every list of the host. */
export const NEWEST = "Aurora Outfitters";

export interface Visit {
  readonly page: Page;
  readonly backend: Backend;
  /** Exceptions, console errors and violations of the policy, as they come. */
  readonly problems: readonly string[];
  /** What the page was warned of on its console. */
  readonly warnings: readonly string[];
  /** Waits until the text is on the page, in whatever shadow root. */
  sees(text: string): Promise<void>;
}

/** The text of a document with that of every shadow root in it. */
function wholeText(root: Node): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.localName !== "style") text += node.data;
    if (node instanceof Element && node.shadowRoot) text += wholeText(node.shadowRoot);
  }
  return text.replace(/\s+/g, " ");
}

/**
 * Opens a folder's index.html in a browser, from a host with a strict policy and a backend below `/api/pivotal`, which `prepare` may
 * change before anything is asked of it.
 */
export async function visit(
  folder: string,
  look: (visit: Visit) => Promise<void>,
  { prepare = () => undefined }: { prepare?: (backend: Backend) => void } = {},
): Promise<void> {
  const backend = createBackend({ seed: 1, customers: 40, rateLimit: false });
  backend.add.customer({ name: NEWEST, status: "active", health_score: 81 });
  prepare(backend);
  const answer = toNodeHandler(
    createPivotalHandler({
      apiKey: MOCK_API_KEY,
      authorize: () => ({ allow: true, user: "ana" }),
      fetch: backend.fetch,
      onAudit: () => {},
    }),
  );
  const server = await serveFolder(folder, {
    headers: { "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" },
    route(request, response) {
      if (!request.url?.startsWith("/api/pivotal/")) return false;
      void answer(request, response);
      return true;
    },
  });
  const browser = await launchChromium();
  try {
    const { page, problems } = await openWatchedPage(browser.defaultBrowserContext());
    const warnings: string[] = [];
    page.on("console", (message: ConsoleMessage) => {
      if (message.type() === "warn") warnings.push(message.text());
    });
    await page.evaluateOnNewDocument(`globalThis.wholeText = ${wholeText.toString()}`);
    await page.goto(`${server.origin}/index.html`);
    const sees = async (text: string): Promise<void> => {
      const found = `wholeText(document.body).includes(${JSON.stringify(text)})`;
      await page.waitForFunction(found, { timeout: 15_000 }).catch(async () => {
        const shown = await page.evaluate("wholeText(document.body)");
        throw new Error(`"${text}" did not appear; the page shows: ${String(shown)}\n${problems.join("\n")}`);
      });
    };
    await look({ page, backend, problems, warnings, sees });
  } finally {
    await browser.close();
    await server.close();
  }
}
