/**
 * Writes what `docs/generated` holds from the code and the built files: the API document, the handler's operations, what
 * comes with the packages, the sizes and the integrity hash of the script-tag file. With `--check` it writes nothing and fails when a file is out of date.
 * Run: node --conditions=pivotal-source scripts/gen-docs.mjs
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dependenciesText } from "./gen-dependencies.mjs";
import { openApiText } from "./gen-openapi.ts";
import { routesText } from "./gen-routes.ts";
import { tokensText } from "./gen-tokens.ts";
import { languageCodes } from "./lib/languages.mjs";
import { measureSizes } from "./lib/sizes.mjs";
import { root } from "./lib/root.mjs";
import { manifestOf } from "./lib/workspace-packages.mjs";

const folder = join(root, "docs", "generated");
const toleratedDrift = 0.01;

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const hashOf = (file) => {
  const content = readFileSync(join(root, "packages", "elements", "dist", file));
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
};

function integrity() {
  return {
    package: "@pivotal/elements",
    version: manifestOf("elements").version,
    file: "dist/pivotal-elements.js",
    integrity: hashOf("pivotal-elements.js"),
    // Checked by the script itself when it loads them.
    parts: { file: "dist/pivotal-elements.parts.js", integrity: hashOf("pivotal-elements.parts.js") },
    record: { file: "dist/pivotal-elements.record.js", integrity: hashOf("pivotal-elements.record.js") },
    languages: Object.fromEntries(
      languageCodes.map((code) => {
        const file = `pivotal-elements.${code}.js`;
        return [code, { file: `dist/${file}`, integrity: hashOf(file) }];
      }),
    ),
  };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function sizeTable(sizes) {
  const rows = sizes.map(
    ({ name, bytes, budget }) => `| \`${name}\` | ${kilobytes(bytes)} | ${kilobytes(budget)} |`,
  );
  return ["| What a page loads | Min + gzip | Budget |", "| --- | --: | --: |", ...rows, ""].join("\n");
}

/** Compression differs by some bytes from one Node to the next: what was recorded stands while it is still true. */
function keepRecorded(sizes) {
  const file = join(folder, "sizes.json");
  if (!existsSync(file)) return sizes;
  const recorded = new Map(JSON.parse(readFileSync(file, "utf8")).map((size) => [size.name, size.bytes]));
  return sizes.map((size) => {
    const before = recorded.get(size.name);
    const same = before !== undefined && Math.abs(size.bytes - before) <= before * toleratedDrift;
    return same ? { ...size, bytes: before } : size;
  });
}

const sizes = keepRecorded(await measureSizes());
const documents = {
  "dependencies.md": dependenciesText(),
  "openapi.json": openApiText(),
  "routes.md": routesText(),
  "sizes.json": json(sizes),
  "sizes.md": sizeTable(sizes),
  "sri.json": json(integrity()),
  "tokens.md": tokensText(),
};

const outdated = Object.entries(documents).filter(([name, text]) => {
  const file = join(folder, name);
  return !existsSync(file) || readFileSync(file, "utf8") !== text;
});
if (process.argv.includes("--check")) {
  for (const [name] of outdated) console.error(`docs/generated/${name} is out of date: run "npm run build".`);
  process.exitCode = outdated.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of outdated) writeFileSync(join(folder, name), text);
}
