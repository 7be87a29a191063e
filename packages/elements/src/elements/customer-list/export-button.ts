import { ExportButton, type ExportedFile, type ExportReport } from "../../base/export-button.ts";
import { exporting as words } from "../../strings/export.ts";
import type { ExportRequest } from "./export-run.ts";

/** Makes a file of all that the list's query finds, once all of it is here. Private to the list. */
export class PvExportButton extends ExportButton<ExportRequest> {
  protected readonly words = words;

  protected async make(
    request: ExportRequest,
    signal: AbortSignal,
    report: ExportReport,
  ): Promise<ExportedFile> {
    const { replica } = request;
    const held = () => replica?.coverage.rows ?? 0;
    const follow = () => report("loading", held());
    const off = replica?.changed.add(follow);
    follow();
    try {
      const { exportCsv, fileName } = await import("./export-run.ts");
      const made = await exportCsv(request, signal, () => {
        off?.();
        report("writing", held());
      });
      return { ...made, name: fileName(words.name(new Date().toISOString().slice(0, 10)), "csv") };
    } finally {
      off?.();
    }
  }
}
