import {
  CustomerView,
  type Customer,
  type CustomerSource,
  type CustomerViewOptions,
  type Replica,
} from "@pivotal/sdk/store";
import { CSV_BOM, csvRow, type CsvCell } from "@pivotal/sdk/store/edits";
import type { Column } from "./columns.ts";

export { fileName } from "@pivotal/sdk/store/edits";

/** What to export: fixed when a person asks for it, whatever the list shows later. */
export interface ExportRequest extends CustomerViewOptions {
  readonly source: CustomerSource;
  /** What the source has to hold whole first; undefined for customers at hand. */
  readonly replica: Replica | undefined;
  readonly columns: readonly Pick<Column, "label" | "kind" | "read">[];
}

/** Rows written without a pause, so that the page answers in between. */
const SLICE = 2_000;

const cellOf = (customer: Customer, { kind, read }: ExportRequest["columns"][number]): CsvCell => {
  const value = read(customer);
  return kind === "money" && typeof value === "number" ? value / 100 : value;
};

/** Resolves when every customer is here and in order. Rejects with why they did not come, or with the signal's reason. */
function whole(view: CustomerView, replica: Replica | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const off: (() => void)[] = [];
    const end = (settle: () => void) => {
      for (const stop of off) stop();
      signal.removeEventListener("abort", look);
      settle();
    };
    const look = () => {
      const { complete = true, fetching = false, error } = replica?.coverage ?? {};
      if (signal.aborted) end(() => reject(signal.reason as Error));
      else if (!complete && error && !fetching) end(() => reject(error));
      else if (complete && view.state.sorted) end(resolve);
    };
    off.push(view.watch(look));
    if (replica) off.push(replica.changed.add(look));
    signal.addEventListener("abort", look);
    // A walk that has failed goes on where it stopped.
    if (replica && !replica.coverage.complete && !replica.coverage.fetching) void replica.refresh();
    look();
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The whole of what was asked for as CSV. Throws what the server says, and the signal's reason; half a file is never given. */
export async function exportCsv(
  { source, replica, columns, ...options }: ExportRequest,
  signal: AbortSignal,
  onWriting: () => void,
): Promise<{ file: Blob; rows: number }> {
  const view = new CustomerView(source, options);
  await whole(view, replica, signal);
  onWriting();
  const { rows } = view.state;
  const parts = [CSV_BOM + csvRow(columns.map(({ label }) => label))];
  for (let at = 0; at < rows.length; at += SLICE) {
    await pause();
    signal.throwIfAborted();
    const slice = rows.slice(at, at + SLICE);
    parts.push(slice.map((row) => csvRow(columns.map((column) => cellOf(row, column)))).join(""));
  }
  return { file: new Blob(parts, { type: "text/csv;charset=utf-8" }), rows: rows.length };
}
