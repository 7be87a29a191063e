import { amountOf } from "./date-span.ts";
import { englishExplanation, type ExplanationWording } from "./english-explanation.ts";
import type { QueryField } from "./fields.ts";
import { needleOf } from "./fold.ts";
import { meant, type Meaning } from "./meaning.ts";
import type { ParsedQuery, QueryTerm } from "./query.ts";

function fieldClause(
  field: QueryField,
  { op, values }: Meaning,
  negated: boolean,
  wording: ExplanationWording,
): string {
  const said = values.map((value) => {
    const amount = field.type === "date" && op !== "range" ? amountOf(value) : undefined;
    return amount ? wording.amount(amount.count, amount.unit) : wording.value(field, value);
  });
  if (field.name === "is") return wording.flags(said, negated);
  if (field.name === "has" || field.name === "no")
    return wording.presence(said, (field.name === "no") !== negated);
  if (field.type === "text") return wording.text(field, said, negated);
  const away = field.type === "date" && op !== "range" ? amountOf(values[0] ?? "")?.away : undefined;
  if (away) return wording.away(field, said, away, op[0] === ">", negated);
  return wording.compared(field, op, said, negated);
}

function clause(term: QueryTerm, { fields }: ParsedQuery, wording: ExplanationWording): string[] {
  if (term.kind !== "field") return needleOf(term.text) ? [wording.word(term.text, term.negated)] : [];
  const field = fields.get(term.field);
  const meaning = field && meant(field, term);
  return meaning ? [fieldClause(field, meaning, term.negated, wording)] : [];
}

/** Says in one sentence what a query asks for; what of it means nothing is left out. In English unless other words are given. */
export const explain = (query: ParsedQuery, wording: ExplanationWording = englishExplanation): string =>
  wording.sentence(query.terms.flatMap((term) => clause(term, query, wording)));
