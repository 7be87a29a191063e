import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { MAX_RECORD_CHARACTERS, type TextLine, type TextLines } from "./text-lines.ts";

/** One record of a CSV file, or why there is none. `line` is where it begins. */
export type CsvRecord =
  { line: number; cells: string[]; reason?: undefined } | { line: number; reason: string; cells?: undefined };

const DELIMITERS = [",", ";", "\t"];

/**
 * Reads the records of a CSV text, the header included; blank lines are left out.
 *
 * A record is complete when its quotes are even, so each one is handed to csv-parse by itself. That gives every record
 * its true line number (csv-parse counts a quoted CRLF twice) and confines a stray quote to its own line: reading goes
 * on with the next line, where a streaming parser would swallow everything up to the next quote.
 */
export async function* readCsv(lines: TextLines): AsyncGenerator<CsvRecord, void> {
  let delimiter: string | undefined;
  for (let first = await lines.next(); first; first = await lines.next()) {
    if (first.number === 1) first.text = first.text.replace(/^\uFEFF/, "");
    const [text, more] = await wholeRecord(first, lines);
    if (text.trim() === "") continue;
    delimiter ??= sniffDelimiter(text);
    const record = readRecord(first.number, text, delimiter);
    if (record.reason !== undefined) lines.unread(more);
    else if (record.cells.every((cell) => cell.trim() === "")) continue;
    yield record;
  }
}

/** The text of the record that begins with this line, and the further lines that it takes. */
async function wholeRecord(first: TextLine, lines: TextLines): Promise<[string, TextLine[]]> {
  const more: TextLine[] = [];
  let { text, end } = first;
  let open = hasOddQuotes(text);
  while (open && text.length <= MAX_RECORD_CHARACTERS) {
    const next = await lines.next();
    if (!next) break;
    more.push(next);
    text += end + next.text;
    end = next.end;
    open = !hasOddQuotes(next.text);
  }
  return [text, more];
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function readRecord(line: number, text: string, delimiter: string): CsvRecord {
  if (text.includes("\uFFFD")) {
    return { line, reason: "not UTF-8: save the file as UTF-8 (in Excel: CSV UTF-8)" };
  }
  if (text.length > MAX_RECORD_CHARACTERS && !hasOddQuotes(text)) {
    return { line, reason: "longer than 1,048,576 characters" };
  }
  const cells = parseCells(text, delimiter);
  return cells ? { line, cells } : { line, reason: "a quote is out of place or never closed" };
}

function parseCells(text: string, delimiter: string): string[] | undefined {
  try {
    // One record always; a lone CR or LF outside quotes cannot be left in `text`.
    return parse(text, { delimiter, trim: true, max_record_size: 0 })[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function sniffDelimiter(header: string): string {
  const columns = (delimiter: string) => parseCells(header, delimiter)?.length ?? 0;
  return DELIMITERS.reduce((best, next) => (columns(next) > columns(best) ? next : best));
}
