import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageFolder } from "../workspace-packages.mjs";
import { angularFiles } from "./angular.mjs";
import { editorFiles } from "./editors.mjs";
import { readElements } from "./elements.mjs";
import { connectEventTypes } from "./event-types.mjs";
import { reactFiles } from "./react.mjs";
import { templateFiles } from "./templates.mjs";

const dist = join(packageFolder("elements"), "dist");

/** Writes what frameworks and editors read into `packages/elements/dist`, all of it from the manifest. */
export function writeFrameworks() {
  const elements = readElements();
  connectEventTypes(dist, elements);
  const files = {
    ...reactFiles(elements),
    ...templateFiles(elements),
    ...angularFiles(elements),
    ...editorFiles(elements),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = join(dist, name);
    if (existsSync(file)) throw new Error(`${name} would be written twice.`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
