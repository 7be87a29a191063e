import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const fence = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;

function pages() {
  const folders = ["packages", "examples"].filter((folder) => existsSync(join(root, folder)));
  const nested = folders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, "README.md")),
  );
  const stories = readdirSync(join(root, "stories"), { recursive: true })
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => join("stories", file));
  return ["README.md", "CONTRIBUTING.md", ...nested, ...stories].filter((file) =>
    existsSync(join(root, file)),
  );
}

/**
 * The code blocks of our pages. After the language a block may say `no-run` (it is type-checked alone) or `continues`
 * (it goes on where the block before it ended).
 */
export function readSnippets() {
  return pages().flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    let before = "";
    return [...text.matchAll(fence)].map(([, language, words, body], index) => {
      const continues = /\bcontinues\b/.test(words);
      const code = continues ? `${before}\n${body}` : body;
      if (language === "ts") before = code;
      const line = text.slice(0, text.indexOf(body)).split("\n").length;
      return {
        page,
        line,
        language,
        code,
        runs: !/\bno-run\b/.test(words),
        name: `${page.replace(/\W/g, "-")}-${index}`,
      };
    });
  });
}
