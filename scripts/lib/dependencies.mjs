import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestOf, packageFolder } from "./workspace-packages.mjs";

const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"];

/** The folder in which Node finds a package when `from` imports it. */
function folderOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

/** What npm runs on the machine of who installs a package; building from source counts, which needs no script of its own. */
const installScriptsOf = (folder, scripts = {}) => [
  ...INSTALL_SCRIPTS.filter((script) => script in scripts),
  ...(existsSync(join(folder, "binding.gyp")) ? ["binding.gyp"] : []),
];

/**
 * Everything that comes with a published package when it is installed, itself excepted, by name: version, licence, what runs at
 * its installation, and whether the package names it itself.
 */
export function dependenciesOf(packageName) {
  const found = new Map();
  const visit = (manifest, folder, isDirect) => {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (name.startsWith("@pivotal/")) {
        const own = name.slice("@pivotal/".length);
        visit(manifestOf(own), packageFolder(own), isDirect);
        continue;
      }
      const place = folderOf(name, folder);
      if (!place) throw new Error(`${packageName} needs ${name}, which is not installed`);
      const theirs = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
      const key = `${name} ${theirs.version}`;
      if (found.has(key)) {
        if (isDirect) found.get(key).isDirect = true;
        continue;
      }
      found.set(key, {
        name,
        version: theirs.version,
        license: theirs.license ?? "none named",
        installScripts: installScriptsOf(place, theirs.scripts),
        isDirect,
      });
      visit(theirs, place, false);
    }
  };
  visit(manifestOf(packageName), packageFolder(packageName), true);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
