import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { capture } from "./processes.mjs";
import { packageFolder } from "./workspace-packages.mjs";

/** Runs where no page is: imports the elements, and prints the style sheet of each that is defined. */
const PRINT = `
const dist = new URL(process.argv[1]);
await import("lit");
const sheets = {};
const define = customElements.define;
customElements.define = (tag, element) => {
  define.call(customElements, tag, element);
  sheets[tag] = element.elementStyles.map(({ cssText }) => cssText).join("\\n");
};
await import(new URL("index.js", dist));
console.log(JSON.stringify(sheets));`;

/** Writes `packages/elements/dist/css`, a style sheet for each element, for pages that a server draws under a strict policy. */
export async function writeElementStyles() {
  const dist = join(packageFolder("elements"), "dist");
  const { code, output } = await capture(
    process.execPath,
    ["--input-type=module", "--eval", PRINT, `${pathToFileURL(dist)}/`],
    { cwd: packageFolder("elements") },
  );
  if (code !== 0) throw new Error(`The style sheets could not be written:\n${output}`);
  mkdirSync(join(dist, "css"), { recursive: true });
  for (const [tag, text] of Object.entries(JSON.parse(output)))
    writeFileSync(join(dist, "css", `${tag}.css`), text);
}
