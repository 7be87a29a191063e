import { numberOf } from "./number-value.ts";
import type { FieldTerm, ParsedQuery, QueryTerm } from "./query.ts";

export const QUOTE = /["“”„＂]/u;

const quoted = (text: string): string => `"${text.replace(/[\\"“”„＂]/gu, "\\$&")}"`;

/** A value as it must be typed to be read as one. */
export const printValue = (value: string): string =>
  value === "" || /[\s,]/.test(value) || QUOTE.test(value[0] ?? "") ? quoted(value) : value;

/** What follows the colon. */
export function printValues({ op, values }: Pick<FieldTerm, "op" | "values">): string {
  if (op === "is") {
    const list = values.map(printValue).join(",");
    // Without quotes, 1,000 would be read as one number.
    return values.length > 1 && numberOf(list) !== undefined ? values.map(quoted).join(",") : list;
  }
  const typed = op === "range" ? values.join("..") : `${op}${values[0] ?? ""}`;
  return printValue(typed);
}

/** One term as text. */
export function printTerm(term: QueryTerm): string {
  const minus = term.negated ? "-" : "";
  if (term.kind === "field") return `${minus}${term.field}:${printValues(term)}`;
  return minus + (term.kind === "word" ? term.text : quoted(term.text));
}

/** A query as text in its usual spelling: read again, it means the same and prints the same. */
export const print = ({ terms }: Pick<ParsedQuery, "terms">): string => terms.map(printTerm).join(" ");
