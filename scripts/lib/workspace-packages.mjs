import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
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

/** What stands for the `*` of a path of `exports`: told by the built files. */
function starsOf(name, target) {
  const path = typeof target === "string" ? target : target.default;
  const [head, tail] = path.slice("./".length).split("*");
  const folder = join(packageFolder(name), dirname(`${head}x`));
  if (!existsSync(folder)) throw new Error(`${folder} is missing: build the packages first`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(packageFolder(name), join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => file.startsWith(head) && file.endsWith(tail))
    .map((file) => file.slice(head.length, file.length - tail.length))
    .filter((star) => star !== "" && !star.includes("/"));
}

/** Every import path that a published package offers, without its name: `.`, `./schemas`, `./health-score/define`, … */
export function subpathsOf(name) {
  const { exports, publishConfig } = manifestOf(name);
  const offered = Object.entries(publishConfig?.exports ?? exports);
  return offered
    .filter(([path]) => path !== "./package.json")
    .flatMap(([path, target]) =>
      path.includes("*") ? starsOf(name, target).map((star) => path.replace("*", star)) : [path],
    );
}
