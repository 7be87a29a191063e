import * as z from "zod/mini";
import { ConfigError } from "../core/errors.ts";
import { customerCreateSchema, type CustomerCreate } from "../resources/customers/customers.schema.ts";
import { BadValueError, isImportField, recogniseColumns, setField, type ImportField } from "./fields.ts";
import type { ImportRecord } from "./source.ts";

/**
 * Where each field comes from: field → column (`{ name: "Security", "metadata.symbol": "Symbol" }`), `null` to leave a
 * field out. Columns that are not named are recognised by their names (`company`, `website`, `hubspot_id`, …) or ignored.
 */
export type ColumnMap = { readonly [field in ImportField]?: string | null };

/** Makes the body itself. `line` is that of the CSV file (its header is line 1), or the record's place from 1. */
export type RecordMap = (record: ImportRecord, line: number) => CustomerCreate;

/** How records become customers. */
export type ImportMap = ColumnMap | RecordMap;

/** Fills fields from the columns of one record. */
export interface Columns {
  /** Which column fills which field. */
  used: ReadonlyMap<ImportField, string>;
  ignored: readonly string[];
}

/**
 * Decides which column fills which field.
 * @throws {ConfigError} when the map names a field or a column that does not exist, or a column that is there twice.
 */
export function chooseColumns(map: ColumnMap | undefined, columns: readonly string[]): Columns {
  const used = recogniseColumns(columns);
  for (const [name, column] of Object.entries(map ?? {})) {
    if (!isImportField(name)) throw new ConfigError(`map: an import cannot fill the field "${name}".`);
    used.delete(name);
    if (column == null) continue;
    if (!columns.includes(column)) {
      throw new ConfigError(`map: there is no column "${column}"; the columns are: ${columns.join(", ")}.`);
    }
    used.set(name, column);
  }
  const taken = new Set(used.values());
  for (const column of taken) {
    if (columns.indexOf(column) !== columns.lastIndexOf(column)) {
      throw new ConfigError(`The column "${column}" is there twice: rename one.`);
    }
  }
  return { used, ignored: columns.filter((column) => !taken.has(column)) };
}

/**
 * The body that a record asks for, checked against the schema of `POST /customers`.
 * @throws {BadValueError} naming the field, never its value.
 */
export function toBody(record: ImportRecord, { used }: Columns): CustomerCreate {
  const body: Record<string, unknown> = {};
  for (const [name, column] of used) {
    if (Object.hasOwn(record, column)) setField(body, name, record[column]);
  }
  return checkBody(body);
}

/**
 * Checks what a map function made.
 * @throws {BadValueError} naming the field, never its value.
 */
export function checkBody(body: unknown): CustomerCreate {
  const { success, data, error } = z.safeParse(customerCreateSchema, body);
  const name = success ? data.name.trim() : "";
  if (success && name !== "") return { ...data, name };
  const path = error?.issues[0]?.path.join(".") || "name";
  const missing = path === "name" && !(body as { name?: unknown } | null)?.name;
  throw new BadValueError(
    success || missing ? "name is missing" : `${path} is not valid (${error?.issues[0]?.code ?? "custom"})`,
  );
}
