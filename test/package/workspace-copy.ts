import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { packageNames } from "../../scripts/lib/workspace-packages.mjs";

const COPIED = [
  ...["package.json", "tsconfig.json", "tsconfig.base.json", "eslint.config.js", ".prettierrc.json"],
  ...[
    "web-test-runner.config.mjs",
    "scripts",
    "test/support",
    ...packageNames.map((name) => `packages/${name}`),
  ],
];

/** A copy of the workspace to generate code into, with the same dependencies and its own packages. */
export interface WorkspaceCopy {
  readonly folder: string;
  /** Runs a program of the copy; rejects with what it printed when it fails. */
  run(command: string, ...args: string[]): Promise<string>;
  bin(name: string): string;
  remove(): void;
}

/** Third-party packages are those of the workspace; ours are those of the copy. */
function linkDependencies(from: string, to: string, folder: string): void {
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    if (name === "@pivotal") {
      for (const own of readdirSync(source)) {
        mkdirSync(target, { recursive: true });
        symlinkSync(join(folder, "packages", own), join(target, own), "junction");
      }
    } else if (name.startsWith("@")) linkDependencies(source, target, folder);
    else if (name !== ".pivotal-install") symlinkSync(realpathSync(source), target, "junction");
  }
}

const isSource = (path: string): boolean => !/[\\/](node_modules|dist)$/.test(path);

export function copyWorkspace(): WorkspaceCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pivotal-workspace-")));
  for (const path of COPIED) {
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (source) => isSource(source) });
  }
  for (const place of [root, ...packageNames.map((name) => join(root, "packages", name))]) {
    const modules = join(place, "node_modules");
    if (existsSync(modules)) linkDependencies(modules, join(folder, relative(root, modules)), folder);
  }
  const run = (command: string, ...args: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile(command, args, { cwd: folder }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${[command, ...args].join(" ")}\n${stdout}${stderr}`));
        else resolve(stdout);
      });
    });
  const bin = (name: string): string => join(folder, "node_modules", ".bin", name);
  return { folder, run, bin, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
