import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuild, { minify } from "rollup-plugin-esbuild";
import { minifyCss } from "./scripts/lib/rollup-css.mjs";
import { minifyHtml } from "./scripts/lib/rollup-html.mjs";
import { languageCodes } from "./scripts/lib/languages.mjs";
import { classicLanguage } from "./scripts/lib/rollup-language.mjs";
import { scriptFiles, scriptTag } from "./scripts/lib/rollup-script-tag.mjs";
import { licenses } from "./scripts/lib/rollup-licenses.mjs";
import { smaller } from "./scripts/lib/rollup-smaller.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const packageFolder = (name) => join(root, "packages", name);
const read = (name) => JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8"));

const compile = (options = {}) =>
  esbuild({
    target: "es2022",
    tsconfig: join(root, "tsconfig.base.json"),
    legalComments: "none",
    ...options,
  });

/**
 * Published code names its dependencies and Node's own modules; it never carries a copy of them. Its own name it keeps, too, where what
 * is meant depends on who imports it.
 */
function isExternal(manifest) {
  const names = [manifest.name, ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })];
  return (id) => id.startsWith("node:") || names.some((name) => id === name || id.startsWith(`${name}/`));
}

/** One output file for each source file, so that every bundler can leave out what a page does not use. */
function libraryConfig(name, entries) {
  const folder = packageFolder(name);
  const manifest = read(name);
  const input = Object.fromEntries(
    entries
      .filter((file) => existsSync(join(folder, "src", file)))
      .map((file) => [file.replace(/\.ts$/, ""), join(folder, "src", file)]),
  );
  return {
    input,
    external: isExternal(manifest),
    plugins: [
      nodeResolve({ extensions: [".ts"], exportConditions: ["import", "default"] }),
      minifyCss(),
      compile(),
      minifyHtml(),
    ],
    treeshake: { moduleSideEffects: name === "elements" },
    output: {
      dir: join(folder, "dist"),
      format: "es",
      preserveModules: true,
      preserveModulesRoot: join(folder, "src"),
      entryFileNames: "[name].js",
    },
  };
}

function elementEntries() {
  const folder = join(packageFolder("elements"), "src", "elements");
  if (!existsSync(folder)) return ["index.ts"];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    "index.ts",
    "ssr.ts",
    ...["index.ts", "watch.ts", "none.ts"].map((file) => `contrast/${file}`),
    "react/component.ts",
    ...names.flatMap(({ name }) => [`elements/${name}/index.ts`, `elements/${name}/define.ts`]),
    "languages/add-language.ts",
    ...languageCodes.map((code) => `languages/${code}/index.ts`),
  ];
}

/** For pages without a bundler: a language as a classic script, to be named beside the first one. */
const languageConfig = (code) => ({
  input: join(packageFolder("elements"), "src", "languages", code, "index.ts"),
  plugins: [
    nodeResolve({ extensions: [".ts"] }),
    compile(),
    classicLanguage(),
    minify({ target: "es2022", legalComments: "none" }),
  ],
  output: { file: join(packageFolder("elements"), "dist", `pivotal-elements.${code}.js`), format: "es" },
});

/** For pages without a bundler: a classic script, beside it what it loads on demand, and the elements of the record. */
function scriptTagConfig() {
  const { version } = read("elements");
  const entry = join(packageFolder("elements"), "src", "script.ts");
  const client = join(packageFolder("elements"), "src", "context", "client.ts");
  const reading = [
    nodeResolve({ browser: true, exportConditions: ["pivotal-source", "browser", "import", "default"] }),
    minifyCss(),
  ];
  // Every page asks for customers, so the client comes with the script.
  const record = join(packageFolder("elements"), "src", "record.ts");
  const places = { inFirst: (id) => id === client, inRecord: (id) => id === record };
  const { plugin, output } = scriptFiles(entry, places, [...reading, compile(), minifyHtml()]);
  return {
    input: entry,
    // What the parts share with the script is exported beside what hosts use.
    preserveEntrySignatures: "allow-extension",
    plugins: [
      plugin,
      ...reading,
      scriptTag({ version, global: "PivotalElements", publicModule: join("elements", "src", "first.ts") }),
      compile(),
      minifyHtml(),
      minify({ target: "es2022", legalComments: "none" }),
      smaller(),
      licenses({
        title: `@pivotal/elements ${version} | MIT`,
        fileName: "pivotal-elements.licenses.txt",
        own: join(root, "packages"),
      }),
    ],
    output: { dir: join(packageFolder("elements"), "dist"), format: "es", ...output },
  };
}

const libraries = [
  libraryConfig("sdk", [
    "index.ts",
    "schemas.ts",
    "rules/index.ts",
    "store/index.ts",
    "store/core.ts",
    "store/edits.ts",
    "store/record.ts",
    "server/index.ts",
    "server/redis.ts",
    "live/index.ts",
    "session/index.ts",
    "webhooks/index.ts",
    "cli.ts",
  ]),
  libraryConfig("elements", elementEntries()),
  libraryConfig("mocks", ["index.ts", "browser.ts", "node.ts", "server.ts", "cli.ts"]),
].filter(({ input }) => Object.keys(input).length > 0);

export default existsSync(join(packageFolder("elements"), "src", "script.ts"))
  ? [...libraries, scriptTagConfig(), ...languageCodes.map(languageConfig)]
  : libraries;
