import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromeLauncher } from "@web/test-runner-chrome";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromiumFlags, ensureChromium } from "./scripts/lib/chromium.mjs";
import { freePort } from "./scripts/lib/ports.mjs";
import { resultsReporter } from "./scripts/lib/wtr-reporter.mjs";

const root = dirname(fileURLToPath(import.meta.url));

/** What a strict host allows; the runner's own page needs inline scripts, the elements under test do not. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "connect-src 'self' ws:",
  "img-src 'self' data:",
  "font-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");

function strictPolicy(context, next) {
  if (context.path === "/") context.set("Content-Security-Policy", policy);
  return next();
}

/** Every test file starts with the hooks that fail a test on a console error or a policy violation. */
const hooks = {
  name: "hooks",
  transform(context) {
    if (context.path.endsWith(".browser.test.ts")) {
      return { body: `import "/test/support/wtr-hooks.ts";${context.body}` };
    }
  },
};

/**
 * What a test waits for may take longer than a second on a machine that does other things, too. Stands before esbuild, which writes
 * numbers in its own way.
 */
const patience = {
  name: "patience",
  transform(context) {
    if (!context.path.endsWith("/testing-helpers/src/helpers.js")) return undefined;
    const body = context.body.replace("timeout = 1000 }", "timeout = 8000 }");
    if (body === context.body) throw new Error(`${context.path} has no limit of 1000 ms to lengthen.`);
    return { body };
  },
};

/** Lets a test see whether what it has dropped is gone from memory: `executeServerCommand("collect-garbage")`. */
const garbage = {
  name: "garbage",
  async executeCommand({ command, session }) {
    if (command !== "collect-garbage") return undefined;
    const devtools = await session.browser.getPage(session.id).createCDPSession();
    await devtools.send("HeapProfiler.collectGarbage");
    await devtools.detach();
    return true;
  },
};

/** `executeServerCommand("forced-colors", true)`: as where the system chooses the colours. Ends with `false`, or with the page. */
const forcedColors = {
  name: "forced-colors",
  sessions: new Map(),
  async executeCommand({ command, payload, session }) {
    if (command !== "forced-colors") return undefined;
    let devtools = this.sessions.get(session.id);
    if (!devtools) {
      devtools = await session.browser.getPage(session.id).createCDPSession();
      this.sessions.set(session.id, devtools);
    }
    const features = payload ? [{ name: "forced-colors", value: "active" }] : [];
    await devtools.send("Emulation.setEmulatedMedia", { features });
    return true;
  },
};

export default {
  rootDir: root,
  files: ["test/**/*.browser.test.ts"],
  hostname: "127.0.0.1",
  port: await freePort(8765),
  nodeResolve: { exportConditions: ["pivotal-source", "browser", "development"] },
  concurrency: 2,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  browserLogs: true,
  staticLogging: true,
  testFramework: { config: { timeout: 10_000 } },
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tests</title></head><body>` +
    `<script src="/test/support/wtr-page.js"></script>` +
    `<script type="module" src="${framework}"></script></body></html>`,
  reporters: [resultsReporter()],
  middleware: [strictPolicy],
  plugins: [
    patience,
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: join(root, "tsconfig.base.json") }),
    hooks,
    garbage,
    forcedColors,
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await ensureChromium(), args: chromiumFlags() },
      // A tab in the background gets no animation frames and no observers unless it believes to have the focus,
      // and a context of its own keeps one file's storage from the next.
      async createPage({ browser }) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        const devtools = await page.createCDPSession();
        await devtools.send("Emulation.setFocusEmulationEnabled", { enabled: true });
        return page;
      },
    }),
  ],
};
