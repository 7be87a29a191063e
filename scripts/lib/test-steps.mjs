import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";
import { packageNames, tarballOf } from "./workspace-packages.mjs";
import { check, checks, suite } from "./step-kinds.mjs";

const node = process.execPath;
const fromSource = "--conditions=pivotal-source";
const offline = `--import=${pathToFileURL(join(root, "test", "support", "no-network.ts"))}`;
const bin = (name) => join(root, "node_modules", ".bin", name);

function testFiles(belongs) {
  return readdirSync(join(root, "test"), { recursive: true })
    .map((file) => `test/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && !file.endsWith(".browser.test.ts") && belongs(file))
    .sort();
}

const isPackageTest = (file) => file.startsWith("test/package/");
const isFrameworkTest = (file) => file.startsWith("test/frameworks/");
const isIntegrationTest = (file) => file.startsWith("test/integration/");
const isUnitTest = (file) => !isPackageTest(file) && !isFrameworkTest(file) && !isIntegrationTest(file);

const nodeTests =
  (belongs, ...flags) =>
  () =>
    suite(node, [
      fromSource,
      ...flags,
      "--disable-warning=ExperimentalWarning",
      "--test",
      "--test-timeout=120000",
      "--test-reporter=./scripts/lib/node-test-reporter.mjs",
      ...testFiles(belongs),
    ])();

/**
 * Every check of the project, in the order that keeps two cores busy: the long chains that need a browser start first.
 * `needs` names steps that must have passed; `chromium` steps never overlap.
 */
export const steps = [
  { name: "build", run: check(node, ["scripts/build.mjs"]) },
  { name: "elements", chromium: true, run: suite(bin("wtr"), []) },
  { name: "storybook", needs: ["build"], run: check(node, ["scripts/build-storybook.mjs"]) },
  { name: "stories", needs: ["storybook"], chromium: true, run: suite(node, ["scripts/check-stories.mjs"]) },
  // The stories' types come with the manifest that the build writes.
  { name: "strict", needs: ["build"], chromium: true, run: suite(node, ["scripts/check-strict.mjs"]) },
  { name: "unit", run: nodeTests(isUnitTest, offline) },
  { name: "integration", run: nodeTests(isIntegrationTest, offline) },
  { name: "pack", needs: ["build"], run: check(node, ["scripts/pack.mjs"]) },
  { name: "packages", needs: ["pack"], chromium: true, run: nodeTests(isPackageTest) },
  { name: "frameworks", needs: ["build"], chromium: true, run: nodeTests(isFrameworkTest, offline) },
  // The catalogue imports the manifest that the build writes.
  { name: "types", needs: ["build"], run: check(bin("tsc"), ["-p", "tsconfig.json"]) },
  { name: "lint", run: check(bin("eslint"), [".", "--max-warnings", "0"]) },
  { name: "format", run: check(bin("prettier"), ["--check", "--log-level", "warn", "."]) },
  {
    name: "publint",
    needs: ["pack"],
    run: checks(packageNames.map((name) => check(bin("publint"), ["--strict", tarballOf(name)]))),
  },
  {
    name: "attw",
    needs: ["pack"],
    run: checks(packageNames.map((name) => check(node, ["scripts/check-types-resolve.mjs", name]))),
  },
  { name: "sizes", needs: ["build"], run: suite(node, ["scripts/check-size.mjs"]) },
  { name: "snippets", needs: ["build"], run: suite(node, ["scripts/check-snippets.mjs"]) },
  {
    name: "openapi",
    run: check(bin("redocly"), ["lint", "docs/generated/openapi.json"], { REDOCLY_TELEMETRY: "off" }),
  },
  { name: "docs", needs: ["build"], run: check(node, [fromSource, "scripts/gen-docs.mjs", "--check"]) },
];
