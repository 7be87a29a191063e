import { foldText, startsWord } from "../query/fold.ts";

/** A half-open range of UTF-16 positions in the shown text. */
export type TextRange = readonly [start: number, end: number];

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Each character is shown as one: letters of Latin, Greek, Cyrillic, Hebrew and Arabic, Chinese, Japanese and Korean ones. */
const PLAIN =
  /^[ -~\u00a0-\u024f\u0370-\u03ff\u0400-\u0482\u05d0-\u05ea\u0620-\u064a\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** Folds a text a shown character at a time, so that a place in the folded text leads back to whole ones. */
function foldWithMap(text: string): { folded: string; places: TextRange[] | undefined } {
  const whole = foldText(text);
  // As many as before: then each of them folds to one, too.
  if (whole.length === text.length && PLAIN.test(text)) return { folded: whole, places: undefined };
  let folded = "";
  const places: TextRange[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const part = foldText(segment);
    for (let i = 0; i < part.length; i++) places.push([index, index + segment.length]);
    folded += part;
  }
  return { folded, places };
}

/** Where a word starts with this, else where it stands at all. */
function find(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return text.indexOf(word);
}

/** No more of a text than this is read, since no more is shown. */
const LONGEST_SHOWN = 1_000;

/** Where folded words stand in a text, in order and without overlaps. */
export function markWords(text: string, words: readonly string[]): TextRange[] {
  const { folded, places } = foldWithMap(text.slice(0, LONGEST_SHOWN));
  const found: [number, number][] = [];
  for (const word of words) {
    const at = find(folded, word);
    if (at < 0 || word === "") continue;
    const end = at + word.length;
    found.push(places ? [places[at]?.[0] ?? 0, places[end - 1]?.[1] ?? 0] : [at, end]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.reduce<[number, number][]>((merged, range) => {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
    return merged;
  }, []);
}
