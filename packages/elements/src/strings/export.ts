/** The words of the export. */
export const exporting = {
  start: "Export CSV",
  name: (day: string) => `Customers ${day}`,
  loading: (count: string) => `${count} loaded so far. The file is made when all are here.`,
  writing: "Writing the file",
  done: (count: string) => `${count} customers exported.`,
  doneOne: "1 customer exported.",
  failed: "No file was made.",
  cancel: "Cancel",
  retry: "Try again",
} as const;
