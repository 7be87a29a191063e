import { plainCalendar } from "./calendar.ts";
import { typedDate } from "./date-span.ts";
import type { QueryField } from "./fields.ts";
import { foldText, needleOf } from "./fold.ts";
import type { Piece } from "./lex.ts";
import { numberOf, plainNumber } from "./number-value.ts";
import type { Comparison, FieldTerm } from "./query.ts";

/** What a field's value says, wherever it stands in a query. */
export type Meaning = Pick<FieldTerm, "op" | "values">;

/** What two spellings of a known value share. */
export const choiceKey = (text: string): string =>
  foldText(text)
    .trim()
    .replace(/[\s_-]+/g, "_");

/** Whether a value means anything to a field. */
export function isMeant({ type, closed, values = [] }: QueryField, value: string): boolean {
  if (type === "number") return numberOf(value) !== undefined;
  if (type === "date") return typedDate(value, plainCalendar) !== undefined;
  if (type === "text") return needleOf(value) !== "";
  return !closed || values.includes(value);
}

/** The usual spelling of a value, or the value itself. */
function plain(field: QueryField, typed: string): string {
  if (field.type === "number") return isMeant(field, typed) ? plainNumber(typed) : typed;
  if (field.type === "date") return isMeant(field, typed) ? foldText(typed).trim() : typed;
  const key = choiceKey(typed);
  return field.values?.find((value) => choiceKey(value) === key) ?? typed;
}

function comparison(text: string): { op: Comparison; values: string[] } | undefined {
  const [, sign, equal = "", rest = ""] = /^([<>])\s*(=?)\s*(.*)$/s.exec(text) ?? [];
  if (sign) return { op: (sign + equal) as Comparison, values: rest ? [rest] : [] };
  const dots = text.indexOf("..");
  if (dots < 0 || text === "..") return undefined;
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
  if (!to) return { op: ">=", values: [from] };
  return from ? { op: "range", values: [from, to] } : { op: "<=", values: [to] };
}

/** Reads what was typed after a field's colon. */
export function readMeaning(field: QueryField, pieces: readonly Piece[]): Meaning {
  const typed = pieces.flatMap(({ text }) => (text ? [text] : []));
  if (field.type === "number" || field.type === "date") {
    const whole = foldText(typed.join(",")).trim();
    const compared = comparison(whole);
    if (compared) return { op: compared.op, values: compared.values.map((value) => plain(field, value)) };
    const isOneNumber =
      field.type === "number" && !pieces.some(({ quoted }) => quoted) && isMeant(field, whole);
    if (isOneNumber) return { op: "is", values: [plain(field, whole)] };
  }
  return { op: "is", values: typed.map((value) => plain(field, value)) };
}

/** Whether two values are a range that runs backwards. */
export function isBackwards({ type }: QueryField, [from = "", to = ""]: readonly string[]): boolean {
  if (type === "number") return (numberOf(from) ?? NaN) > (numberOf(to) ?? NaN);
  const [first, last] = [typedDate(from, plainCalendar), typedDate(to, plainCalendar)];
  // Where a date lies that counts from now is not known here.
  const isFixed = /^\d/.test(to) && last?.away === undefined;
  return isFixed && first !== undefined && last !== undefined && first.from >= last.to;
}

/** What of a term counts: without the values that mean nothing; `undefined` when nothing is left, so that the term asks for nothing. */
export function meant(field: QueryField, { op, values }: Meaning): Meaning | undefined {
  const kept = values.filter((value) => isMeant(field, value));
  if (kept.length === 0) return undefined;
  if (op === "range" && (kept.length < 2 || isBackwards(field, kept))) return undefined;
  return { op, values: kept };
}
