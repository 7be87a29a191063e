import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { openWatchedPage } from "../../scripts/lib/browser.mjs";
import { installPackages, type InstalledProject } from "./installed.ts";
import { visit } from "./strict-host.ts";

const FILES = ["pivotal-elements.js", "pivotal-elements.parts.js"];
const CUSTOMERS = 650;

/** Waits until a list says so of how far it is. */
const counts = (page: Page, pattern: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      new RegExp(wanted).test(
        document
          .querySelector("pv-customer-list")
          ?.shadowRoot?.querySelector(".bar p")
          ?.textContent?.trim() ?? "",
      ),
    { timeout: 30_000 },
    pattern,
  );

describe("two tabs of one browser", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
    const dist = join(project.folder, "node_modules", "@pivotal", "elements", "dist");
    project.write(
      join("site", "index.html"),
      `<!doctype html><html lang="en"><head><title>A host</title>
      <script src="/pivotal-elements.js"></script><script src="/host.js" defer></script></head>
      <body><pv-customer-list include-inactive></pv-customer-list></body></html>`,
    );
    project.write(
      join("site", "host.js"),
      `PivotalElements.configure({ baseUrl: "/api/pivotal", session: "ada" });`,
    );
    for (const name of FILES) copyFileSync(join(dist, name), join(project.folder, "site", name));
  });
  after(() => project.remove());

  it("ask for each page once, and the second goes on when the first is closed in the middle", async () => {
    let asked = (): void => undefined;
    let goOn = (): void => undefined;
    const fourth = new Promise<void>((resolve) => (asked = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    await visit(
      join(project.folder, "site"),
      async ({ page: first, backend, problems }) => {
        const pages = () =>
          backend.log.filter(({ method, path }) => method === "GET" && /\/customers(?:\?|$)/.test(path));
        await counts(first, "so far");
        const opened = await openWatchedPage(first.browserContext());
        await opened.page.goto(first.url());
        await counts(opened.page, "^[23]\\d\\d .*so far");
        await fourth;
        assert.equal(pages().length, 3, "the second tab asks for nothing while the first one does");
        await first.close();
        goOn();
        await counts(opened.page, `^${CUSTOMERS} customers`);
        const fromTheStart = pages().filter(({ path }) => !path.includes("cursor="));
        assert.equal(fromTheStart.length, 1, "the second tab goes on from where the first was");
        assert.deepEqual([...problems, ...opened.problems], []);
      },
      {
        prepare(backend) {
          for (let at = 0; at < CUSTOMERS - 41; at += 1) backend.add.customer({ name: `Customer ${at}` });
          // The fourth page waits until the first tab is closed. It is answered then, for the handler lets whoever asks for the same
          // page meanwhile wait for that answer, too.
          let seen = 0;
          backend.faults.push({
            kind: "respond",
            times: 1,
            match: ({ path }) => path.endsWith("/customers") && ++seen === 4,
            respond: async (request) => {
              asked();
              await gate;
              return backend.fetch(request);
            },
          });
        },
      },
    );
  });
});
