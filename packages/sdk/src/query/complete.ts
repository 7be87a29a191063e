import type { FieldSet, QueryField } from "./fields.ts";
import { foldText, hasWord, needleOf } from "./fold.ts";
import { lex, type Piece, type Token } from "./lex.ts";
import { printValue, quote } from "./print.ts";

/** A value that customers have, and how many. */
export interface CountedValue {
  readonly value: string;
  readonly label?: string;
  readonly count: number;
}

/** What completions are made from. */
export interface CompletionSource {
  readonly fields: FieldSet;
  /** The values that customers have of a field, by its name. */
  values(field: string): Iterable<CountedValue>;
}

/** An edit that goes on with what is typed: `insert` goes where `start` to `end` was. */
export interface Completion {
  readonly kind: "field" | "value";
  readonly field: string;
  /** What is offered: a field's name, or a value as it is held. */
  readonly value: string;
  readonly label: string;
  /** Customers with the value; absent where it is not known. */
  readonly count?: number;
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

interface Offered {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

/** The offers that go on with what is typed, best first: those that start so, then those with a word that does, each by count. */
function fitting<T extends Offered>(offers: Iterable<T>, typed: string): T[] {
  const start = foldText(typed);
  const needle = needleOf(typed);
  const ranked: { offer: T; rank: number }[] = [];
  for (const offer of offers) {
    const texts = [foldText(offer.value), foldText(offer.label)];
    if (texts.some((text) => text.startsWith(start))) ranked.push({ offer, rank: 0 });
    else if (needle && start.startsWith(needle) && texts.some((text) => hasWord(text, needle)))
      ranked.push({ offer, rank: 1 });
  }
  ranked.sort((a, b) => a.rank - b.rank || (b.offer.count ?? 0) - (a.offer.count ?? 0));
  return ranked.map(({ offer }) => offer);
}

function fieldOffers({ fields }: CompletionSource, typed: string, start: number, end: number): Completion[] {
  const offers = fields.all.map(({ name, label }) => ({ value: name, label }));
  return fitting(offers, typed).map((offer) => ({
    ...offer,
    kind: "field",
    field: offer.value,
    start,
    end,
    insert: `${offer.value}:`,
  }));
}

function valuesOf(field: QueryField, source: CompletionSource, typed: ReadonlySet<string>): Offered[] {
  const byKey = new Map<string, Offered>();
  for (const value of field.values ?? []) byKey.set(foldText(value), { value, label: value });
  for (const { value, label = value, count } of source.values(field.name)) {
    const key = foldText(value);
    if (!field.closed || byKey.has(key)) byKey.set(key, { value, label, count });
  }
  return [...byKey].flatMap(([key, offer]) => (typed.has(key) ? [] : [offer]));
}

function valueOffers(text: string, caret: number, token: Token, field: QueryField, source: CompletionSource) {
  const piece = token.pieces.find(({ start, end }) => start <= caret && caret <= end);
  if (!piece) return [];
  const others = token.pieces.filter((other) => other !== piece);
  const typed = piece.quoted ? piece.text.slice(0, caret - piece.start) : text.slice(piece.start, caret);
  const { start, end } = piece;
  // A closing quote may be all that parts it from what follows.
  const isParted = /^(?:$|[\s,])/.test(text.slice(end, end + 1));
  return fitting(valuesOf(field, source, new Set(others.map((other) => foldText(other.text)))), typed).map(
    (offer): Completion => ({
      ...offer,
      kind: "value",
      field: field.name,
      start,
      end,
      insert: (isParted ? printValue : quote)(offer.value),
    }),
  );
}

function offersAt(text: string, caret: number, source: CompletionSource): Completion[] {
  const token = lex(text).find(({ start, end }) => start <= caret && caret <= end);
  if (!token) return fieldOffers(source, "", caret, caret);
  const { name } = token;
  const field = name && source.fields.get(name.text);
  if (field && caret >= name.end) return valueOffers(text, caret, token, field, source);
  const place: Piece | undefined = name ?? token.pieces[0];
  // Behind a lone minus a field may follow.
  if (place?.text === "-" && !place.quoted)
    return caret === place.end ? fieldOffers(source, "", caret, caret) : [];
  // In front of a term nothing of it is typed yet, and what is put there would run into it.
  if (!place || caret <= place.start || caret > place.end) return [];
  return fieldOffers(
    source,
    text.slice(place.start, Math.min(caret, place.start + place.text.length)),
    place.start,
    place.end,
  );
}

/**
 * What may be typed at a place of a query: fields, and behind a field's colon its values, those that customers have with their number.
 * At most `limit`, best first.
 */
export const complete = (text: string, caret: number, source: CompletionSource, limit = 20): Completion[] =>
  offersAt(text, caret, source).slice(0, limit);
