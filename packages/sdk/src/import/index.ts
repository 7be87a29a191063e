import type { ImportOptions } from "./options.ts";
import type { ImportSource } from "./source.ts";
import type { ImportResult } from "./tally.ts";

export type { ImportField } from "./fields.ts";
export { ImportStoppedError } from "./import-stopped-error.ts";
export type { ImportCheckpoint, ImportState } from "./ledger.ts";
export type { ColumnMap, ImportMap, RecordMap } from "./mapping.ts";
export type { ImportClient, ImportOptions } from "./options.ts";
export type { ImportRecord, ImportSource } from "./source.ts";
export type { ImportFailure, ImportProgress, ImportResult } from "./tally.ts";

/**
 * Creates a customer for each record of a CSV text or of a list of records, in the background lane. [P]
 *
 * - Every record has an idempotency key made of its content and a slug made of its name when it has none, so an import
 *   can be run again at any time, in any order, and whole or in part: what is there is counted as `alreadyThere`. A slug
 *   that is taken means that the customer is there, whatever else it holds.
 * - Bad lines (see `failed`) are reported and left out. A row that says exactly what an earlier one says is one of them:
 *   two companies need something that tells them apart. Different rows of one name get different slugs.
 * - Text is read as UTF-8; lines that are not (Latin-1, say) are bad ones. Delimited by comma, semicolon or tab.
 * - Records that fail after the client's retries are reported and the import goes on; with a checkpoint the next run
 *   tries them again. A refused key, a rate limit that closes for over a quarter of an hour, or 20 failures of the server
 *   or the network in a row, end it.
 *
 * Holds a few records at a time, and about a quarter of a kilobyte for each one read.
 * @throws {ImportStoppedError} when it ends early; {ConfigError} when source, map and checkpoint do not fit together.
 */
export async function importCustomers(source: ImportSource, options: ImportOptions): Promise<ImportResult> {
  const { runImport } = await import("./run.ts");
  return runImport(source, options);
}
