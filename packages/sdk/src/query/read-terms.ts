import type { FieldSet, QueryField } from "./fields.ts";
import { lex, type Piece, type Token } from "./lex.ts";
import { readMeaning } from "./meaning.ts";
import { printValue } from "./print.ts";
import type { FieldTerm, QueryTerm } from "./query.ts";

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Hears what looks wrong while a query is read. */
export interface QueryCritic {
  openQuote(piece: Span): void;
  unknownField(name: Piece): void;
  noValue(field: QueryField, place: Span): void;
  /** The values of a term whose field has numbers or dates. */
  compared(field: QueryField, term: FieldTerm, typed: Span): void;
  /** A value of a field that has words, or names a choice. */
  chosen(field: QueryField, value: string, typed: Span): void;
}

/** The terms of a query, in time that grows with its length. Never throws. What looks wrong is told to the critic, and to nobody without one. */
export const readTerms = (text: string, fields: FieldSet, critic?: QueryCritic): QueryTerm[] =>
  lex(text).flatMap((token) => termsOf(token, fields, critic));

function termsOf(
  { start, end, negated, name, pieces }: Token,
  fields: FieldSet,
  critic: QueryCritic | undefined,
): QueryTerm[] {
  const place = { negated, start, end };
  const field = name && fields.get(name.text);
  const open = pieces.find((piece) => piece.open);
  if (open) critic?.openQuote(open);
  if (field) return [fieldTerm(field, name, pieces, place, critic)];
  const [piece] = pieces;
  if (!name) {
    // A pair of quotes with nothing in it asks for nothing.
    if (!piece?.text) return [];
    return [{ kind: piece.quoted ? "phrase" : "word", text: piece.text, ...place }];
  }
  critic?.unknownField(name);
  const text = `${name.text}:${pieces.map((one) => one.text && printValue(one.text)).join(",")}`;
  return [{ kind: "word", text, ...place }];
}

function fieldTerm(
  field: QueryField,
  name: Piece,
  pieces: readonly Piece[],
  place: Pick<FieldTerm, "negated" | "start" | "end">,
  critic: QueryCritic | undefined,
): FieldTerm {
  const { op, values } = readMeaning(field, pieces);
  const term: FieldTerm = { kind: "field", field: field.name, op, values, ...place };
  const typed = { start: name.end, end: place.end };
  if (values.length === 0) critic?.noValue(field, place);
  else if (field.type === "number" || field.type === "date") critic?.compared(field, term, typed);
  else {
    const said = pieces.filter(({ text }) => text);
    values.forEach((value, i) => critic?.chosen(field, value, said[i] ?? typed));
  }
  return term;
}
