import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const folder = join(root, "packages", "elements", "src", "languages");

/** The codes of the languages that the elements speak beside English. */
export const languageCodes = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
