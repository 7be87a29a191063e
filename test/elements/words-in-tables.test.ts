import { it } from "node:test";
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/lib/root.mjs";

const source = join(root, "packages", "elements", "src");
const LABELS =
  /\b(?:aria-label|aria-valuetext|aria-roledescription|title|alt|placeholder|label)="([^"\0]*)"/g;
const LABEL_PROPERTIES = new Set([
  "textContent",
  "innerText",
  "title",
  "ariaLabel",
  "ariaValueText",
  "placeholder",
]);
const isWord = (text: string): boolean => /\p{L}{2,}/u.test(text.replace(/&\w+;|\0/g, " "));

/** The text of a template with a NUL for each value, and its comments left out. */
function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const parts = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return parts
    .map(({ text }) => text)
    .join("\0")
    .replace(/<!--[^]*?-->/g, "");
}

/** Words for people that a template or an assignment has itself. */
function literalWords(node: ts.Node): string[] {
  if (ts.isTaggedTemplateExpression(node) && /^(?:html|svg)$/.test(node.tag.getText())) {
    const text = textOf(node.template);
    const tagless = text.replace(/<[^>]*>/g, "\0");
    return [...tagless.split("\0"), ...[...text.matchAll(LABELS)].map(([, label = ""]) => label)].filter(
      isWord,
    );
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const { left, right } = node;
  const isLabel = ts.isPropertyAccessExpression(left) && LABEL_PROPERTIES.has(left.name.text);
  return isLabel && ts.isStringLiteralLike(right) && isWord(right.text) ? [right.text] : [];
}

function wordsIn(path: string, code = readFileSync(path, "utf8")): string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const word of literalWords(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${relative(root, path)}:${line + 1} ${word.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("no template says a word of its own: every word is in a table, where a language can change it", () => {
  const files = globSync("**/*.ts", { cwd: source }).filter((file) => !/^(?:strings|languages)\//.test(file));
  assert.ok(files.length > 150);
  assert.deepEqual(
    files.flatMap((file) => wordsIn(join(source, file))),
    [],
  );
});

it("a word in a template, in a label or written to an element is found", () => {
  const found = (code: string) => wordsIn(join(source, "made-up.ts"), code).length;
  assert.equal(found("html`<p>${name} is here</p>`"), 1);
  assert.equal(found('html`<button aria-label="Close">${icon}</button>`'), 1);
  assert.equal(found('element.title = "More"'), 1);
  assert.equal(found('html`<p class="note">${words.note}</p> · <b title=${words.more}>${n}</b>`'), 0);
});
