import type { PivotalStore } from "@pivotal/sdk/store/core";
import {
  activityCsv,
  CSV_BOM,
  exportActivity,
  fileName,
  type ActivityFilters,
  type ActivityRow,
} from "@pivotal/sdk/store/record";
import { ExportButton, type ExportedFile, type ExportReport } from "../../base/export-button.ts";
import { activity } from "../../strings/activity.ts";

const { exporting: words } = activity;

/** What to export: fixed when a person asks for it, whatever is shown later. */
export interface ActivityExportRequest {
  /** The customer's name, for that of the file. */
  readonly name: string;
  readonly filters: ActivityFilters;
  /** Where to read the whole history, or the rows at hand. */
  readonly from: { readonly store: PivotalStore; readonly customerId: string } | readonly ActivityRow[];
}

const isRows = (from: ActivityExportRequest["from"]): from is readonly ActivityRow[] => Array.isArray(from);

/** Makes a file of a customer's whole history, as far as the filters keep it. Private to `<pv-activity>`. */
export class PvActivityExport extends ExportButton<ActivityExportRequest> {
  protected readonly words = words;

  protected async make(
    { name, filters, from }: ActivityExportRequest,
    signal: AbortSignal,
    report: ExportReport,
  ): Promise<ExportedFile> {
    const options = { filters, signal, onProgress: (rows: number) => report("loading", rows) };
    const { csv, rows } = await (isRows(from)
      ? activityCsv(from, options)
      : exportActivity(from.store, from.customerId, options));
    return {
      file: new Blob([CSV_BOM, csv], { type: "text/csv;charset=utf-8" }),
      rows,
      name: fileName(words.name(name, new Date().toISOString().slice(0, 10)), "csv"),
    };
  }
}
