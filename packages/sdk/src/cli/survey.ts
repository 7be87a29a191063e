import type { Columns, ImportMap } from "../import/mapping.ts";
import { openImport } from "../import/records.ts";
import type { ImportSource } from "../import/source.ts";
import type { ImportFailure } from "../import/tally.ts";

/** What a source holds, found out without sending anything. */
export interface Survey {
  columns?: Columns;
  ready: number;
  bad: ImportFailure[];
  total: number;
}

/** @throws {ConfigError} when the header and the map do not fit together. */
export async function survey(source: ImportSource, map?: ImportMap): Promise<Survey> {
  const { columns, entries } = await openImport(source, map);
  const bad: ImportFailure[] = [];
  let ready = 0;
  for await (const { line, reason } of entries) {
    if (reason === undefined) ready += 1;
    else bad.push({ line, reason });
  }
  return { columns, ready, bad, total: ready + bad.length };
}
