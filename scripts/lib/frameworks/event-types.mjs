import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const map = /interface HTMLElementEventMap \{([^}]*)\}/g;
const entry = /"(pv-[\w-]+)":/g;

/** Where each event gets its type: the declaration file that adds it to `HTMLElementEventMap`. */
function declaringFiles(dist) {
  const files = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".d.ts"));
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      const names = [...text.matchAll(map)].flatMap(([, body]) => [...body.matchAll(entry)]);
      return names.map(([, name]) => [name, join(dist, file)]);
    }),
  );
}

/**
 * Lets whoever imports an element know the types of its events. They are declared beside what fires them, which the
 * declarations of the element itself need not name.
 */
export function connectEventTypes(dist, elements) {
  const declared = declaringFiles(dist);
  for (const { tag, folder, events } of elements) {
    const file = join(dist, "elements", folder, "define.d.ts");
    const sources = events.map(({ name }) => {
      const source = declared.get(name);
      if (!source) throw new Error(`<${tag}> fires ${name}, which HTMLElementEventMap does not know.`);
      return relative(dirname(file), source)
        .replaceAll("\\", "/")
        .replace(/\.d\.ts$/, ".js");
    });
    const imports = [...new Set(sources)].map(
      (path) => `import "${path.startsWith(".") ? path : `./${path}`}";\n`,
    );
    writeFileSync(file, `${imports.join("")}${readFileSync(file, "utf8")}`);
  }
}
