import { ConfigError } from "../core/errors.ts";
import { readCsv, type CsvRecord } from "./csv.ts";
import { BadValueError } from "./fields.ts";
import { Identities, type Identified } from "./identity.ts";
import {
  checkBody,
  chooseColumns,
  toBody,
  type ColumnMap,
  type Columns,
  type ImportMap,
  type RecordMap,
} from "./mapping.ts";
import { openSource, type ImportRecord, type ImportSource } from "./source.ts";
import { TextLines } from "./text-lines.ts";

/** What one line of the source comes to: a record to send, or why there is none. */
export type ImportEntry = { line: number } & ((Identified & { reason?: undefined }) | { reason: string });

/** A source that has been opened: its header is read and the columns are chosen, nothing more. */
export interface OpenedImport {
  /** Absent for records and for a map function, which choose for themselves. */
  columns?: Columns;
  entries: AsyncIterable<ImportEntry>;
  /** Lets go of the source before its end. */
  close(): Promise<unknown>;
}

type Row = { line: number } & ({ record: ImportRecord; reason?: undefined } | { reason: string });

/**
 * Opens a source.
 * @throws {ConfigError} when the header and the map do not fit together.
 */
export async function openImport(source: ImportSource, map?: ImportMap): Promise<OpenedImport> {
  const opened = await openSource(source);
  const { close } = opened;
  if (opened.kind === "records") {
    const toCreate = typeof map === "function" ? calling(map) : byOwnColumns(map);
    return { close, entries: identified(numbered(opened.records), toCreate) };
  }
  try {
    return { close, ...(await openCsv(new TextLines(opened.chunks), map)) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openCsv(lines: TextLines, map: ImportMap | undefined): Promise<Omit<OpenedImport, "close">> {
  const records = readCsv(lines);
  const header = await readHeader(records);
  const rows = withColumns(header, records);
  if (typeof map === "function") return { entries: identified(rows, calling(map)) };
  const columns = chooseColumns(map, header);
  if (!columns.used.has("name")) {
    throw new ConfigError(
      `No column is known to hold the name: map one of ${header.join(", ")} to it, { name: "…" }.`,
    );
  }
  return { columns, entries: identified(rows, (record) => toBody(record, columns)) };
}

async function readHeader(records: AsyncIterator<CsvRecord, void>): Promise<string[]> {
  const { value: header } = await records.next();
  if (header === undefined)
    throw new ConfigError("The source is empty: its first line must name the columns.");
  if (header.reason !== undefined) {
    throw new ConfigError(`The first line must name the columns, but it is ${header.reason}.`);
  }
  return header.cells;
}

async function* withColumns(header: string[], records: AsyncIterable<CsvRecord>): AsyncGenerator<Row, void> {
  for await (const { line, cells, reason } of records) {
    if (reason !== undefined) yield { line, reason };
    else if (cells.length !== header.length) {
      yield { line, reason: `${cells.length} columns instead of ${header.length}` };
    } else {
      yield { line, record: Object.fromEntries(header.map((name, index) => [name, cells[index]])) };
    }
  }
}

async function* numbered(records: AsyncIterable<ImportRecord>): AsyncGenerator<Row, void> {
  let line = 0;
  for await (const record of records) yield { line: (line += 1), record };
}

async function* identified(rows: AsyncIterable<Row>, toCreate: RecordMap): AsyncGenerator<ImportEntry, void> {
  const identities = new Identities();
  for await (const row of rows) {
    if (row.reason !== undefined) yield row;
    else yield await identify(row, toCreate, identities);
  }
}

async function identify(
  { line, record }: { line: number; record: ImportRecord },
  toCreate: RecordMap,
  identities: Identities,
): Promise<ImportEntry> {
  try {
    return { line, ...(await identities.identify(toCreate(record, line), line)) };
  } catch (error) {
    if (error instanceof BadValueError) return { line, reason: error.message };
    throw error;
  }
}

/** A function that throws makes its record a bad one; what it says may hold the record's values, so only its name is kept. */
function calling(map: RecordMap): RecordMap {
  return (record, line) => {
    let body: unknown;
    try {
      body = map(record, line);
    } catch (error) {
      throw new BadValueError(
        `the map function threw ${error instanceof Error ? error.name : typeof error}`,
        {
          cause: error,
        },
      );
    }
    return checkBody(body);
  };
}

/** Records need not have the same columns: they are chosen again when they change. */
function byOwnColumns(map: ColumnMap | undefined): RecordMap {
  let names: string | undefined;
  let columns: Columns;
  return (record) => {
    const own = Object.keys(record);
    if (own.join("\n") !== names) {
      names = own.join("\n");
      columns = chooseColumns(present(map, own), own);
    }
    return toBody(record, columns);
  };
}

/** The part of a map whose columns a record has. */
function present(map: ColumnMap | undefined, columns: readonly string[]): ColumnMap {
  const entries = Object.entries(map ?? {}).map(([field, column]) => [
    field,
    columns.includes(column as string) ? column : null,
  ]);
  return Object.fromEntries(entries) as ColumnMap;
}
