import type { Customer } from "../resources/customers/customers.schema.ts";
import { foldText, needleOf } from "./fold.ts";
import { meant, type Meaning } from "./meaning.ts";
import type { ReadQuery, QueryContext } from "./query.ts";
import type { QueryField } from "./fields.ts";
import { termTest } from "./term-test.ts";

/** Text that a customer must have, or must not, at the start of a word of its {@link searchedTexts}. */
export interface CompiledWord {
  /** Folded, and never empty; with spaces only in a phrase. All figures, it also matches the customer's number. */
  readonly text: string;
  readonly phrase: boolean;
  /** With the marks around it, where it was typed with any: what holds these too is closer. */
  readonly typed?: string;
  readonly negated: boolean;
}

/** A query made ready for many customers. */
export interface CompiledQuery {
  readonly words: readonly CompiledWord[];
  /** Whether a customer passes the field terms; the words are not looked at. */
  test(customer: Customer): boolean;
  /** The one field that the test looks at, by its name; undefined when there are more, or none. */
  readonly onlyField: string | undefined;
  /** The query chooses by status, number or slug, so the usual hiding of churned and archived customers does not apply. */
  readonly namesStatus: boolean;
  /** What of it a server can filter by; everything that matches is within. [P] */
  readonly serverFilter: { readonly status?: string; readonly slug?: string };
}

type MeantTerm = Meaning & { readonly field: QueryField; readonly negated: boolean };

function meantTerms({ terms, fields }: ReadQuery): MeantTerm[] {
  return terms.flatMap((term) => {
    const field = term.kind === "field" ? fields.get(term.field) : undefined;
    const meaning = term.kind === "field" && field && meant(field, term);
    return field && meaning ? [{ ...meaning, field, negated: term.negated }] : [];
  });
}

function onlyValue(terms: readonly MeantTerm[], names: readonly string[], known?: readonly string[]) {
  for (const { field, values, negated } of terms) {
    const [value = ""] = values;
    if (!negated && values.length === 1 && names.includes(field.name) && known?.includes(value) !== false)
      return value;
  }
  return undefined;
}

/** Makes a query ready to be asked. Its meaning is that of now: `owner:me` and `updated:<7d` do not move with the context later. */
export function compile(query: ReadQuery, context: QueryContext): CompiledQuery {
  const terms = meantTerms(query);
  const tests = terms.map(({ field, ...meaning }) => termTest(field, meaning, query.fields, context));
  const words = query.terms.flatMap((term): CompiledWord[] => {
    const text = term.kind === "field" ? "" : needleOf(term.text);
    if (!text) return [];
    const typed = foldText(term.kind === "field" ? "" : term.text).trim();
    const phrase = text.includes(" ");
    return [{ text, phrase, negated: term.negated, ...(!phrase && typed !== text && { typed }) }];
  });
  const statuses = query.fields.get("status")?.values;
  const status = onlyValue(terms, ["status", "is"], statuses);
  const slug = onlyValue(terms, ["slug"]);
  return {
    words,
    test: (customer) => tests.every((test) => test(customer)),
    onlyField: terms.every(({ field }) => field === terms[0]?.field) ? terms[0]?.field.name : undefined,
    namesStatus: terms.some(
      ({ field, negated }) => !negated && ["status", "is", "id", "slug"].includes(field.name),
    ),
    serverFilter: { ...(status && { status }), ...(slug && { slug }) },
  };
}
