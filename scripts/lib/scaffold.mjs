import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";

/** `customer-badge` in the other spellings that code needs. */
export function spellings(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? "")) {
    throw new Error("Give a name in lower-case words joined by dashes, such as customer-badge.");
  }
  const words = name.split("-");
  const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  const sentence = `${words[0][0].toUpperCase()}${words.join(" ").slice(1)}`;
  return { name, pascal, camel: pascal[0].toLowerCase() + pascal.slice(1), sentence };
}

function format(files) {
  const prettier = join(root, "node_modules", ".bin", "prettier");
  const { status, stderr } = spawnSync(prettier, ["--write", "--log-level", "warn", ...files], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The new code could not be formatted: ${stderr}`);
}

/** Writes new files; refuses to touch one that is there. */
export function writeNew(files) {
  const taken = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (taken.length > 0) throw new Error(`${taken.join(", ")} is there already: nothing was written.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`  new      ${file}`);
  }
  format(Object.keys(files));
}

/** Adds a line among the lines like it (those that match `like`), in alphabetical order. */
export function addLine(file, line, like) {
  const path = join(root, file);
  const lines = readFileSync(path, "utf8").split("\n");
  const matching = lines.flatMap((text, index) => (like.test(text) ? [index] : []));
  const after = matching.findLast((index) => lines[index] < line);
  lines.splice(after === undefined ? (matching[0] ?? lines.length - 1) : after + 1, 0, line);
  writeFileSync(path, lines.join("\n"));
  format([file]);
  console.log(`  changed  ${file}`);
}

/** Runs a generator for the name on the command line and says in words what is wrong with it. */
export function runGenerator(generate) {
  try {
    generate(spellings(process.argv[2]));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
