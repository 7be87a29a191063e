import type { Refused } from "./appearance.ts";

const SHAPES: Readonly<Record<string, string>> = {
  theme: '"light", "dark" or "auto"',
  density: '"comfortable" or "compact"',
  space: "a length",
  radius: "a length",
};

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Letters to add, take away or change to get from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [at, target] of [...other].entries()) {
      const changed = (row[at] ?? 0) + (letter.toLowerCase() === target.toLowerCase() ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const nearest = (name: string, sheet: string): string =>
  [...sheet.matchAll(/\(--pv-([\w-]+),/g)]
    .map(([, token = ""]) => camel(token))
    .sort((a, b) => distance(a, name) - distance(b, name))[0] ?? "";

/** Says in the console what of an appearance was left out, in one warning. `sheet` is the style sheet that reads the tokens. */
export function explain(refused: readonly Refused[], sheet: string): void {
  const sentences = refused.map(([name, value, isKnown]) =>
    isKnown
      ? `"${name}" must be ${SHAPES[name] ?? "a colour"}, without url(), quotes or semicolons: "${value}" was left out.`
      : `There is no "${name}"; the nearest is "${nearest(name, sheet)}".`,
  );
  console.warn(`Pivotal, appearance: ${sentences.join(" ")}`);
}
