import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const publicFile = (name: string): string => fileURLToPath(new URL(`../public/${name}`, import.meta.url));

/** Where the script that defines the elements lies once `@pivotal/elements` is built. */
const builtElements = (): string => fileURLToPath(import.meta.resolve("@pivotal/elements/script"));

/** What the script loads on demand, from beside itself. */
const builtParts = (): string => fileURLToPath(import.meta.resolve("@pivotal/elements/script/parts"));

/** What it loads besides on a page that has a customer's record. */
const builtRecord = (): string => fileURLToPath(import.meta.resolve("@pivotal/elements/script/record"));

/** The five files that pages load. A name that is not one of them has no asset, whatever it looks like. */
export async function readAsset(name: string, elementsScript = builtElements()): Promise<Asset | undefined> {
  switch (name) {
    case "desk.css":
      return { type: TYPES.css, content: await readFile(publicFile(name)) };
    case "desk.js":
      return { type: TYPES.js, content: await readFile(publicFile(name)) };
    case "pivotal-elements.js":
      return { type: TYPES.js, content: await readFile(elementsScript) };
    case "pivotal-elements.parts.js":
      return { type: TYPES.js, content: await readFile(builtParts()) };
    case "pivotal-elements.record.js":
      return { type: TYPES.js, content: await readFile(builtRecord()) };
    default:
      return undefined;
  }
}
