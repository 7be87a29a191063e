import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend, type ServedBackend } from "@pivotal/mocks/server";
import { createPivotalHandler, toNodeHandler } from "@pivotal/sdk/server";
import type { Browser, Page } from "puppeteer-core";
import { build } from "vite";
import { launchChromium, openWatchedPage } from "../../scripts/lib/browser.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { serveFolder } from "../../scripts/lib/static-server.mjs";

/** One example, built with one version of its framework. */
export interface App {
  readonly name: string;
  readonly folder: string;
  /** What runs before Vite: a program of the app's own. */
  readonly compile?: readonly [program: string, ...args: string[]];
  /** The folders of other packages, in the place of those that it names. */
  readonly alias?: Readonly<Record<string, string>>;
}

/** A path in this repository. */
export const place = (...names: string[]) => join(root, ...names);

export const REACT_18 = {
  react: place("node_modules", "react-18"),
  "react-dom": place("node_modules", "react-dom-18"),
};

export const REACT_19 = {
  react: place("examples", "react", "node_modules", "react"),
  "react-dom": place("examples", "react", "node_modules", "react-dom"),
};

/** The strictest policy that a host may have. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
].join("; ");

/** Builds an app as `vite build` does in its folder, from the packages as they are published. */
async function buildApp({ folder, compile, alias = {} }: App, outDir: string): Promise<void> {
  if (compile) {
    const [program, ...args] = compile;
    await promisify(execFile)(place(folder, "node_modules", ".bin", program), args, { cwd: place(folder) });
  }
  await build({
    root: place(folder),
    configFile: existsSync(place(folder, "vite.config.ts")) ? place(folder, "vite.config.ts") : false,
    logLevel: "error",
    resolve: {
      alias: Object.entries(alias).map(([find, replacement]) => ({
        find: new RegExp(`^${find}(?=$|/)`),
        replacement,
      })),
    },
    build: { outDir, emptyOutDir: true },
  });
}

/** The customers at the top of every list. */
export const NEWEST = ["Aurora Outfitters", "Birch Freight", "Cobalt Labs"];

/** One backend, one browser and a handler for every app; a server each, since an app is at the root of its origin. */
export class Apps {
  readonly #site = mkdtempSync(join(tmpdir(), "pivotal-frameworks-"));
  readonly #closers: (() => Promise<unknown>)[] = [];
  readonly #origins = new Map<string, string>();
  service!: ServedBackend;
  #browser!: Browser;

  async open(apps: readonly App[]): Promise<void> {
    this.service = await serveBackend({ customers: 60, rateLimit: 100_000 });
    for (const name of NEWEST.toReversed()) this.service.backend.add.customer({ name, status: "active" });
    this.#browser = await launchChromium();
    this.#closers.push(
      () => this.#browser.close(),
      () => this.service.close(),
    );
    const handle = toNodeHandler(
      createPivotalHandler({
        apiKey: MOCK_API_KEY,
        baseUrl: `${this.service.url}/api/v1`,
        // Many pages in a minute, as no person opens them.
        authorize: () => ({ allow: true, user: "ana", budget: 10_000 }),
        onAudit: () => {},
      }),
    );
    for (const app of apps) {
      const folder = join(this.#site, app.name);
      await buildApp(app, folder);
      const { origin, close } = await serveFolder(folder, {
        headers: { "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" },
        route(request, response) {
          if (!request.url?.startsWith("/api/pivotal/")) return false;
          void handle(request, response);
          return true;
        },
      });
      this.#closers.unshift(close);
      this.#origins.set(app.name, origin);
    }
  }

  async close(): Promise<void> {
    for (const close of this.#closers) await close();
    rmSync(this.#site, { recursive: true, force: true });
  }

  /** Opens an app in a browser context of its own, and fails on any problem of the page. */
  async visit(app: App, test: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.#browser.createBrowserContext();
    try {
      const { page, problems }: { page: Page; problems: string[] } = await openWatchedPage(context);
      page.setDefaultTimeout(15_000);
      await page.goto(this.#origins.get(app.name) ?? assert.fail(`${app.name} is not served.`));
      await test(page);
      assert.deepEqual(problems, []);
    } finally {
      await context.close();
    }
  }
}
