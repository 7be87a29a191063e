import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./root.mjs";
import { serveFolder } from "./static-server.mjs";

/** What the strictest host says. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
].join("; ");

const settings = {
  bundle: true,
  format: "esm",
  target: "es2022",
  tsconfig: join(root, "tsconfig.base.json"),
  conditions: ["pivotal-source", "browser", "development"],
  logLevel: "error",
};

/** A style sheet that a story takes by its address (`?url`) is a file of the page's own. */
const sheetsByAddress = {
  name: "sheets-by-address",
  setup(bundler) {
    bundler.onResolve({ filter: /\.css\?url$/ }, async ({ path, importer, resolveDir, kind }) => {
      const sheet = await bundler.resolve(path.slice(0, -"?url".length), { importer, resolveDir, kind });
      return { path: sheet.path, namespace: "sheet-address" };
    });
    bundler.onLoad({ filter: /.*/, namespace: "sheet-address" }, ({ path }) => ({
      contents: readFileSync(path),
      loader: "file",
    }));
  },
};

/** Every story in one bundle; what elements load on demand is loaded on demand here, too. */
async function bundleStories(folder) {
  const files = readdirSync(join(root, "stories")).filter((file) => file.endsWith(".stories.ts"));
  const lines = [
    `import { addStories, clear, show, storyList } from "./.storybook/strict.ts";`,
    ...files.map((file, at) => `import * as file${at} from "./stories/${file}"; addStories(file${at});`),
    `Object.assign(window, { strict: { show, clear, stories: storyList() } });`,
  ];
  await build({
    ...settings,
    stdin: { contents: lines.join("\n"), resolveDir: root, loader: "ts" },
    splitting: true,
    entryNames: "stories",
    outdir: folder,
    publicPath: "/",
    plugins: [sheetsByAddress],
    define: { "process.env.NODE_ENV": '"development"' },
  });
}

/** Another copy of Lit, of another major version, that has rendered something before our elements come. */
async function bundleOtherLit(folder) {
  const contents = `
    import { html, LitElement } from "lit-2";
    customElements.define("other-lit", class extends LitElement { render() { return html\`<p title=\${"of the host"}>A host</p>\`; } });
    document.addEventListener("DOMContentLoaded", () => document.body.prepend(document.createElement("other-lit")));`;
  await build({
    ...settings,
    stdin: { contents, resolveDir: root },
    outfile: join(folder, "other-lit.js"),
  });
}

const page = (head) => `<!doctype html>
<html lang="en" dir="ltr" data-theme="light">
  <head>
    <meta charset="utf-8" />
    <title>A strict host</title>
    <link rel="stylesheet" href="/page.css" />
    ${head}
    <script type="module" src="/stories.js"></script>
  </head>
  <body>
    <main id="storybook-root"></main>
  </body>
</html>
`;

/**
 * Serves the stories under the strict policy: `/` has our elements alone, `/beside.html` another Lit as well.
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function serveStrictStories() {
  const folder = mkdtempSync(join(tmpdir(), "strict-stories-"));
  await Promise.all([bundleStories(folder), bundleOtherLit(folder)]);
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(
    readFileSync(join(root, ".storybook", "preview-head.html"), "utf8"),
  );
  // axe takes a page as white where neither it nor what is in it has a background.
  writeFileSync(join(folder, "page.css"), `${style}\nbody { background: inherit; }\n`);
  writeFileSync(join(folder, "index.html"), page(""));
  writeFileSync(join(folder, "beside.html"), page(`<script type="module" src="/other-lit.js"></script>`));
  copyFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), join(folder, "axe.js"));
  const headers = { "Content-Security-Policy": STRICT_POLICY, "X-Content-Type-Options": "nosniff" };
  const server = await serveFolder(folder, { headers });
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return { origin: server.origin, close };
}
