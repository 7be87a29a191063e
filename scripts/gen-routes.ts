/**
 * Writes docs/generated/routes.md: the operations that the handler lets through.
 * Run: node --conditions=pivotal-source scripts/gen-routes.ts
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROUTES, type Route } from "@pivotal/sdk/server";

/** What an operation gives to somebody who sees some customers only. */
const WITHIN: Readonly<Record<Route["reach"], string>> = {
  workspace: "as without",
  rows: "their rows",
  customer: "if the customer is theirs",
  contact: "if its customer is theirs",
  onboarding: "if its customer is theirs",
  body: "if the customer in the body is theirs",
  everyone: "refused",
};

const code = (text: string) => `\`${text}\``;
const listed = (names: readonly string[]) => names.map(code).join(", ");

const row = ({ name, method, path, level, query = {}, body, reach }: Route): string =>
  [
    code(name),
    code(`${method} ${path}`),
    level,
    listed(Object.keys(query)),
    listed(Object.keys(body?.shape ?? {})),
    method === "GET" ? "yes" : "refused",
    WITHIN[reach],
  ].join(" | ");

/** The table as Markdown. */
export const routesText = (): string =>
  [
    "# What the handler lets through",
    "",
    "Below its mount path these operations exist and no others, each with these query keys and fields of the body.",
    "",
    "| Operation | Method and path | Level | Query keys | Fields | Read-only | With a scope |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...ROUTES.map((route) => `| ${row(route)} |`),
    "",
  ].join("\n");

const file = join(import.meta.dirname, "..", "docs", "generated", "routes.md");
if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(file, routesText());
