type Column = "name" | "first" | "last" | "email" | "title" | "phone";

/** What stands in a line, by the field that it is for. */
export interface Placed {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly phone: string;
  readonly unplaced: readonly string[];
}

const NAMES: Readonly<Record<Column, RegExp>> = {
  name: /^(?:full |contact |display )?name$|^contact$|^person$/,
  first: /^(?:first|given) ?name$|^first$/,
  last: /^(?:last|family|sur) ?name$|^last$/,
  email: /^(?:work |primary |business )?e ?mail(?: address)?$|^mail$/,
  title: /^(?:job )?title$|^role$|^position$|^job$/,
  phone: /^(?:work |mobile |office )?(?:phone|telephone)(?: number)?$|^(?:mobile|cell|tel)$/,
};

const columnOf = (cell: string): Column | undefined => {
  const text = cell
    .trim()
    .toLowerCase()
    .replace(/[\s_\-.:*]+/g, " ")
    .trim();
  return (Object.keys(NAMES) as Column[]).find((column) => NAMES[column].test(text));
};

/** The columns that a header names, undefined for those that have no field; undefined for a line that is none. */
export function readHeader(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  if (cells.some((cell) => cell.includes("@"))) return undefined;
  const columns = cells.map(columnOf);
  const known = new Set(columns.filter((column) => column !== undefined));
  return known.size > 1 || (known.has("email") && cells.length === 1) ? columns : undefined;
}

const PHONE = /^\+?[\d\s().\-/]{6,30}$/;
const isPhone = (cell: string): boolean => PHONE.test(cell) && cell.replace(/\D/g, "").length >= 6;

/** Puts cells where a header says, else by the order of the product, `name, email, title, phone`, and by what they look like. */
export function placeCells(
  cells: readonly string[],
  columns: readonly (Column | undefined)[] | undefined,
): Placed {
  return columns ? byHeader(cells, columns) : byLooks(cells);
}

function byHeader(cells: readonly string[], columns: readonly (Column | undefined)[]): Placed {
  const found: Partial<Record<Column, string>> = {};
  const unplaced: string[] = [];
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (!cell) return;
    if (column === undefined || found[column] !== undefined) unplaced.push(cell);
    else found[column] = cell;
  });
  const { first = "", last = "", email = "", title = "", phone = "" } = found;
  const full = `${first} ${last}`.trim();
  if (found.name !== undefined && full) unplaced.push(full);
  return { name: found.name ?? full, email, title, phone, unplaced };
}

function byLooks(cells: readonly string[]): Placed {
  const rest = [...cells];
  const take = (at: number): string => (at < 0 ? "" : (rest.splice(at, 1)[0] ?? ""));
  const at = rest.findIndex((cell) => cell.includes("@"));
  const email = take(at >= 0 ? at : rest.length > 1 ? 1 : -1);
  const phone = take(rest.findIndex((cell, index) => index > 0 && isPhone(cell)));
  const name = take(0);
  const title = take(0);
  const more = rest.filter(Boolean);
  // What stands where the phone is expected is one, whatever it looks like.
  return { name, email, title, phone: phone || (more.shift() ?? ""), unplaced: more };
}
