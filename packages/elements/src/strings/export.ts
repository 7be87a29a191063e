import { words } from "../languages/spoken.ts";

/** The words of the export. */
export const exporting = words("exporting", {
  start: "Export CSV",
  name: (day: string) => `Customers ${day}`,
  loading: (count: string, _n: number) => `${count} loaded so far. The file is made when all are here.`,
  writing: "Writing the file",
  done: (count: string, n: number) => (n === 1 ? "1 customer exported." : `${count} customers exported.`),
  failed: "No file was made.",
  cancel: "Cancel",
  retry: "Try again",
} as const);
