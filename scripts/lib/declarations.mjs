import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { root } from "./root.mjs";

const sourceExtension = /((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']*)\.ts(["'])/g;

function readOptions() {
  const file = join(root, "tsconfig.base.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  return {
    ...options,
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    stripInternal: true,
    types: ["node"],
    rootDir: join(root, "packages"),
    outDir: join(root, "packages"),
  };
}

/**
 * Writes the type declarations of all packages beside their built files. TypeScript keeps `.ts` in the specifiers it
 * prints, which only our own compiler settings accept: readers get `.js`, as in the built code.
 */
export function emitDeclarations(entries) {
  const program = ts.createProgram(entries, readOptions());
  const written = [];
  const write = (fileName, text) => {
    const [name, folder, ...rest] = relative(join(root, "packages"), fileName).split(/[\\/]/);
    if (folder !== "src") throw new Error(`${fileName} is declared outside of a package's src folder.`);
    const target = join(root, "packages", name, "dist", ...rest);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replace(sourceExtension, "$1.js$2"));
    written.push(target);
  };
  const { diagnostics } = program.emit(undefined, write);
  const problems = [...program.getGlobalDiagnostics(), ...diagnostics];
  if (problems.length > 0) {
    const host = {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (name) => name,
      getNewLine: () => "\n",
    };
    throw new Error(ts.formatDiagnostics(problems, host));
  }
  return written;
}
