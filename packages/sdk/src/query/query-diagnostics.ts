import type { DiagnosticWording } from "./english-diagnostics.ts";
import type { FieldSet, QueryField } from "./fields.ts";
import type { Piece } from "./lex.ts";
import { choiceKey, isBackwards, isMeant } from "./meaning.ts";
import { nearest } from "./nearest.ts";
import { printValue } from "./print.ts";
import type { FieldTerm, QueryDiagnostic } from "./query.ts";
import type { QueryCritic, Span } from "./read-terms.ts";

/** Says to people what looks wrong in a query, and what was likely meant. */
export class QueryDiagnostics implements QueryCritic {
  readonly list: QueryDiagnostic[] = [];
  readonly #fields: FieldSet;
  readonly #wording: DiagnosticWording;

  constructor(fields: FieldSet, wording: DiagnosticWording) {
    this.#fields = fields;
    this.#wording = wording;
  }

  openQuote(piece: Span): void {
    this.#report("quote", piece, this.#wording.openQuote());
  }

  noValue(field: QueryField, place: Span): void {
    this.#report("missing", place, this.#wording.missingValue(field));
  }

  compared(field: QueryField, { op, values }: FieldTerm, typed: Span): void {
    const bad = values.find((value) => !isMeant(field, value));
    const [from = "", to = ""] = values;
    if (bad !== undefined) {
      if (field.type === "number") this.#report("number", typed, this.#wording.badNumber(bad));
      else this.#report("date", typed, this.#wording.badDate(bad));
    } else if (op === "range" && isBackwards(field, values)) {
      this.#report("range", typed, this.#wording.invertedRange(from, to), `${to}..${from}`);
    }
  }

  chosen(field: QueryField, value: string, typed: Span): void {
    const known = field.values ?? [];
    if (known.includes(value)) return;
    const meantKey = nearest(choiceKey(value), known.map(choiceKey));
    const likely = known.find((candidate) => choiceKey(candidate) === meantKey);
    const suggestion = likely === undefined ? undefined : printValue(likely);
    if (!isMeant(field, value))
      this.#report("value", typed, this.#wording.unknownValue(field, value), suggestion);
    else if (suggestion) this.#report("value", typed, this.#wording.unusualValue(field, value), suggestion);
  }

  unknownField(name: Piece): void {
    // A time like 12:30 names no field.
    if (/^\p{N}/u.test(name.text)) return;
    const likely = nearest(
      choiceKey(name.text),
      this.#fields.all.map((field) => field.name),
    );
    this.#report("field", name, this.#wording.unknownField(name.text), likely && `${likely}:`);
  }

  #report(code: QueryDiagnostic["code"], { start, end }: Span, said: string, suggestion?: string): void {
    const message = suggestion ? said + this.#wording.didYouMean(suggestion) : said;
    this.list.push({ code, start, end, message, ...(suggestion && { suggestion }) });
  }
}
