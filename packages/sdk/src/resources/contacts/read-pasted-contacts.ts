import { isEmail } from "./is-email.ts";
import { placeCells, readHeader, type Placed } from "./pasted-columns.ts";
import { pastedRecords, type PastedRecord } from "./pasted-records.ts";

/** Why a pasted line cannot be added as it is; `unplaced` and `quote` are only to be looked at. */
export interface PasteProblem {
  readonly code:
    "missing_name" | "missing_email" | "invalid_email" | "duplicate" | "taken" | "unplaced" | "quote";
  /** Of `duplicate`: the line that has the address first. */
  readonly line?: number;
}

/** One person of a pasted text. */
export interface PastedContact {
  /** Where it begins, from 1. */
  readonly line: number;
  /** The line as it was pasted. */
  readonly text: string;
  readonly name: string;
  /** Lower case, as the server keeps it. */
  readonly email: string;
  readonly title: string;
  readonly phone: string;
  /** Cells for which there is no field. */
  readonly unplaced: readonly string[];
  readonly problems: readonly PasteProblem[];
  /** Nothing stands against adding it. */
  readonly ready: boolean;
}

export interface PastedContacts {
  /** In the order of the lines. */
  readonly rows: readonly PastedContact[];
  /** The first line, where it names the columns. */
  readonly header: { readonly line: number; readonly text: string } | undefined;
}

export interface PasteOptions {
  /** E-mails that are in use already, such as those of the customer's contacts. */
  readonly taken?: Iterable<string>;
}

const HARMLESS = new Set<PasteProblem["code"]>(["unplaced", "quote"]);

/** `Name <email>`, which mail programs write. Without a regular expression: a long line of blanks would take it forever. */
function splitAddress(cell: string): { name: string; email: string } | undefined {
  const open = cell.lastIndexOf("<");
  if (open < 0 || !cell.endsWith(">")) return undefined;
  const email = cleanEmail(cell.slice(open + 1, -1));
  if (!email.includes("@")) return undefined;
  return {
    name: cell
      .slice(0, open)
      .trim()
      .replace(/^["']+|["']+$/g, "")
      .trim(),
    email,
  };
}

const cleanEmail = (text: string): string =>
  text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();

/** A mail program's list of receivers on one line: each is a person. Else the line is one. */
function peopleOf({ text, cells }: PastedRecord): readonly (readonly string[])[] {
  const named = /^\s*"([^"\n]*)"\s*(<[^<>\n]*>)\s*$/.exec(text);
  if (named) return [[`${named[1]} ${named[2]}`]];
  const filled = cells.filter(Boolean);
  const isPerson = (cell: string) => splitAddress(cell) !== undefined || isEmail(cleanEmail(cell));
  return filled.length > 1 && filled.every(isPerson) ? filled.map((cell) => [cell]) : [cells];
}

/** An address and a name in one cell become two. */
const apart = (cells: readonly string[]): string[] =>
  cells.flatMap((cell) => {
    const found = splitAddress(cell);
    return found ? [found.name, found.email] : [cell];
  });

/**
 * Reads pasted lines, `name, email, title, phone` each: plain, as CSV, from a spreadsheet (tabs), or `Name <email>`; in another order
 * where a header says so or the e-mail stands elsewhere. Every line that is not blank is a row or the header. Never throws.
 */
export function readPastedContacts(text: string, { taken = [] }: PasteOptions = {}): PastedContacts {
  const records = pastedRecords(text);
  const columns = records[0] && readHeader(records[0].cells);
  const header = columns && records.shift();
  const inUse = new Set(Array.from(taken, (email) => email.toLowerCase()));
  const seen = new Map<string, number>();
  const rows = records.flatMap((record) =>
    peopleOf(record).map((cells) => {
      const placed = placeCells(columns ? cells : apart(cells), columns);
      const email = cleanEmail(placed.email);
      const first = seen.get(email);
      if (email && first === undefined) seen.set(email, record.line);
      const problems = problemsOf({ ...placed, email }, record.stray);
      if (email && first !== undefined) problems.push({ code: "duplicate", line: first });
      if (inUse.has(email)) problems.push({ code: "taken" });
      const ready = problems.every(({ code }) => HARMLESS.has(code));
      return { line: record.line, text: record.text, ...placed, email, problems, ready };
    }),
  );
  return { rows, header: header && { line: header.line, text: header.text } };
}

function problemsOf({ name, email, unplaced }: Placed, stray: boolean): PasteProblem[] {
  const problems: PasteProblem[] = [];
  if (!name) problems.push({ code: "missing_name" });
  if (!email) problems.push({ code: "missing_email" });
  else if (!isEmail(email)) problems.push({ code: "invalid_email" });
  if (unplaced.length > 0) problems.push({ code: "unplaced" });
  if (stray) problems.push({ code: "quote" });
  return problems;
}
