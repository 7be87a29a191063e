import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** The packages that are published, in the order in which they depend on each other. */
export const packageNames = ["sdk", "elements", "mocks"];

export const packageFolder = (name) => join(root, "packages", name);

export const manifestOf = (name) =>
  JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8"));

/** Where `scripts/pack.mjs` leaves what would be published. */
export const tarballFolder = join(root, ".cache", "tarballs");

export const tarballOf = (name) => join(tarballFolder, `pivotal-${name}-${manifestOf(name).version}.tgz`);

/** The folders of the elements that a page may use, each with an `index.ts`; the others are parts of these. `health-score`, `provider`, … */
export function elementNames() {
  const folder = join(packageFolder("elements"), "src", "elements");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "index.ts")))
    .sort();
}

/** Every import path that a published package offers, without its name: `.`, `./schemas`, `./health-score/define`, … */
export function subpathsOf(name) {
  const { exports, publishConfig } = manifestOf(name);
  return Object.keys(publishConfig?.exports ?? exports)
    .filter((path) => path !== "./package.json")
    .flatMap((path) =>
      path.includes("*") ? elementNames().map((element) => path.replace("*", element)) : [path],
    );
}
