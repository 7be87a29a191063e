/**
 * Writes docs/generated/tokens.md: what a host may set of the elements' looks.
 * Run: node --conditions=pivotal-source scripts/gen-tokens.ts
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TOKENS, type Token, type TokenKind } from "../packages/elements/src/styles/token-list.ts";

const KINDS: Readonly<Record<TokenKind, string>> = {
  color: "a colour",
  length: "a length",
  fraction: "0 to 1",
  scheme: "`light` or `dark`",
  background: "a background",
};

const row = ({ name, kind, paints, initial }: Token): string =>
  `| \`--pv-${name}\` | ${KINDS[kind]} | ${paints} | \`${initial}\` |`;

/** The table as Markdown. */
export const tokensText = (): string =>
  [
    "# What a host may set",
    "",
    "Custom properties on any element around ours. In a default, `--_pv-` names what another token has become.",
    "",
    "| Token | Value | What it paints | Default |",
    "| --- | --- | --- | --- |",
    ...TOKENS.map(row),
    "",
  ].join("\n");

const file = join(import.meta.dirname, "..", "docs", "generated", "tokens.md");
if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(file, tokensText());
