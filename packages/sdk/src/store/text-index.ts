import { isWhole, wordsOfText, type RowText } from "./row-texts.ts";

/** Where a word was found in a record, best first. */
export const Place = { WholeName: 0, NameStart: 1, NameWord: 2, WholeDomain: 3, Elsewhere: 4 } as const;
export type Place = (typeof Place)[keyof typeof Place];

/** How well a record matches, best first; `None` means not at all. */
export const Rank = { Exact: 0, NameStart: 1, NameWord: 2, Elsewhere: 3, Inside: 4, None: 255 } as const;

const RANK_OF_WHOLE_WORD = [Rank.Exact, Rank.NameStart, Rank.NameWord, Rank.Exact, Rank.Elsewhere] as const;
const RANK_OF_START = [
  Rank.NameStart,
  Rank.NameStart,
  Rank.NameWord,
  Rank.Elsewhere,
  Rank.Elsewhere,
] as const;
const RANK_INSIDE = RANK_OF_START.map(() => Rank.Inside);

/** New words are sorted in with the others when they are more than this, or a quarter of them. */
const MANY = 512;
/** Rows that are enough of those with a text inside of a word, which come last anyway. */
const ENOUGH_INSIDE = 1_000;

/** Texts whose words are held at hand. */
const MOST_KNOWN = 5_000;
const NO_ROWS = -1;

/** A word and the rows that have it, each as `slot * 8 + place`. Most words are in one row only, which needs no array. */
interface Entry {
  readonly word: string;
  rows: number | number[];
}

/**
 * From the start of a word to the rows that have it. Words are kept sorted, so that all words with one start lie together; each
 * knows its rows and where in them it stands, which is all that ranking needs.
 */
export class TextIndex {
  readonly #entries = new Map<string, Entry>();
  /** Texts that stand in many rows, with their words. */
  readonly #known = new Map<string, readonly Entry[]>();
  #sorted: Entry[] = [];
  #fresh: Entry[] = [];
  /** All sorted words in one text, for finding what stands inside of them. */
  #joined: { text: string; starts: Uint32Array } | undefined;

  get words(): number {
    return this.#entries.size;
  }

