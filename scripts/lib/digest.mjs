import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** One hash of some words and of the content of files, which are named from the root of the workspace. */
export function digest(words, files) {
  const hash = createHash("sha256").update(`${words.join(" ")}\n`);
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
