import { parse, type FieldSet, type FieldTerm, type QueryDiagnostic } from "@pivotal/sdk/store";

/** A part of a query that is shown as one thing: its text as typed, and what it means. */
export interface Chip {
  readonly text: string;
  readonly term: FieldTerm;
}

export interface Split {
  readonly chips: readonly Chip[];
  /** What stays to be typed in. */
  readonly text: string;
  /** Where the caret is in that. */
  readonly caret: number;
}

/**
 * Takes the finished `field:value` terms out of a text. A term is finished when something follows it that the caret is behind, or, with
 * `all`, wherever the caret is. A term with something wrong in it stays, to be put right.
 */
export function splitChips(text: string, caret: number, fields: FieldSet, all = false): Split {
  const { terms, diagnostics } = parse(text, fields);
  const isWrong = ({ code, start }: QueryDiagnostic) =>
    // A value that is only unusual is searched for all the same.
    code !== "value" ||
    terms.some(
      (term) =>
        term.kind === "field" && term.start <= start && start < term.end && fields.get(term.field)?.closed,
    );
  const chips: Chip[] = [];
  let rest = "";
  let at = 0;
  let moved = caret;
  for (const term of terms) {
    if (term.kind !== "field" || term.values.length === 0) continue;
    if (diagnostics.some((found) => found.start < term.end && found.end > term.start && isWrong(found)))
      continue;
    if (!all && (caret <= term.end || !/\s/.test(text[term.end] ?? ""))) continue;
    chips.push({ text: text.slice(term.start, term.end), term });
    rest += text.slice(at, term.start);
    at = term.end;
    while (/\s/.test(text[at] ?? "")) at++;
    moved -= Math.max(0, Math.min(caret, at) - term.start);
  }
  return { chips, text: rest + text.slice(at), caret: Math.max(0, moved) };
}
