import { englishDiagnostics, type DiagnosticWording } from "./english-diagnostics.ts";
import { fieldSet, type FieldSet, type QueryField } from "./fields.ts";
import { lex, type Piece, type Token } from "./lex.ts";
import { choiceKey, isBackwards, isMeant, readMeaning } from "./meaning.ts";
import { nearest } from "./nearest.ts";
import { printValue } from "./print.ts";
import type { FieldTerm, ParsedQuery, QueryDiagnostic, QueryTerm } from "./query.ts";

class Parser {
  readonly diagnostics: QueryDiagnostic[] = [];
  readonly #fields: FieldSet;
  readonly #wording: DiagnosticWording;

  constructor(fields: FieldSet, wording: DiagnosticWording) {
    this.#fields = fields;
    this.#wording = wording;
  }

  term({ start, end, negated, name, pieces }: Token): QueryTerm[] {
    const place = { negated, start, end };
    const field = name && this.#fields.get(name.text);
    const open = pieces.find((piece) => piece.open);
    if (open) this.#report("quote", open, this.#wording.openQuote());
    if (field) return [this.#field(field, name, pieces, place)];
    const [piece] = pieces;
    if (!name) {
      // A pair of quotes with nothing in it asks for nothing.
      if (!piece?.text) return [];
      return [{ kind: piece.quoted ? "phrase" : "word", text: piece.text, ...place }];
    }
    this.#unknownField(name);
    return [
      {
        kind: "word",
        text: `${name.text}:${pieces.map(({ text }) => text && printValue(text)).join(",")}`,
        ...place,
      },
    ];
  }

  #field(
    field: QueryField,
    name: Piece,
    pieces: readonly Piece[],
    place: Pick<FieldTerm, "negated" | "start" | "end">,
  ) {
    const { op, values } = readMeaning(field, pieces);
    const term: FieldTerm = { kind: "field", field: field.name, op, values, ...place };
    const typed = { start: name.end, end: place.end };
    if (values.length === 0) {
      this.#report("missing", place, this.#wording.missingValue(field));
    } else if (field.type === "number" || field.type === "date") {
      this.#compared(field, term, typed);
    } else {
      const said = pieces.filter(({ text }) => text);
      values.forEach((value, i) => this.#choice(field, value, said[i] ?? typed));
    }
    return term;
  }

  #compared(field: QueryField, { op, values }: FieldTerm, typed: { start: number; end: number }) {
    const bad = values.find((value) => !isMeant(field, value));
    const [from = "", to = ""] = values;
    if (bad !== undefined) {
      if (field.type === "number") this.#report("number", typed, this.#wording.badNumber(bad));
      else this.#report("date", typed, this.#wording.badDate(bad));
    } else if (op === "range" && isBackwards(field, values)) {
      this.#report("range", typed, this.#wording.invertedRange(from, to), `${to}..${from}`);
    }
  }

  #choice(field: QueryField, value: string, typed: { start: number; end: number }) {
    const known = field.values ?? [];
    if (known.includes(value)) return;
    const meantKey = nearest(choiceKey(value), known.map(choiceKey));
    const likely = known.find((candidate) => choiceKey(candidate) === meantKey);
    const suggestion = likely === undefined ? undefined : printValue(likely);
    if (!isMeant(field, value))
      this.#report("value", typed, this.#wording.unknownValue(field, value), suggestion);
    else if (suggestion) this.#report("value", typed, this.#wording.unusualValue(field, value), suggestion);
  }

  #unknownField(name: Piece) {
    // A time like 12:30 names no field.
    if (/^\p{N}/u.test(name.text)) return;
    const likely = nearest(
      choiceKey(name.text),
      this.#fields.all.map((field) => field.name),
    );
    this.#report("field", name, this.#wording.unknownField(name.text), likely && `${likely}:`);
  }

  #report(
    code: QueryDiagnostic["code"],
    { start, end }: { start: number; end: number },
    said: string,
    suggestion?: string,
  ) {
    const message = suggestion ? said + this.#wording.didYouMean(suggestion) : said;
    this.diagnostics.push({ code, start, end, message, ...(suggestion && { suggestion }) });
  }
}

const builtIn = fieldSet();

/**
 * Reads a query, in time that grows with its length. Never throws: what is not understood is told in the diagnostics, and means
 * text to look for (an unknown field) or nothing (a value that its field cannot hold).
 */
export function parse(
  text: string,
  fields: FieldSet = builtIn,
  wording: DiagnosticWording = englishDiagnostics,
): ParsedQuery {
  const parser = new Parser(fields, wording);
  const terms = lex(text).flatMap((token) => parser.term(token));
  return { text, fields, terms, diagnostics: parser.diagnostics };
}
