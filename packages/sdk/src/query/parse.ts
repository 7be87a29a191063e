import { englishDiagnostics, type DiagnosticWording } from "./english-diagnostics.ts";
import { fieldSet, type FieldSet } from "./fields.ts";
import { QueryDiagnostics } from "./query-diagnostics.ts";
import type { ParsedQuery } from "./query.ts";
import { readTerms } from "./read-terms.ts";

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
  const diagnostics = new QueryDiagnostics(fields, wording);
  const terms = readTerms(text, fields, diagnostics);
  return { text, fields, terms, diagnostics: diagnostics.list };
}
