/**
 * Checks the code in our pages: TypeScript against the built packages, as a reader's compiler would, and then by
 * running it against the mock backend; HTML for elements and attributes that exist.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./lib/processes.mjs";
import { writeResults } from "./lib/results-file.mjs";
import { root } from "./lib/root.mjs";
import { readSnippets } from "./lib/snippets.mjs";

const folder = join(root, ".cache", "snippets");

function writeAll(snippets) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = { customConditions: [], noUnusedLocals: false, types: ["node"], jsx: "react-jsx" };
  const config = { extends: "../../tsconfig.base.json", compilerOptions, include: ["*.ts", "*.tsx"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  for (const { name, language, code } of snippets)
    writeFileSync(join(folder, `${name}.${language}`), `${code}\nexport {};\n`);
}

async function typeProblems() {
  const { output } = await capture(join(root, "node_modules", ".bin", "tsc"), [
    "-p",
    folder,
    "--pretty",
    "false",
  ]);
  return output.split("\n").filter(Boolean);
}

async function runProblems({ name }) {
  const world = join(root, "scripts", "lib", "snippet-world.mjs");
  const { code, output } = await capture(process.execPath, ["--import", world, join(folder, `${name}.ts`)], {
    timeoutMs: 30_000,
  });
  return code === 0 ? [] : [output.trim()];
}

function knownAttributes() {
  const file = join(root, "packages", "elements", "dist", "custom-elements.json");
  const elements = JSON.parse(readFileSync(file, "utf8")).modules.flatMap(({ declarations }) => declarations);
  const named = (element) => [
    ...(element.attributes ?? []),
    ...(element.members ?? []).filter((m) => m.attribute),
  ];
  return new Map(
    elements.map((element) => [
      element.tagName,
      new Set(named(element).map((each) => each.attribute ?? each.name)),
    ]),
  );
}

const everywhere = /^(id|class|slot|lang|dir|hidden|title|part|data-[\w-]+|aria-[\w-]+)$/;

function htmlProblems({ code }, known) {
  const problems = [];
  for (const [, tag, attributes] of code.matchAll(/<(pv-[\w-]+)([^>]*)>/g)) {
    const allowed = known.get(tag);
    if (!allowed) problems.push(`<${tag}> is not one of our elements`);
    for (const [, name] of attributes.replace(/"[^"]*"/g, '""').matchAll(/\s([\w-]+)(?==|\s|$)/g)) {
      if (allowed && !allowed.has(name) && !everywhere.test(name))
        problems.push(`<${tag}> has no attribute ${name}`);
    }
  }
  return problems;
}

const snippets = readSnippets();
const typed = snippets.filter(({ language }) => /^tsx?$/.test(language));
writeAll(typed);
const compiled = await typeProblems();
const known = knownAttributes();
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const snippet of [...typed, ...snippets.filter(({ language }) => language === "html")]) {
  const problems =
    snippet.language === "html"
      ? htmlProblems(snippet, known)
      : compiled.filter((line) => line.includes(`/${snippet.name}.${snippet.language}(`));
  if (snippet.language === "ts" && snippet.runs && problems.length === 0)
    problems.push(...(await runProblems(snippet)));
  counts[problems.length > 0 ? "failed" : "passed"] += 1;
  if (problems.length > 0) console.log(`✖ ${snippet.page}:${snippet.line}\n${problems.join("\n")}\n`);
}
writeResults(counts);
process.exitCode = counts.failed > 0 ? 1 : 0;
