import type { QueryField } from "./fields.ts";

/** What the query language says to people about a query as it is typed; each a sentence or a part of one. */
export interface DiagnosticWording {
  unknownField(name: string): string;
  unknownValue(field: QueryField, value: string): string;
  unusualValue(field: QueryField, value: string): string;
  missingValue(field: QueryField): string;
  openQuote(): string;
  badNumber(value: string): string;
  badDate(value: string): string;
  invertedRange(from: string, to: string): string;
  didYouMean(suggestion: string): string;
}

export const englishDiagnostics: DiagnosticWording = {
  unknownField: (name) => `There is no field “${name}”, so this is searched as text.`,
  unknownValue: ({ name }, value) => `“${value}” means nothing after ${name}: and is left out.`,
  unusualValue: ({ label }, value) => `“${value}” is not a usual ${label.toLowerCase()}.`,
  missingValue: ({ name }) => `Type a value after ${name}:`,
  openQuote: () => "A closing quote is missing, so all that follows belongs to it.",
  badNumber: (value) => `“${value}” is not a number, so this is left out.`,
  badDate: (value) =>
    `“${value}” is not a date like 2026-01-31, 2026-01, today or 7d (7 days ago), so this is left out.`,
  invertedRange: (from, to) => `${from}..${to} runs backwards, so this is left out.`,
  didYouMean: (suggestion) => ` Did you mean ${suggestion}?`,
};
