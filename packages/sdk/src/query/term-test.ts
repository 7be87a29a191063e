import type { Customer } from "../resources/customers/customers.schema.ts";
import { calendarIn } from "./calendar.ts";
import { dateSpans, type DateSpan } from "./date-span.ts";
import type { FieldSet, QueryField } from "./fields.ts";
import { foldText, hasWord, needleOf } from "./fold.ts";
import type { Meaning } from "./meaning.ts";
import { numberOf } from "./number-value.ts";
import type { QueryContext } from "./query.ts";

/** `undefined` where it cannot be known, which neither a term nor its negation matches. */
export type TermTest = (customer: Customer) => boolean | undefined;

const textTest = (field: QueryField, values: readonly string[], context: QueryContext): TermTest => {
  const needles = values.map(needleOf).filter(Boolean);
  return (customer) =>
    field.read(customer, context).some((cell) => {
      const folded = foldText(String(cell ?? ""));
      return needles.some((needle) => hasWord(folded, needle));
    });
};

const choiceTest = (field: QueryField, values: readonly string[], context: QueryContext): TermTest => {
  const wanted = new Set(values.map(foldText));
  // A few values stand in many customers: each is folded once.
  const known = new Map<unknown, boolean>();
  const passes = (cell: unknown): boolean => {
    const held = known.get(cell);
    if (held !== undefined) return held;
    const found = cell != null && wanted.has(foldText(String(cell)));
    known.set(cell, found);
    return found;
  };
  return (customer) => field.read(customer, context).some(passes);
};

const idTest = (field: QueryField, values: readonly string[], context: QueryContext): TermTest => {
  const wanted = new Set(values.map((value) => value.replace(/^#/, "")));
  return (customer) => field.read(customer, context).some((cell) => wanted.has(String(cell)));
};

function numberTest(field: QueryField, { op, values }: Meaning, context: QueryContext): TermTest {
  const wanted = values.map((value) => numberOf(value) ?? NaN);
  const [first = NaN, last = NaN] = wanted;
  const passes: Record<Meaning["op"], (n: number) => boolean> = {
    is: (n) => wanted.includes(n),
    "<": (n) => n < first,
    "<=": (n) => n <= first,
    ">": (n) => n > first,
    ">=": (n) => n >= first,
    range: (n) => n >= first && n <= last,
  };
  const pass = passes[op];
  return (customer) =>
    field.read(customer, context).some((cell) => cell != null && cell !== "" && pass(Number(cell)));
}

const DAY_ONLY = /^(\d{4})-(\d\d)-(\d\d)$/;
const WIRE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const EARLIEST = Date.UTC(1000, 0);
const LATEST = Date.UTC(9999, 11, 31);
const wireTime = (at: number) => new Date(Math.min(Math.max(at, EARLIEST), LATEST)).toISOString();

function dateTest(field: QueryField, { op, values }: Meaning, context: QueryContext): TermTest {
  const calendar = calendarIn(context.timeZone, context.now);
  const spans = dateSpans(op, values, calendar).map((span) => ({
    ...span,
    // The wire's times are in order as text, which spares reading a date for each customer.
    first: wireTime(span.from),
    after: wireTime(span.to),
  }));
  const known = new Map<string, number>();
  const at = (text: string) => {
    const [, year, month, day] = DAY_ONLY.exec(text) ?? [];
    const time =
      known.get(text) ??
      (year ? calendar.startOf(Number(year), Number(month), Number(day)) : Date.parse(text));
    known.set(text, time);
    return time;
  };
  const within = (time: number, { from, to }: DateSpan) => time >= from && time < to;
  return (customer) =>
    field.read(customer, context).some((cell) => {
      if (typeof cell !== "string") return false;
      if (WIRE_TIME.test(cell)) return spans.some(({ first, after }) => cell >= first && cell < after);
      const time = at(cell);
      return spans.some((span) => within(time, span));
    });
}

/** Whether somebody with this id and folded e-mail, each empty when there is none, is meant by a value of `owner:`. */
type OwnerTest = (id: string, email: string) => boolean;

function ownerNamed(value: string, context: QueryContext): OwnerTest {
  if (value === "me") {
    const { me } = context;
    const email = foldText(me?.email ?? "");
    return (id, owner) => (id !== "" && id === me?.id) || (owner !== "" && owner === email);
  }
  const [needle, start] = [needleOf(value), foldText(value)];
  const named = (context.members ?? []).filter((member) => needle && hasWord(foldText(member.name), needle));
  const ids = new Set([value, ...named.map((member) => member.id)]);
  const emails = new Set(named.map((member) => foldText(member.email)));
  return (id, owner) =>
    ids.has(id) || (owner !== "" && (emails.has(owner) || (start !== "" && owner.startsWith(start))));
}

function ownerTest(values: readonly string[], context: QueryContext): TermTest {
  const tests = values.map((value) => ownerNamed(value, context));
  const known = new Map<string, boolean>();
  return ({ owner, owner_email: email }) => {
    const key = `${owner ?? ""} ${email ?? ""}`;
    const found = known.get(key) ?? tests.some((test) => test(owner ?? "", foldText(email ?? "")));
    known.set(key, found);
    return found;
  };
}

const isSomething = (cell: unknown): boolean => cell != null && cell !== "";

function presenceTest(name: string, fields: FieldSet, context: QueryContext): TermTest {
  if (name === "primary" || name === "contact") {
    return (customer) =>
      context
        .contacts(customer.id)
        ?.some((contact) => !contact.archived_at && (name === "contact" || contact.is_primary));
  }
  const field = fields.get(name);
  return (customer) => field?.read(customer, context).some(isSomething);
}

const FLAGS: Readonly<Record<string, (customer: Customer) => boolean>> = {
  // The score freezes when the customer leaves.
  frozen: ({ status }) => status === "churned",
  paused: (customer) => customer.notifications_paused === true,
};
const flagTest = (name: string): TermTest => FLAGS[name] ?? (({ status }) => status === name);

const not =
  (test: TermTest): TermTest =>
  (customer) => {
    const found = test(customer);
    return found === undefined ? undefined : !found;
  };
const anyOf =
  (tests: readonly TermTest[]): TermTest =>
  (customer) => {
    const found = tests.map((test) => test(customer));
    return found.includes(true) || (found.includes(undefined) ? undefined : false);
  };

function plainTest(field: QueryField, meaning: Meaning, fields: FieldSet, context: QueryContext): TermTest {
  const { values } = meaning;
  if (field.name === "owner") return ownerTest(values, context);
  if (field.name === "is") return anyOf(values.map(flagTest));
  if (field.name === "has") return anyOf(values.map((name) => presenceTest(name, fields, context)));
  if (field.name === "no") return anyOf(values.map((name) => not(presenceTest(name, fields, context))));
  if (field.type === "text") return textTest(field, values, context);
  if (field.type === "number") return numberTest(field, meaning, context);
  if (field.type === "date") return dateTest(field, meaning, context);
  return (field.type === "id" ? idTest : choiceTest)(field, values, context);
}

/** What a field's term asks of a customer. */
export function termTest(
  field: QueryField,
  meaning: Meaning & { readonly negated: boolean },
  fields: FieldSet,
  context: QueryContext,
): TermTest {
  const test = plainTest(field, meaning, fields, context);
  return meaning.negated ? not(test) : test;
}
