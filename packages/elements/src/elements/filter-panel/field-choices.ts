import {
  countValues,
  CustomerView,
  fieldValues,
  foldText,
  parse,
  setTerm,
  type CountedValue,
  type CustomerSource,
  type ParsedQuery,
  type QueryField,
} from "@pivotal/sdk/store";
import { spokenFields } from "../query-field/spoken-fields.ts";
import { filter as words } from "../../strings/filter.ts";
import { valueWord } from "../query-field/chip-view.ts";

/** A value that a person can tick. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** How many customers would be shown for it; undefined where that is not counted. */
  readonly count: number | undefined;
  readonly ticked: boolean;
}

/** Whether what is asked of a field is asked for, or against: `-plan:free`. */
export const isNegated = (query: ParsedQuery, field: string): boolean =>
  fieldValues(query, field).length === 0 && fieldValues(query, field, true).length > 0;

/**
 * How many of the customers that the rest of the query finds have each value: what ticking it would show. Where values are of a status,
 * churned and archived customers count as well, since asking for them shows them.
 */
function countsOf(
  source: CustomerSource,
  query: ParsedQuery,
  field: QueryField,
  includeInactive: boolean,
): CountedValue[] {
  const rest = parse(
    setTerm(parse(setTerm(query, field.name, []), query.fields), field.name, [], true),
    query.fields,
  );
  const { rows } = new CustomerView(source, {
    query: rest.text,
    includeInactive: includeInactive || field.name === "status",
  }).state;
  return countValues(rows, field, source.context());
}

/** The values of a field that can be ticked: those known ahead in their own order, then those that customers have, the most first. */
export function choicesOf(
  source: CustomerSource,
  query: ParsedQuery,
  field: QueryField,
  includeInactive: boolean,
): Choice[] {
  const typed = fieldValues(query, field.name, isNegated(query, field.name));
  const ticked = new Set(typed.map(foldText));
  const countable = field.name !== "is" && field.name !== "has" && field.name !== "no";
  const counts = countable ? countsOf(source, query, field, includeInactive) : [];
  const byKey = new Map<string, Choice>();
  const add = (value: string, label: string | undefined, count: number | undefined) => {
    const key = foldText(value);
    const known = label ?? byKey.get(key)?.label ?? wordOf(field, value, source);
    byKey.set(key, { value, label: known, count, ticked: ticked.has(key) });
  };
  const zero = countable ? 0 : undefined;
  for (const value of knownValues(source, field)) add(value, undefined, zero);
  const mine = field.name === "owner" ? mineOf(source, counts) : undefined;
  if (mine) add("me", mine.label ? words.meNamed(mine.label) : words.me, mine.count);
  for (const { value, label, count } of counts) {
    // Oneself stands there as "Me" already.
    if (value !== mine?.value || ticked.has(foldText(value))) add(value, label, count);
  }
  // What was typed is there to be taken away, whether anyone has it or not.
  for (const value of typed) if (!byKey.has(foldText(value))) add(value, undefined, zero);
  return [...byKey.values()];
}

/** Values known ahead; a status is asked for by its own field, and `me` only by whom the host or the server knows. */
function knownValues({ fields }: CustomerSource, { name, values = [] }: QueryField): readonly string[] {
  if (name === "owner") return [];
  const statuses = name === "is" ? fields.get("status")?.values : undefined;
  return statuses ? values.filter((value) => !statuses.includes(value)) : values;
}

/** Whose customers are those of the one who looks; undefined for nobody in particular. */
function mineOf(source: CustomerSource, counts: readonly CountedValue[]): CountedValue | undefined {
  const { me } = source.context();
  if (!me?.id && !me?.email) return undefined;
  return counts.find(({ value }) => value === me.email || value === me.id) ?? { value: "", count: 0 };
}

/** A value as people say it. */
export function wordOf(field: QueryField, value: string, source: CustomerSource): string {
  if (field.name === "has" || field.name === "no")
    return spokenFields(source.fields).get(value)?.label ?? value;
  return valueWord(field.name, value, () => undefined);
}

/** What a person asks of a field by two bounds, as it is typed: `40..69`, `>=40`, `<=69`; nothing without bounds. */
export const rangeText = (from: string, to: string): string[] => {
  if (from && to) return [`${from}..${to}`];
  if (from) return [`>=${from}`];
  return to ? [`<=${to}`] : [];
};

/** The bounds of what is typed, as far as it has any. */
export function boundsOf(typed: string | undefined): { from: string; to: string } {
  const [, from, to] = /^(.*?)\.\.(.*)$/.exec(typed ?? "") ?? [];
  if (from !== undefined && to !== undefined) return { from, to };
  const [, op, bound = ""] = /^([<>]=?)(.+)$/.exec(typed ?? "") ?? [];
  if (!op) return { from: typed ?? "", to: typed ?? "" };
  return op.startsWith(">") ? { from: bound, to: "" } : { from: "", to: bound };
}
