import { foldText } from "./fold.ts";
import { printTerm, printValues, typedValues } from "./print.ts";
import type { FieldTerm, ParsedQuery, QueryTerm } from "./query.ts";

function splice(text: string, { start, end }: { start: number; end: number }, insert: string): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  if (!insert) return before && after ? `${before} ${after}` : before + after;
  const left = text.slice(0, start);
  const right = text.slice(end);
  return left + (before === left && left ? " " : "") + insert + (after === right && right ? " " : "") + right;
}

/** The text without a quote left open at its end, which would swallow what is put behind it. */
function closed({ text, terms, diagnostics }: ParsedQuery): string {
  const open = diagnostics.find(({ code }) => code === "quote");
  if (!open) return text;
  const last = terms.find((term) => term.end > open.start);
  if (last) return text.slice(0, last.start) + printTerm(last);
  return text.slice(0, open.start).replace(/-$/, "");
}

const termsOf = ({ terms, fields }: ParsedQuery, field: string, negated: boolean): FieldTerm[] => {
  const name = fields.get(field)?.name;
  return terms
    .filter((term) => term.kind === "field")
    .filter((term) => term.field === name && term.negated === negated);
};

/** The text of a query without one of its terms; all else stays as typed. */
export const removeTerm = ({ text }: ParsedQuery, term: QueryTerm): string => splice(text, term, "");

/**
 * What a query asks of a field, as typed: `["active", "at_risk"]`, `["<40"]`. Empty when it asks nothing. Of `-field:` terms, with `negated`.
 */
export const fieldValues = (query: ParsedQuery, field: string, negated = false): string[] =>
  termsOf(query, field, negated).flatMap(typedValues);

/**
 * The text of a query that asks for one of these values of a field, where its first such term stands or at the end; all else stays as typed.
 * No values ask nothing of the field. A field that is not known changes nothing.
 */
export function setTerm(
  query: ParsedQuery,
  field: string,
  values: readonly string[],
  negated = false,
): string {
  const name = query.fields.get(field)?.name;
  if (name === undefined) return query.text;
  const [first, ...others] = termsOf(query, name, negated);
  const insert = values.length > 0 ? `${negated ? "-" : ""}${name}:${printValues(values)}` : "";
  let text = query.text;
  // From the end, so that the places of those before stay right.
  for (const term of others.reverse()) text = splice(text, term, "");
  if (first) return splice(text, first, insert);
  return insert ? append(query, insert) : text;
}

function append(query: ParsedQuery, insert: string): string {
  const before = closed(query).trimEnd();
  return before ? `${before} ${insert}` : insert;
}

/**
 * The text of a query that asks for one more value of a field, or for one less; all else stays as typed. `tag:a` goes on to `tag:a,b`,
 * either of them, and `tag:a tag:b`, all of them, to `tag:a tag:b tag:c`. A field that is not known changes nothing.
 */
export function toggleValue(
  query: ParsedQuery,
  field: string,
  value: string,
  { on, negated = false }: { on: boolean; negated?: boolean },
): string {
  const terms = termsOf(query, field, negated);
  const isIt = (one: string) => foldText(one) === foldText(value);
  if (on && fieldValues(query, field, negated).some(isIt)) return query.text;
  const [only] = terms;
  if (on && terms.length > 1 && only) return append(query, printTerm({ ...only, op: "is", values: [value] }));
  if (on) return setTerm(query, field, [...fieldValues(query, field, negated), value], negated);
  let { text } = query;
  for (const term of terms.reverse()) {
    const held = typedValues(term);
    const left = held.filter((one) => !isIt(one));
    if (left.length === held.length) continue;
    text = splice(
      text,
      term,
      left.length > 0 ? `${negated ? "-" : ""}${term.field}:${printValues(left)}` : "",
    );
  }
  return text;
}
