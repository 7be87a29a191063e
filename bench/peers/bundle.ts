import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import type { Contestant } from "./contestants.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const outdir = join(folder, "out");
const LIT = /^(lit|lit-html|lit-element|@lit\/[^/]+)(\/|$)/;

/** Files to serve, by path. */
export type Files = Map<string, Uint8Array>;

interface Code {
  code: string;
  /** Use our sources as they are, instead of the built packages. */
  source?: boolean;
  /** What the page has anyway. */
  external?: RegExp;
}

const leaveOut = (filter: RegExp): Plugin => ({
  name: "leave-out",
  setup(context) {
    context.onResolve({ filter }, ({ path }) => ({ path, external: true }));
  },
});

async function bundle({ code, source = false, external }: Code) {
  const options = {
    stdin: { contents: code, resolveDir: folder, loader: "ts", sourcefile: "entry.ts" },
    absWorkingDir: folder,
    outdir,
    entryNames: "entry",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: external ? [leaveOut(external)] : [],
    metafile: true,
    write: false,
    logLevel: "error",
    ...(source ? { conditions: ["pivotal-source"], tsconfig: "../../tsconfig.base.json" } : {}),
  } satisfies BuildOptions;
  const { outputFiles, metafile } = await build(options);
  const files: Files = new Map(
    outputFiles.map(({ path, contents }) => [relative(outdir, path), contents] as const),
  );
  return { files, metafile };
}

/** The files of a contestant's page; `entry.js` starts it. */
export async function pageFiles({ kind, name }: Contestant, source: boolean): Promise<Files> {
  const Page = kind === "list" ? "ListPage" : "SearchPage";
  const code = `
    import { ${Page} } from "./page/${kind}.ts";
    import * as contestant from "./contestants/${kind}/${name}.js";
    globalThis.bench = new ${Page}(contestant);`;
  return (await bundle({ code, source })).files;
}

/** The files of any other page. */
export async function scriptFiles(path: string, source: boolean): Promise<Files> {
  return (await bundle({ code: `import "./${path}";`, source })).files;
}

export interface Size {
  /** Bytes, gzipped, that come with the page. */
  first: number;
  /** Bytes, gzipped, that are loaded on demand. */
  later: number;
}

/** What a page has before. */
export type PageWith = "nothing" | "Lit";

const EXTERNAL: Record<PageWith, RegExp | undefined> = { nothing: undefined, Lit: LIT };

/** What a module and all that it imports weigh, minified and gzipped; styles of their own file count too. */
export async function sizeOf(code: string, source: boolean, on: PageWith = "nothing"): Promise<Size> {
  const { files, metafile } = await bundle({ code, source, external: EXTERNAL[on] });
  const atOnce = loadedAtOnce(metafile);
  const size = { first: 0, later: 0 };
  for (const [path, contents] of files) {
    const when = path.endsWith(".css") || atOnce.has(path) ? "first" : "later";
    size[when] += gzipSync(contents, { level: 9 }).length;
  }
  return size;
}

export const contestantCode = ({ kind, name }: Contestant): string =>
  `export * from "./contestants/${kind}/${name}.js";`;

function loadedAtOnce({ outputs }: Metafile): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && next in outputs) visit(next);
    }
  };
  visit("out/entry.js");
  return new Set([...seen].map((path) => path.replace(/^out\//, "")));
}
