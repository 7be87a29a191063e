/** One record of a pasted text. */
export interface PastedRecord {
  /** Of its first line, from 1. */
  readonly line: number;
  /** As it was pasted; several lines where a quoted cell spans them. */
  readonly text: string;
  readonly cells: readonly string[];
  /** A quote is never closed, or text follows it: it is taken as it stands. */
  readonly stray: boolean;
}

/** A quoted cell may hold so many line breaks; more come of a quote that was never closed. */
const MAX_BREAKS = 4;

/** Where the cell's quotes end: the index after them, or -1 where they are no quotes. */
function endOfQuotes(text: string, from: number, delimiters: string): number {
  let breaks = 0;
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\n" && (breaks += 1) > MAX_BREAKS) return -1;
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    let next = at + 1;
    while (text[next] === " ") next += 1;
    const isEnd = next >= text.length || text[next] === "\n" || delimiters.includes(text[next] ?? "");
    return isEnd ? next : -1;
  }
  return -1;
}

const DELIMITERS = "\t,;";

/** What stands after a quoted cell; else tabs split the cells of a spreadsheet, and a line without commas may use semicolons. */
function delimiterOf(text: string, from: number, end: number): string {
  const after = text[from] === '"' ? endOfQuotes(text, from, DELIMITERS) : -1;
  const sign = text[after] ?? "";
  if (sign && DELIMITERS.includes(sign)) return sign;
  const line = text.slice(from, end).replace(/"[^"]*"/g, "");
  if (line.includes("\t")) return "\t";
  return line.includes(";") && !line.includes(",") ? ";" : ",";
}

/**
 * The records of a pasted text, blank lines left out: each line by itself, with CSV's quoting. A quote that does not fit stays in its
 * own line, so that no line is swallowed by another. Never throws.
 */
export function pastedRecords(pasted: string): PastedRecord[] {
  const text = pasted.replace(/^\uFEFF/, "").replace(/\r\n?|[\u2028\u2029]/g, "\n");
  const records: PastedRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const { end, cells, stray } = readRecord(text, at);
    const record = text.slice(at, end);
    if (record.trim() !== "") records.push({ line, text: record, cells, stray });
    line += record.split("\n").length;
    at = end + 1;
  }
  return records;
}

function readRecord(text: string, from: number): { end: number; cells: string[]; stray: boolean } {
  const lineEnd = (at: number) => (text.indexOf("\n", at) + 1 || text.length + 1) - 1;
  const delimiter = delimiterOf(text, from, lineEnd(from));
  const cells: string[] = [];
  let stray = false;
  for (let at = from; ; at += 1) {
    while (text[at] === " ") at += 1;
    let end = text[at] === '"' ? endOfQuotes(text, at, delimiter) : -1;
    if (end >= 0) {
      const quoted = text.slice(at + 1, text.lastIndexOf('"', end - 1));
      cells.push(quoted.replaceAll('""', '"').replace(/\s+/g, " ").trim());
    } else {
      stray ||= text[at] === '"';
      const [stop, next] = [lineEnd(at), text.indexOf(delimiter, at)];
      end = next >= 0 && next < stop ? next : stop;
      cells.push(text.slice(at, end).trim());
    }
    at = end;
    if (text[at] !== delimiter) return { end: at, cells, stray };
  }
}
