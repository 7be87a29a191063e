import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { packageFolder, packageNames, tarballOf } from "../../scripts/lib/workspace-packages.mjs";

/** A project outside of the workspace that has our packed packages installed, and nothing else. */
export interface InstalledProject {
  readonly folder: string;
  /** Writes a file of the project and returns its path. */
  write(name: string, text: string): string;
  remove(): void;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

/**
 * Unpacks the tarballs as a package manager would, without asking a registry: each package sees the dependencies that
 * its own manifest names and no others, so that one that was forgotten is missed here too. What a host may add is the workspace's own.
 */
export function installPackages(): InstalledProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pivotal-project-")));
  const placeOf = (name: string): string => join(folder, "node_modules", "@pivotal", name);
  for (const name of packageNames) {
    mkdirSync(placeOf(name), { recursive: true });
    execFileSync("tar", ["-xzf", tarballOf(name), "-C", placeOf(name), "--strip-components=1"]);
    const manifest = JSON.parse(readFileSync(join(placeOf(name), "package.json"), "utf8"));
    const { dependencies = {}, peerDependencies = {} } = manifest;
    for (const peer of Object.keys(peerDependencies)) {
      const own = join(root, "node_modules", peer);
      if (existsSync(own)) link(realpathSync(own), join(placeOf(name), "node_modules", peer));
    }
    for (const dependency of Object.keys(dependencies)) {
      const target = dependency.startsWith("@pivotal/")
        ? placeOf(dependency.slice("@pivotal/".length))
        : realpathSync(join(packageFolder(name), "node_modules", dependency));
      link(target, join(placeOf(name), "node_modules", dependency));
    }
  }
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write("package.json", JSON.stringify({ name: "a-host", private: true, type: "module" }));
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
