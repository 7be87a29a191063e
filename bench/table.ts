/** One table of the report. */
export interface Section {
  title: string;
  columns: string[];
  rows: string[][];
  note: string;
  /** Every column is of words. By default every one but the first is of numbers. */
  inWords?: boolean;
}

export const integer = (value = 0): string => Math.round(value).toLocaleString("en");
export const decimal = (value = 0): string =>
  value.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The section in Markdown. */
export function markdown({ title, columns, rows, note, inWords = false }: Section): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rule = columns.map((_, index) => (index === 0 || inWords ? "---" : "---:"));
  return [`## ${title}`, "", line(columns), line(rule), ...rows.map(line), "", note, ""].join("\n");
}
