import { letterKind } from "../query/fold.ts";

/** Rows that are noted together, as one chunk: a power of two. */
export const CHUNK_BITS = 3;
/** Of each number a block has one line of the processor's cache: sixteen words with a bit for each chunk. */
const LINE_BITS = 4;
const BLOCK_BITS = LINE_BITS + 5;
/** Letters that follow each other are noted under one of so many numbers, some of them under the same. */
const BUCKET_BITS = 13;
const BUCKETS = 1 << BUCKET_BITS;

/** Where a text begins a word, and what else is noted of a row, by numbers that no character has. */
export const Edge = {
  Name: 0xfdd0,
  NameWord: 0xfdd1,
  Word: 0xfdd2,
  Whole: 0xfdd3,
  Number: 0xfdd4,
  NameAgain: 0xfdd5,
} as const;
export type Edge = (typeof Edge)[keyof typeof Edge];

/** Buckets that all have to be noted. */
export type Grams = readonly number[];
/** For each word, the ways in which a row can have it: one of them is enough. */
export type GramFilter = readonly (readonly Grams[])[];

/** Long needles are told apart by fewer letters. */
const MOST_GRAMS = 12;
const WORDS = 1 << LINE_BITS;
const FIRST_BEYOND_ASCII = 128;

const bucketOf = (a: number, b: number, c: number): number =>
  Math.imul(((a << 16) | b) ^ Math.imul(c, 0x85ebca6b), 0x9e3779b1) >>> (32 - BUCKET_BITS);

const code = (text: string, at: number): number => text.charCodeAt(at);

/** What a row that holds this anywhere has noted. */
export function gramsInside(text: string): number[] {
  if (text.length === 1) {
    const only = code(text, 0);
    // Which of the usual letters are in a chunk is not noted: all are.
    return only < FIRST_BEYOND_ASCII ? [] : [bucketOf(only, 0, 0)];
  }
  if (text.length === 2) return [bucketOf(code(text, 0), code(text, 1), 0)];
  const grams: number[] = [];
  for (let at = 2; at < text.length && grams.length < MOST_GRAMS; at++)
    grams.push(bucketOf(code(text, at - 2), code(text, at - 1), code(text, at)));
  return grams;
}

/** What stands at an edge has half as many numbers, of its own: there is less of it, and it tells more. */
const edgeOf = (a: number, b: number, c: number): number => BUCKETS + (bucketOf(a, b, c) >>> 1);
const twoOf = (edge: Edge, text: string, at: number): number =>
  edgeOf(edge, code(text, at), code(text, at + 1));
const threeOf = (edge: Edge, text: string, at: number): number =>
  edgeOf(code(text, at), code(text, at + 1), (code(text, at + 2) << 8) ^ edge);

/** What a row has noted where this begins at such an edge. */
export const gramsAt = (edge: Edge, text: string): number[] => [
  text.length > 1 ? twoOf(edge, text, 0) : bucketOf(edge, code(text, 0), 0),
  ...(text.length > 1 && edge === Edge.Name ? [twoOf(Edge.NameAgain, text, 0)] : []),
  ...(text.length > 2 ? [threeOf(edge, text, 0)] : []),
  ...gramsInside(text),
];

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 31) + code(text, at);
  return hash;
}

/** What a row has noted of which this is the whole name or the whole domain: two, since of two that are the same by chance one hardly is. */
export function gramsOfWhole(text: string): number[] {
  const hash = hashOf(text);
  return [edgeOf(Edge.Whole, 0, hash), edgeOf(Edge.Whole, 1, hash), ...gramsInside(text)];
}

export const gramsOfNumber = (displayId: number): number[] => [
  edgeOf(Edge.Number, 0, displayId),
  edgeOf(Edge.Number, 1, displayId),
];

/**
 * Which letters follow each other in the texts of which rows, roughly: one bit for some thirty rows and one of many numbers that stand
 * for letters. It leaves few rows to read for a needle, costs some sixty bytes a row, and never misses one that has it.
 */
export class GramSketch {
  readonly #blocks: Uint32Array[] = [];
  /** What is written to: that of the last row. */
  #block: Uint32Array = new Uint32Array(0);
  #word = 0;
  #bit = 0;

  /** What is noted from now on is of a row in this chunk. */
  open(chunk: number): void {
    const index = chunk >>> BLOCK_BITS;
    while (this.#blocks.length <= index) this.#blocks.push(new Uint32Array(BUCKETS * 1.5 * WORDS));
    this.#block = this.#blocks[index] ?? this.#block;
    this.#word = (chunk >>> 5) & (WORDS - 1);
    this.#bit = 1 << (chunk & 31);
  }

  /** Forgets all of the open chunk. */
  wipe(): void {
    for (let at = this.#word; at < this.#block.length; at += WORDS)
      this.#block[at] = (this.#block[at] ?? 0) & ~this.#bit;
  }

  /** Notes a text, which words of this kind begin in. */
  note(text: string, edge: Edge): void {
    let before = 0;
    let here = 0;
    let kindBefore = 0;
    for (let at = 0; at < text.length; at++) {
      const next = code(text, at);
      const kind = letterKind(next);
      if (next >= FIRST_BEYOND_ASCII) this.#set(bucketOf(next, 0, 0));
      if (at > 0) this.#set(bucketOf(here, next, 0));
      if (at > 1) this.#set(bucketOf(before, here, next));
      if (kind > 0 && (kindBefore !== 1 || kind > 1)) this.#noteStart(edge, text, at);
      before = here;
      here = next;
      kindBefore = kind;
    }
  }

  /** Notes the whole of a name or of a domain, without the marks around it. */
  noteWhole(bare: string, isName: boolean): void {
    if (bare === "") return;
    if (isName) this.#noteStart(Edge.Name, bare, 0);
    // Most is typed from the start of a name, and two letters of it are what most rows are to be left out by.
    if (isName && bare.length > 1) this.#set(twoOf(Edge.NameAgain, bare, 0));
    const hash = hashOf(bare);
    this.#set(edgeOf(Edge.Whole, 0, hash));
    this.#set(edgeOf(Edge.Whole, 1, hash));
  }

  noteNumber(displayId: number): void {
    this.#set(edgeOf(Edge.Number, 0, displayId));
    this.#set(edgeOf(Edge.Number, 1, displayId));
  }

  /** The first chunk from this one on that may have a row with all words; -1 after the last. */
  next(filter: GramFilter, from: number): number {
    const word = from >>> 5;
    let mask = -1 << (from & 31);
    for (let at = word; at < this.#blocks.length * WORDS; at++, mask = -1) {
      const bits = passing(this.#blocks[at >>> LINE_BITS] as Uint32Array, at & (WORDS - 1), filter) & mask;
      if (bits !== 0) return at * 32 + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  #noteStart(edge: Edge, text: string, at: number): void {
    this.#set(bucketOf(edge, code(text, at), 0));
    if (at + 1 < text.length) this.#set(twoOf(edge, text, at));
    if (at + 2 < text.length) this.#set(threeOf(edge, text, at));
  }

  #set(bucket: number): void {
    const at = bucket * WORDS + this.#word;
    this.#block[at] = (this.#block[at] ?? 0) | this.#bit;
  }
}

/** Which chunks of one word of a block may have all words, a bit each. */
function passing(block: Uint32Array, word: number, filter: GramFilter): number {
  let all = -1;
  for (const ways of filter) {
    let any = 0;
    for (const grams of ways) {
      let bits = -1;
      for (const gram of grams) bits &= block[gram * WORDS + word] ?? 0;
      any |= bits;
    }
    all &= any;
  }
  return all;
}
