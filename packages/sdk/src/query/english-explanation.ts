import type { DateUnit } from "./date-span.ts";
import type { QueryField } from "./fields.ts";
import type { Comparison } from "./query.ts";

/** What an explanation is made of: clauses, and the sentence around them. */
export interface ExplanationWording {
  sentence(clauses: readonly string[]): string;
  word(text: string, negated: boolean): string;
  text(field: QueryField, values: readonly string[], negated: boolean): string;
  compared(field: QueryField, op: Comparison, values: readonly string[], negated: boolean): string;
  /** Before (`ago`) or after now; `far` is more than the amount, else at most. */
  away(
    field: QueryField,
    amounts: readonly string[],
    away: "ago" | "ahead",
    far: boolean,
    negated: boolean,
  ): string;
  flags(values: readonly string[], negated: boolean): string;
  presence(values: readonly string[], missing: boolean): string;
  /** A value as people say it, such as an owner's name. */
  value(field: QueryField, value: string): string;
  amount(count: number, unit: DateUnit): string;
}

const either = new Intl.ListFormat("en", { type: "disjunction" });
const all = new Intl.ListFormat("en", { type: "conjunction" });
const marked = (texts: readonly string[]) => either.format(texts.map((text) => `“${text}”`));
const UNITS = { h: "hour", d: "day", w: "week", m: "month", y: "year" } as const;
const COMPARED = { "<": "below ", "<=": "at most ", ">": "above ", ">=": "at least " } as const;
const DATED = { "<": "before ", "<=": "up to ", ">": "after ", ">=": "from " } as const;

// An abbreviation such as MRR stays as it is.
const lower = (label: string) => label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());

function subject({ name, label }: QueryField, negated: boolean): string {
  const not = negated ? "not " : "";
  return name === "created" || name === "updated" ? `${not}${name} ` : `whose ${lower(label)} is ${not}`;
}

export const englishExplanation: ExplanationWording = {
  sentence: (clauses) => (clauses.length > 0 ? `Customers ${all.format(clauses)}.` : "All customers."),
  word: (text, negated) => `${negated ? "not " : ""}mentioning “${text}”`,
  text: ({ label }, values, negated) =>
    `whose ${lower(label)} ${negated ? "does not mention" : "mentions"} ${marked(values)}`,
  compared(field, op, values, negated) {
    const [first = "", last = ""] = values;
    const isDate = field.type === "date";
    if (op === "range") return `${subject(field, negated)}from ${first} to ${last}`;
    if (op !== "is") return subject(field, negated) + (isDate ? DATED : COMPARED)[op] + first;
    const within = values.map((value) =>
      isDate && /^\d/.test(value) ? `${value.length > 7 ? "on" : "in"} ${value}` : value,
    );
    return subject(field, negated) + either.format(within);
  },
  away(field, [amount = ""], away, far, negated) {
    const span = away === "ago" ? `in the last ${amount}` : `in the next ${amount}`;
    const beyond = away === "ago" ? `more than ${amount} ago` : `more than ${amount} from now`;
    return subject(field, negated) + (far ? beyond : span);
  },
  flags: (values, negated) => `that are ${negated ? "not " : ""}${either.format(values)}`,
  presence: (values, missing) => `${missing ? "without" : "with"} ${either.format(values)}`,
  value: ({ name, values }, value) => {
    if (value === "primary" && (name === "has" || name === "no")) return "a primary contact";
    return values?.includes(value) ? value.replaceAll("_", " ") : value;
  },
  amount: (count, unit) => `${count} ${UNITS[unit]}${count === 1 ? "" : "s"}`,
};
