import { createHash } from "node:crypto";
import MagicString from "magic-string";
import { rollup } from "rollup";

const ENTRY = "pivotal-elements";
const PARTS = `${ENTRY}.parts.js`;
const HASH_PLACE = "sha384-of-the-parts";

/** The modules of which a page needs something at once. Told by a first build: what a module imports it may not use. */
async function neededAtOnce(entry, inFirst, plugins) {
  const bundle = await rollup({ input: entry, plugins, onwarn() {} });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set();
  const visit = (chunk) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
  };
  for (const chunk of output) if (chunk.isEntry || inFirst(chunk.facadeModuleId)) visit(chunk);
  return new Set([...seen].flatMap(({ moduleIds }) => moduleIds));
}

/**
 * Two files: what the entry needs, and what it imports on demand.
 * @param {(id: string) => boolean} inFirst what is imported on demand but needed by every page.
 * @returns `plugin` learns which is which, `output` are options for Rollup's `output`.
 */
export function twoFiles(entry, inFirst, plugins) {
  let first;
  const plugin = {
    name: "two-files",
    async buildStart() {
      first = await neededAtOnce(entry, inFirst, plugins);
    },
  };
  const output = {
    entryFileNames: `${ENTRY}.js`,
    chunkFileNames: PARTS,
    manualChunks: (id) => (first.has(id) ? ENTRY : PARTS),
  };
  return { plugin, output };
}

/**
 * Turns the entry into a classic script, since a host adds it with one tag, and has the parts read what they share with it from a
 * hidden place on the page instead of importing it: importing would run a second copy.
 * @param {{ version: string, global: string, publicModule: string }} options `global` is what hosts reach the exports of `publicModule`
 * by, a path's end.
 */
export function scriptTag({ version, global, publicModule }) {
  const place = JSON.stringify(`@pivotal/elements ${version}`);
  return {
    name: "script-tag",
    renderChunk(code, chunk) {
      const text = new MagicString(code);
      const { body } = this.parse(code);
      if (chunk.isEntry) classic(text, this.parse(code), names(this, publicModule), { place, global });
      else for (const node of body) if (node.type === "ImportDeclaration") fromPage(text, node, place);
      return { code: text.toString(), map: null };
    },
    generateBundle(_, bundle) {
      const parts = Object.values(bundle).find(({ fileName }) => fileName === PARTS);
      const hash = `sha384-${createHash("sha384")
        .update(parts?.code ?? "")
        .digest("base64")}`;
      const entry = bundle[`${ENTRY}.js`];
      entry.code = entry.code.replaceAll(HASH_PLACE, hash);
    },
  };
}

const names = (context, module) =>
  context.getModuleInfo([...context.getModuleIds()].find((id) => id.endsWith(module))).exports;

function fromPage(text, { start, end, specifiers, source }, place) {
  if (source.value !== `./${ENTRY}.js`) throw new Error(`The parts import ${source.value}`);
  const bindings = specifiers.map(({ imported, local }) => `${imported.name}: ${local.name}`).join(", ");
  text.overwrite(start, end, `const { ${bindings} } = globalThis[Symbol.for(${place})];`);
}

function classic(text, program, publicNames, { place, global }) {
  const exported = new Map();
  for (const node of program.body) {
    if (node.type === "ImportDeclaration") throw new Error(`The script imports ${node.source.value}`);
    if (node.type !== "ExportNamedDeclaration") continue;
    for (const { local, exported: name } of node.specifiers) exported.set(name.name, local.name);
    text.remove(node.start, node.end);
  }
  visit(program, (node) => {
    if (node.type === "ImportExpression") text.overwrite(node.start, node.end, "__parts()");
  });
  const object = (entries) => `{ ${entries.map(([name, local]) => `${name}: ${local}`).join(", ")} }`;
  const all = [...exported];
  const open = all.filter(([name]) => publicNames.includes(name));
  text.prepend(`globalThis.${global} = (() => {\n"use strict";\n${LOADER}\n`);
  text.append(`
    const __shared = Symbol.for(${place});
    // Of two copies of one version the first stays in charge: its classes are the ones that are registered.
    globalThis[__shared] ?? Object.defineProperty(globalThis, __shared, { value: Object.freeze(${object(all)}) });
    return Object.freeze(${object(open)});
  })();`);
}

/** In front of the entry's code. The tag's integrity hash covers it, and it holds the parts' own, so that the parts are covered too. */
const LOADER = `
  const __base = document.currentScript?.src || document.baseURI;
  let __loading;
  const __parts = () => (__loading ??= __load().catch((error) => { __loading = undefined; throw error; }));
  async function __load() {
    const url = new URL(${JSON.stringify(PARTS)}, __base);
    url.search = "${HASH_PLACE}".slice(7, 19).replace(/\\W/g, "");
    const link = document.createElement("link");
    if (link.relList.supports("modulepreload")) {
      await new Promise((resolve, reject) => {
        link.rel = "modulepreload";
        link.crossOrigin = "anonymous";
        link.integrity = "${HASH_PLACE}";
        link.href = url.href;
        link.onload = resolve;
        link.onerror = () => reject(new Error("A part of the page's Pivotal views could not be loaded: " + url.pathname));
        document.head.append(link);
      }).finally(() => link.remove());
    }
    return import(url.href);
  }`;

function visit(node, enter) {
  if (Array.isArray(node)) for (const item of node) visit(item, enter);
  else if (node && typeof node.type === "string") {
    enter(node);
    for (const value of Object.values(node)) if (value && typeof value === "object") visit(value, enter);
  }
}
