import type { CompiledWord } from "../query/compile.ts";
import type { CustomerTable } from "./customer-table.ts";
import { hasText, wordsFilter } from "./text-passes.ts";

/** By slot, 1 for each row that has all words and none of those that are negated; undefined when there are no words. */
export function textMarks(table: CustomerTable, words: readonly CompiledWord[]): Uint8Array | undefined {
  if (words.length === 0) return undefined;
  const marks = new Uint8Array(table.capacity);
  const { ordered, late } = table.text.parts;
  const wanted = words.filter(({ negated }) => !negated);
  for (const texts of [ordered, late]) {
    const has = (slot: number, { text }: CompiledWord) =>
      hasText(texts, slot, table.row(slot)?.display_id ?? 0, text);
    texts.visit(wordsFilter(wanted), (slot) => {
      if (wanted.every((word) => has(slot, word))) marks[slot] = 1;
      return false;
    });
    for (const word of words) {
      if (!word.negated) continue;
      texts.visit(wordsFilter([word]), (slot) => {
        if (marks[slot] === 1 && has(slot, word)) marks[slot] = 0;
        return false;
      });
    }
  }
  return marks;
}
