import type { Customer } from "@pivotal/sdk";
import { json, type Answer } from "./loopback.ts";
import { customer, page } from "./records.ts";

/** A row with its true instant, which the wire cuts to milliseconds. */
export interface Row {
  id: string;
  /** Microseconds since the epoch. */
  micros: number;
}

export const iso = (ms: number): string => new Date(ms).toISOString();
export const NOON = Date.UTC(2026, 4, 26, 12);

/** Rows a millisecond apart, newest first. */
export const rowsOf = (count: number, micros = (index: number) => (NOON - index) * 1000): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `cus_${index}`, micros: micros(index) }));

export const asCustomer = ({ id, micros }: Row): Customer => {
  const created_at = iso(Math.floor(micros / 1000));
  return customer({ id, created_at, updated_at: created_at });
};

/** What the service does: rows strictly older than the cursor, newest first, the cursor of the last one. [P] */
export function listing(rows: () => Row[], check?: (query: URLSearchParams) => void): Answer {
  return (seen, response, request) => {
    check?.(seen.query);
    const cursor = seen.query.get("cursor");
    const limit = Number(seen.query.get("limit") ?? 20);
    const older = [...rows()]
      .sort((a, b) => b.micros - a.micros || a.id.localeCompare(b.id))
      .filter(({ micros }) => !cursor || micros < Date.parse(cursor) * 1000);
    const data = older.slice(0, limit).map(asCustomer);
    const next = older.length > limit ? (data.at(-1)?.created_at ?? null) : null;
    return json(page(data, next))(seen, response, request);
  };
}
