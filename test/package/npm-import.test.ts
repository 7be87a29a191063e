import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { bundlers } from "./bundlers.ts";
import { installPackages, type InstalledProject } from "./installed.ts";
import { visit } from "./strict-host.ts";

const ENTRY = `
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/provider/define";
import { PvHealthScore } from "@pivotal/elements/health-score";

const provider = document.createElement("pv-provider");
provider.setAttribute("base-url", "/api/pivotal");
const score = new PvHealthScore();
score.customerId = "1";
score.variant = "full";
provider.append(score);
document.body.append(provider);
`;

const PAGE = `<!doctype html><html lang="en"><title>A host</title><body>
<pv-health-score score="72"></pv-health-score>
<script type="module" src="/main.js"></script></body></html>`;

describe("the elements, imported from the packed packages", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
  });
  after(() => project.remove());

  for (const [name, bundle] of Object.entries(bundlers)) {
    it(`upgrade and show a customer's health when ${name} bundled them, under a strict policy`, async () => {
      const entry = project.write(join(name, "src", "main.js"), ENTRY);
      const output = join(dirname(dirname(entry)), "site");
      await bundle(entry, output);
      project.write(join(name, "site", "index.html"), PAGE);
      await visit(output, async ({ sees, problems, backend }) => {
        await sees("72");
        await sees("Onboarding velocity");
        assert.deepEqual(problems, []);
        assert.ok(backend.log.some(({ path, status }) => path.startsWith("/customers/1") && status === 200));
      });
    });
  }
});
