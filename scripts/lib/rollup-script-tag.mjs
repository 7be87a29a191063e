import { createHash } from "node:crypto";
import MagicString from "magic-string";
import { rollup } from "rollup";

const ENTRY = "pivotal-elements";
const PARTS = `${ENTRY}.parts.js`;
const RECORD = `${ENTRY}.record.js`;
const hashPlace = (file) => `sha384-of-${file}`;

/** What a page needs at once, what that imports on demand, and the rest. Told by a first build: what a module imports it may not use. */
async function inFiles(entry, { inFirst, inRecord }, plugins) {
  const bundle = await rollup({ input: entry, plugins, onwarn() {} });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const reach = (starts, next) => {
    const seen = new Set();
    const visit = (chunk) => {
      if (!chunk || seen.has(chunk)) return;
      seen.add(chunk);
      for (const name of next(chunk)) visit(chunks.get(name));
    };
    for (const chunk of starts) visit(chunk);
    return seen;
  };
  const isRecord = ({ moduleIds }) => moduleIds.some(inRecord);
  const first = reach(
    output.filter((chunk) => chunk.isEntry || inFirst(chunk.facadeModuleId)),
    ({ imports }) => imports,
  );
  const parts = reach(first, ({ imports, dynamicImports }) =>
    [...imports, ...dynamicImports].filter((name) => !isRecord(chunks.get(name))),
  );
  const modules = (all) => new Set([...all].flatMap(({ moduleIds }) => moduleIds));
  return { first: modules(first), parts: modules(parts) };
}

/**
 * Three files: what the entry needs, what that imports on demand, and what only `inRecord` needs.
 * @param {{ inFirst: (id: string) => boolean, inRecord: (id: string) => boolean }} places modules imported on demand: those which every
 * page needs, and those which lead to the third file.
 * @returns `plugin` learns which is which, `output` are options for Rollup's `output`.
 */
export function scriptFiles(entry, places, plugins) {
  let files;
  const plugin = {
    name: "script-files",
    async buildStart() {
      files = await inFiles(entry, places, plugins);
    },
  };
  const output = {
    entryFileNames: `${ENTRY}.js`,
    chunkFileNames: "[name]",
    manualChunks: (id) => (files.first.has(id) ? ENTRY : files.parts.has(id) ? PARTS : RECORD),
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
      const chunk = (name) => Object.values(bundle).find(({ fileName }) => fileName === name);
      const hash = (name) =>
        `sha384-${createHash("sha384")
          .update(chunk(name)?.code ?? "")
          .digest("base64")}`;
      const parts = hash(PARTS);
      const record = chunk(RECORD);
      // The same address as the script's own, so that there is one copy.
      if (record) record.code = record.code.replaceAll(`./${PARTS}`, `./${PARTS}?${versionOf(parts)}`);
      const entry = chunk(`${ENTRY}.js`);
      entry.code = entry.code.replaceAll(hashPlace(PARTS), parts).replaceAll(hashPlace(RECORD), hash(RECORD));
    },
  };
}

/** Of a file's integrity hash, for its address, so that no cache gives an old one. */
const versionOf = (hash) => hash.slice(7, 19).replace(/\W/g, "");

const names = (context, module) =>
  context.getModuleInfo([...context.getModuleIds()].find((id) => id.endsWith(module))).exports;

function fromPage(text, { start, end, specifiers, source }, place) {
  if (source.value === `./${PARTS}`) return;
  if (source.value !== `./${ENTRY}.js`) throw new Error(`A part imports ${source.value}`);
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
    if (node.type !== "ImportExpression") return;
    text.overwrite(node.start, node.end, node.source.value === `./${RECORD}` ? "__record()" : "__parts()");
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
  const __tag = document.currentScript;
  const __moved = __tag && document.querySelector("base[href]");
  // A <base> behind the tag came after the browser had taken the address: it does not count for it.
  const __base = __moved && __tag.compareDocumentPosition(__moved) & 4 && __tag.getAttribute("src")
    ? new URL(__tag.getAttribute("src"), document.URL)
    : __tag?.src || document.baseURI;
  const __held = {};
  const __once = (file, integrity) =>
    (__held[file] ??= __load(file, integrity).catch((error) => { delete __held[file]; throw error; }));
  const __parts = () => __once("${PARTS}", "${hashPlace(PARTS)}");
  const __record = async () => { await __parts(); return __once("${RECORD}", "${hashPlace(RECORD)}"); };
  async function __load(file, integrity) {
    const url = new URL(file, __base);
    url.search = integrity.slice(7, 19).replace(/\\W/g, "");
    const link = document.createElement("link");
    if (link.relList.supports("modulepreload")) {
      await new Promise((resolve, reject) => {
        link.rel = "modulepreload";
        link.crossOrigin = "anonymous";
        link.integrity = integrity;
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
