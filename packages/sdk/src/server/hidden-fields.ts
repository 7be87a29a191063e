import type * as z from "zod/mini";
import { customerPublished } from "../resources/customers/customers.schema.ts";

const published: Readonly<Record<string, z.ZodMiniType>> = customerPublished;
const isNullable = (field: string): boolean => published[field]?.safeParse(null).success === true;

/** Whether a customer can still be read without this field: it may be null, or no server promises it. */
export const isHideable = (field: string): boolean => !Object.hasOwn(published, field) || isNullable(field);

/** What else tells a hidden field's value. */
const TELLS: Readonly<
  Record<string, { fields?: string[]; signal?: string; event?: string; action?: string }>
> = {
  health_score: { fields: ["health_bucket"], event: "customer.health_", action: "health.retrieve" },
  mrr: { signal: "contract_size" },
  monthly_orders: { signal: "contract_size" },
};

type Row = Record<string, unknown>;
const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of a customer that one user neither sees nor writes, wherever in an answer they would show. */
export class HiddenFields {
  readonly #fields: ReadonlySet<string>;
  readonly #tells: (typeof TELLS)[string][];

  constructor(fields: readonly string[] = []) {
    this.#tells = fields.flatMap((field) => (Object.hasOwn(TELLS, field) ? (TELLS[field] ?? []) : []));
    this.#fields = new Set([...fields, ...this.#tells.flatMap((tell) => tell.fields ?? [])]);
  }

  /** The first of these names that is hidden. */
  find(names: Iterable<string>): string | undefined {
    return [...names].find((name) => this.#fields.has(name));
  }

  /** Whether the whole operation would tell a hidden value. */
  covers(action: string): boolean {
    return this.#tells.some((tell) => tell.action === action);
  }

  /** An answer of the service, as this user may see it. */
  mask(answer: unknown): unknown {
    if (this.#fields.size === 0 || !isRow(answer)) return answer;
    if (answer["object"] !== "list" || !Array.isArray(answer["data"])) return this.#maskRow(answer);
    const rows = answer["data"].filter((row) => !this.#tellsChange(row));
    return { ...answer, data: rows.map((row) => (isRow(row) ? this.#maskRow(row) : row)) };
  }

  /** A row of a history that is about a hidden field. */
  #tellsChange(row: unknown): boolean {
    if (!isRow(row)) return false;
    const { field, event_type: event } = row;
    if (typeof field === "string" && this.#fields.has(field)) return true;
    return (
      typeof event === "string" &&
      this.#tells.some((tell) => tell.event !== undefined && event.startsWith(tell.event))
    );
  }

  #maskRow(row: Row): Row {
    const shown = Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
      if (!this.#fields.has(key)) return [[key, this.#strip(value)]];
      return isNullable(key) ? [[key, null]] : [];
    });
    const hidden = Object.keys(row).filter((key) => this.#fields.has(key));
    const isCustomer = row["object"] === "customer" && hidden.length > 0;
    return { ...Object.fromEntries(shown), ...(isCustomer && { hidden_fields: hidden }) };
  }

  #strip(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#strip(item));
    if (!isRow(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !this.#fields.has(key));
    const row = Object.fromEntries(kept.map(([key, inner]) => [key, this.#strip(inner)]));
    const told = this.#tells.some((tell) => tell.signal !== undefined && tell.signal === row["key"]);
    return told ? { ...row, score: null, summary: "", items: [] } : row;
  }
}
