import type { CompiledWord } from "../query/compile.ts";
import { Edge, gramsAt, gramsInside, gramsOfNumber, gramsOfWhole, type GramFilter } from "./gram-sketch.ts";
import type { PlacedTexts } from "./placed-texts.ts";

/** One way to match the words of a search. Rows that match in a better way match in this one, too. */
export interface TextPass {
  readonly filter: GramFilter;
  fits(texts: PlacedTexts, slot: number, displayId: number): boolean;
}

const numberOf = (word: string): number | undefined =>
  /^(?:0|[1-9]\d{0,14})$/.test(word) ? Number(word) : undefined;

/**
 * What matches words best, then what matches them less: the whole name or domain, or the number; the start of the name; words of the
 * name; words anywhere; letters anywhere, but for phrases.
 */
export function textPasses(words: readonly CompiledWord[]): TextPass[] {
  const whole = words.map(({ text }) => text).join(" ");
  const needles = words.map(({ text, phrase }) => {
    const number = numberOf(text);
    return { text, phrase, number, ways: number === undefined ? [] : [gramsOfNumber(number)] };
  });
  type Needle = (typeof needles)[number];
  const only = needles.length === 1 ? needles[0] : undefined;
  const each = (
    waysOf: (text: string) => number[][],
    fits: (texts: PlacedTexts, slot: number, needle: Needle) => boolean,
  ): TextPass => ({
    filter: needles.map(({ text, ways }) => [...waysOf(text), ...ways]),
    fits: (texts, slot, displayId) =>
      needles.every((needle) => needle.number === displayId || fits(texts, slot, needle)),
  });
  return [
    {
      filter: [[gramsOfWhole(whole), ...(only?.ways ?? [])]],
      fits: (texts, slot, displayId) => only?.number === displayId || texts.isWhole(slot, whole),
    },
    { filter: [[gramsAt(Edge.Name, whole)]], fits: (texts, slot) => texts.nameStarts(slot, whole) },
    each(
      (text) => [gramsAt(Edge.NameWord, text)],
      (texts, slot, { text }) => texts.nameHasWord(slot, text),
    ),
    each(waysOfWord, (texts, slot, { text }) => texts.hasWord(slot, text)),
    each(
      (text) => [gramsInside(text)],
      (texts, slot, { text, phrase }) => (phrase ? texts.hasWord(slot, text) : texts.holds(slot, text)),
    ),
  ];
}

const waysOfWord = (text: string): number[][] => [gramsAt(Edge.NameWord, text), gramsAt(Edge.Word, text)];

/** What a row has noted that has these words, or is known by them as its number. */
export const wordsFilter = (words: readonly CompiledWord[]): GramFilter =>
  words.map(({ text }) => {
    const number = numberOf(text);
    return number === undefined ? waysOfWord(text) : [...waysOfWord(text), gramsOfNumber(number)];
  });

/** Whether a row has a word, in a text or as its number. */
export const hasText = (texts: PlacedTexts, slot: number, displayId: number, word: string): boolean =>
  String(displayId) === word || texts.hasWord(slot, word);
