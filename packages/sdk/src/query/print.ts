import { numberOf } from "./number-value.ts";
import type { FieldTerm, ParsedQuery, QueryTerm } from "./query.ts";

export const QUOTE = /["“”„＂]/u;

/** A value in quotes. */
export const quote = (text: string): string => `"${text.replace(/[\\"“”„＂]/gu, "\\$&")}"`;

/** A value as it must be typed to be read as one. */
export const printValue = (value: string): string =>
  value === "" || value.startsWith("//") || /[\s,]/.test(value) || QUOTE.test(value[0] ?? "")
    ? quote(value)
    : value;

/** Values that follow a colon, any of which may hold; each as {@link typedValues} gives it. */
export function printValues(values: readonly string[]): string {
  const list = values.map(printValue).join(",");
  // Without quotes, 1,000 would be read as one number.
  return values.length > 1 && numberOf(list) !== undefined ? values.map(quote).join(",") : list;
}

/** What a field is compared with, as it would be typed: `["active", "at_risk"]`, `["<40"]`, `["2026-01..2026-03"]`. */
export function typedValues({ op, values }: Pick<FieldTerm, "op" | "values">): readonly string[] {
  if (op === "is") return values;
  return [op === "range" ? values.join("..") : `${op}${values[0] ?? ""}`];
}

/** One term as text. */
export function printTerm(term: QueryTerm): string {
  const minus = term.negated ? "-" : "";
  if (term.kind === "field") return `${minus}${term.field}:${printValues(typedValues(term))}`;
  return minus + (term.kind === "word" ? term.text : quote(term.text));
}

/** A query as text in its usual spelling: read again, it means the same and prints the same. */
export const print = ({ terms }: Pick<ParsedQuery, "terms">): string => terms.map(printTerm).join(" ");
