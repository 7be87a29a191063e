import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

/** The package that a bundled module came from, or null for our own source and for virtual modules. */
function owner(id, own) {
  if (!isAbsolute(id) || id.startsWith(`${own}/`)) return null;
  for (let folder = dirname(id); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    if (manifest.name && manifest.version) return { folder, ...manifest };
  }
  return null;
}

function licenseText({ folder, license }) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(join(folder, file), "utf8").trim() : `License: ${license}`;
}

const byName = (packages) => [...packages.values()].sort((a, b) => a.name.localeCompare(b.name));

/**
 * Puts a one-line banner on files that carry other people's code, and writes their licences beside them: minifying
 * drops the comments that their terms ask to keep.
 */
export function licenses({ title, fileName, own }) {
  const all = new Map();
  return {
    name: "licenses",
    renderChunk(code, chunk) {
      const packages = new Map();
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        const found = renderedLength > 0 && owner(id, own);
        if (found) packages.set(found.name, found);
      }
      for (const [name, found] of packages) all.set(name, found);
      const names = byName(packages).map(({ name, version }) => `${name} ${version}`);
      const carried = names.length > 0 ? ` | with ${names.join(", ")}: see ${fileName}` : "";
      return { code: `/*! ${title}${carried} */\n${code}`, map: null };
    },
    generateBundle() {
      const source = byName(all)
        .map((found) => `${found.name} ${found.version}\n\n${licenseText(found)}\n`)
        .join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}
