import { csvRow, type CsvCell } from "../../csv/csv-row.ts";
import { matchesActivity, type ActivityFilters } from "./activity-filter.ts";
import type { Activity } from "./activity.schema.ts";

/** The columns of an exported history, in order. [D] */
export const ACTIVITY_COLUMNS = [
  "timestamp",
  "actor",
  "actor_type",
  "event_type",
  "field",
  "old_value",
  "new_value",
  "onboarding_id",
] as const;

export interface ActivityCsvOptions {
  readonly filters?: ActivityFilters | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows are written, now and then and at the end. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

/** Rows between two reports. */
const STEP = 100;

/** Lists and objects as JSON, since a cell is one text. */
const cellOf = (value: unknown): CsvCell =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : (value as CsvCell);

/**
 * A history as CSV: a header, then one record a row, without a byte-order mark (put `CSV_BOM` before it for a file that spreadsheets
 * open). Throws what the rows throw, and the signal's reason.
 */
export async function activityCsv(
  rows: Iterable<Activity> | AsyncIterable<Activity>,
  { filters = {}, signal, onProgress }: ActivityCsvOptions = {},
): Promise<{ readonly csv: string; readonly rows: number }> {
  let csv = csvRow(ACTIVITY_COLUMNS);
  let count = 0;
  for await (const row of rows) {
    signal?.throwIfAborted();
    if (!matchesActivity(row, filters)) continue;
    csv += csvRow(ACTIVITY_COLUMNS.map((column) => cellOf(row[column])));
    count += 1;
    if (count % STEP === 0) onProgress?.(count);
  }
  signal?.throwIfAborted();
  onProgress?.(count);
  return { csv, rows: count };
}
