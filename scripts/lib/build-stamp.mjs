import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digest } from "./digest.mjs";
import { root } from "./root.mjs";

const stampFile = join(root, ".cache", "build");
const folders = ["packages/sdk", "packages/elements", "packages/mocks"];

function inputs() {
  const source = [...folders.map((folder) => `${folder}/src`), "scripts/lib"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const shared = [
    "pnpm-lock.yaml",
    "tsconfig.base.json",
    "rollup.config.mjs",
    "custom-elements-manifest.config.mjs",
    "scripts/build.mjs",
    ...folders.map((folder) => `${folder}/package.json`),
  ];
  return [...shared, ...source].sort();
}

const stamp = () => digest([process.platform, process.arch], inputs());

/** Whether the built files are those of the source as it stands. */
export const isBuilt = () =>
  existsSync(stampFile) &&
  folders.every((folder) => existsSync(join(root, folder, "dist"))) &&
  readFileSync(stampFile, "utf8") === stamp();

export const forgetBuild = () => rmSync(stampFile, { force: true });

/** To be called before building, so that what is edited meanwhile is built again; what it returns notes the build. */
export function rememberBuild() {
  const built = stamp();
  return () => {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, built);
  };
}
