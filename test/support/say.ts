/** What a sentence is given: a text for each value, a number written by the locale and the number itself for each count. */
export interface Given {
  readonly values: readonly unknown[];
  /** Texts of counts, each with its number. */
  readonly counts: readonly { readonly text: string; readonly n: number }[];
}

const namesOf = (sentence: (...given: never[]) => unknown): string[] => {
  const text = sentence.toString();
  const [, inner = "", alone = ""] = /^(?:[\w$]*\s*)?(?:\(([^)]*)\)|([\w$]+))/.exec(text) ?? [];
  return (inner || alone)
    .split(/,(?![^{]*\})/)
    .map((name) => name.trim())
    .filter(Boolean);
};

const isNumber = (name: string | undefined): boolean => name !== undefined && /^_?n$|N$/.test(name);

/** Arguments for a sentence by the names that its English form gives them. */
export function givenFor(
  sentence: (...given: never[]) => unknown,
  format: (n: number) => string,
  numbers: readonly number[],
): Given {
  const names = namesOf(sentence);
  const counts: { text: string; n: number }[] = [];
  let next = 0;
  const values = names.map((name, at) => {
    if (isNumber(names[at + 1])) {
      const n = numbers[next++ % numbers.length] ?? 0;
      counts.push({ text: format(n), n });
      return format(n);
    }
    if (isNumber(name)) return counts.at(-1)?.n;
    if (name === "all" || name === "rising") return true;
    if (name.startsWith("{")) return { name: "plan", label: "Plan" };
    return `value ${at}`;
  });
  return { values, counts };
}
