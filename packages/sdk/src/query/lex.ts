import { QUOTE } from "./print.ts";

/** A stretch of a query's text; positions in UTF-16, quotes included, which `text` is without. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The closing quote is missing, so the piece goes on to the end. */
  readonly open: boolean;
}

/** What a query's text is made of: text alone, or a name before a colon and its values. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** Its colon is within `end`. */
  readonly name?: Piece;
  /** Those after the name, empty ones included; without a name, exactly one. */
  readonly pieces: readonly Piece[];
}

const SPACE = /\s*/y;
const NAME = /([\p{L}\p{N}_][^\s:：,"“”„＂]*)[:：](?!\/\/)/uy;
const WORD = /\S*/y;
const VALUE = /[^\s,]*/y;

const read = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
};

function readQuoted(text: string, start: number): Piece {
  let at = start + 1;
  let inside = "";
  for (; at < text.length && !QUOTE.test(text.charAt(at)); at++) {
    const next = text.charAt(at + 1);
    if (text[at] === "\\" && (next === "\\" || QUOTE.test(next))) at++;
    inside += text.charAt(at);
  }
  const open = at >= text.length;
  return { text: inside, start, end: open ? at : at + 1, quoted: true, open };
}

function readPiece(text: string, start: number, plain: RegExp): Piece {
  if (QUOTE.test(text.charAt(start))) return readQuoted(text, start);
  const found = read(plain, text, start);
  return { text: found, start, end: start + found.length, quoted: false, open: false };
}

function readValues(text: string, start: number): Piece[] {
  const pieces = [readPiece(text, start, VALUE)];
  for (let end = pieces[0]?.end ?? start; text[end] === ",";) {
    const piece = readPiece(text, end + 1, VALUE);
    pieces.push(piece);
    end = piece.end;
  }
  return pieces;
}

function readToken(text: string, start: number): Token {
  const negated = text[start] === "-" && /\S/.test(text.charAt(start + 1));
  const at = negated ? start + 1 : start;
  const name = read(NAME, text, at);
  const from = at + name.length;
  const pieces = name ? readValues(text, from) : [readPiece(text, at, WORD)];
  const end = pieces.at(-1)?.end ?? from;
  if (!name) return { start, end, negated, pieces };
  return {
    start,
    end,
    negated,
    pieces,
    name: { text: name.slice(0, -1), start: at, end: from, quoted: false, open: false },
  };
}

/** Splits a query's text, in time that grows with its length. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = read(SPACE, text, 0).length; at < text.length;) {
    const token = readToken(text, at);
    tokens.push(token);
    at = token.end + read(SPACE, text, token.end).length;
  }
  return tokens;
}