  add(slot: number, text: RowText): void {
    this.#each(slot, text, ({ entry, code }) => {
      if (typeof entry.rows === "object") entry.rows.push(code);
      else entry.rows = entry.rows === NO_ROWS ? code : [entry.rows, code];
    });
  }

  /** Takes back one `add` of the same. */
  remove(slot: number, text: RowText): void {
    this.#each(slot, text, ({ entry, code }) => {
      if (entry.rows === code) entry.rows = NO_ROWS;
      else if (typeof entry.rows === "object") {
        const at = entry.rows.indexOf(code);
        const last = at < 0 ? undefined : entry.rows.pop();
        if (last !== undefined && at < entry.rows.length) entry.rows[at] = last;
      }
    });
  }

  /** The words of a text, each with the code of a row that has it there. */
  #each(slot: number, text: RowText, visit: (word: { entry: Entry; code: number }) => void): void {
    const entries = text.kind === "other" ? this.#repeated(text.text) : this.#entriesOf(text.text);
    const first = firstPlace(text, entries[0]?.word);
    const later = text.kind === "name" ? Place.NameWord : Place.Elsewhere;
    entries.forEach((entry, at) => visit({ entry, code: (slot << 3) | (at === 0 ? first : later) }));
  }

  #entriesOf(text: string): Entry[] {
    return wordsOfText(text).map((word) => this.#entries.get(word) ?? this.#new(word));
  }

  #repeated(text: string): readonly Entry[] {
    const held = this.#known.get(text);
    if (held) return held;
    const entries = this.#entriesOf(text);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(text, entries);
    return entries;
  }

  #new(word: string): Entry {
    const entry: Entry = { word, rows: NO_ROWS };
    this.#entries.set(word, entry);
    this.#fresh.push(entry);
    return entry;
  }

  clear(): void {
    this.#entries.clear();
    this.#known.clear();
    this.#sorted = [];
    this.#fresh = [];
    this.#joined = undefined;
  }

  /** Writes the rank of each row that has a word with this start into `ranks`, where it is better than what is there. */
  findStart(start: string, ranks: Uint8Array): void {
    const end = this.#firstAtOrAfter(`${start}\uffff`);
    for (let at = this.#firstAtOrAfter(start); at < end; at++) {
      const entry = this.#sorted[at];
      if (entry) mark(entry, entry.word === start ? RANK_OF_WHOLE_WORD : RANK_OF_START, ranks);
    }
    for (const entry of this.#fresh) {
      if (!entry.word.startsWith(start)) continue;
      mark(entry, entry.word === start ? RANK_OF_WHOLE_WORD : RANK_OF_START, ranks);
    }
  }

  /** The same for rows that have the text anywhere inside a word; for some of them where they are many. */
  findInside(part: string, ranks: Uint8Array): void {
    const { text, starts } = this.#joinedWords();
    let marked = 0;
    for (let at = text.indexOf(part); at >= 0 && marked < ENOUGH_INSIDE;) {
      const index = lastAtOrBefore(starts, at);
      const entry = this.#sorted[index];
      if (entry) marked += mark(entry, RANK_INSIDE, ranks);
      const next = starts[index + 1];
      at = next === undefined ? -1 : text.indexOf(part, next);
    }
    for (const entry of this.#fresh) if (entry.word.includes(part)) mark(entry, RANK_INSIDE, ranks);
  }

  /** Work that makes finding quicker, in short steps. None is needed for a right answer. */
  *tidy(): Generator<void> {
    if (this.#fresh.length > Math.max(MANY, this.#sorted.length / 4)) yield* this.#sortIn();
  }

  /** Leaves no new word outside the order, and everything ready for what stands inside of words. */
  *finish(): Generator<void> {
    if (this.#fresh.length > 0) yield* this.#sortIn();
    yield;
    this.#joinedWords();
  }

  *#sortIn(): Generator<void> {
    this.#fresh.sort((a, b) => (a.word < b.word ? -1 : 1));
    yield;
    this.#merge();
  }

  #merge(): void {
    // What came while the sorted ones waited for their turn may stand anywhere.
    const fresh = isSorted(this.#fresh)
      ? this.#fresh
      : this.#fresh.sort((a, b) => (a.word < b.word ? -1 : 1));
    const merged: Entry[] = [];
    let next = 0;
    const keep = (entry: Entry) => {
      if (hasRows(entry)) merged.push(entry);
      else this.#entries.delete(entry.word);
    };
    for (const entry of this.#sorted) {
      for (let other = fresh[next]; other !== undefined && other.word < entry.word; other = fresh[++next])
        keep(other);
      keep(entry);
    }
    for (let other = fresh[next]; other !== undefined; other = fresh[++next]) keep(other);
    if (merged.length < this.#sorted.length + fresh.length) this.#known.clear();
    this.#sorted = merged;
    this.#fresh = [];
    this.#joined = undefined;
  }

  #firstAtOrAfter(word: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle]?.word ?? "") < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #joinedWords(): { text: string; starts: Uint32Array } {
    if (this.#joined) return this.#joined;
    const starts = new Uint32Array(this.#sorted.length);
    let at = 0;
    const text = this.#sorted
      .map(({ word }, index) => {
        starts[index] = at;
        at += word.length + 1;
        return word;
      })
      .join("\n");
    this.#joined = { text, starts };
    return this.#joined;
  }
}

const hasRows = ({ rows }: Entry): boolean => (typeof rows === "object" ? rows.length > 0 : rows !== NO_ROWS);

function firstPlace({ kind, text }: RowText, word: string | undefined): Place {
  if (kind === "other") return Place.Elsewhere;
  if (kind === "domain") return Place.WholeDomain;
  return isWhole(text, word) ? Place.WholeName : Place.NameStart;
}

const isSorted = (entries: readonly Entry[]): boolean =>
  entries.every(({ word }, at) => at === 0 || (entries[at - 1]?.word ?? "") < word);

/** Returns how many rows the entry has. */
function mark({ rows }: Entry, rankOf: readonly number[], ranks: Uint8Array): number {
  if (rows === NO_ROWS) return 0;
  if (typeof rows === "number") {
    markRow(rows, rankOf, ranks);
    return 1;
  }
  for (const code of rows) markRow(code, rankOf, ranks);
  return rows.length;
}

function markRow(code: number, rankOf: readonly number[], ranks: Uint8Array): void {
  const rank = rankOf[code & 7] ?? Rank.Elsewhere;
  const slot = code >>> 3;
  if (rank < (ranks[slot] ?? 0)) ranks[slot] = rank;
}

function lastAtOrBefore(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
