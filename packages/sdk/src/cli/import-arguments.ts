import { parseArgs } from "node:util";
import { isImportField } from "../import/fields.ts";
import type { ColumnMap } from "../import/mapping.ts";
import { UsageError } from "./command.ts";

/** What `pivotal import` was asked to do. */
export interface ImportArguments {
  /** A path, or `-` for the standard input. */
  file: string;
  checkpoint?: string;
  map?: ColumnMap;
  baseUrl?: string;
  concurrency?: number;
  dryRun: boolean;
}

/** @throws {UsageError} */
export function readArguments(args: string[]): ImportArguments {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError("which file? Give its path, or - for the standard input.");
  if (more.length > 0) throw new UsageError("give one file at a time.");
  return {
    file,
    checkpoint: values.checkpoint,
    map: values.map && Object.fromEntries(values.map.map(readMapEntry)),
    baseUrl: values["base-url"],
    concurrency: readConcurrency(values.concurrency),
    dryRun: values["dry-run"] ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        checkpoint: { type: "string" },
        map: { type: "string", multiple: true },
        "base-url": { type: "string" },
        concurrency: { type: "string" },
        "dry-run": { type: "boolean" },
      },
    });
  } catch (cause) {
    throw new UsageError((cause as Error).message.split(". ")[0] ?? "", { cause });
  }
}

function readMapEntry(entry: string): [string, string | null] {
  const [field = "", ...column] = entry.split("=");
  if (column.length === 0) throw new UsageError(`--map takes field=Column, not "${entry}".`);
  if (!isImportField(field)) throw new UsageError(`--map: an import cannot fill the field "${field}".`);
  return [field, column.join("=") || null];
}

function readConcurrency(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 32) {
    throw new UsageError("--concurrency takes a whole number from 1 to 32.");
  }
  return value;
}
