import { defuseText } from "./defuse.ts";

export type CsvCell = string | number | boolean | null | undefined;

/** Tells a spreadsheet that the file is UTF-8; the first character of the file. */
export const CSV_BOM = "\uFEFF";

const QUOTED = /[",;|\t\r\n]|^\s|\s$/;

function csvCell(cell: CsvCell): string {
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = defuseText(String(cell ?? ""));
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One record of a CSV file with its CRLF, as RFC 4180 has it. Texts are made safe for spreadsheets by `defuseText`; null, undefined and
 * what is no finite number are empty cells.
 */
export const csvRow = (cells: readonly CsvCell[]): string =>
  // A lone empty cell would be a blank line, which readers leave out.
  `${cells.map(csvCell).join(",") || '""'}\r\n`;
