import type { CompiledQuery } from "../query/compile.ts";
import { healthBucket, type HealthThresholds } from "../resources/health/health-bucket.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerTable } from "./customer-table.ts";
import { sortSlots } from "./sort-slots.ts";
import type { CustomerSort } from "./sort-keys.ts";
import { textMarks } from "./text-marks.ts";
import { OTHER } from "./value-codes.ts";

export type CustomerGrouping = "owner" | "plan" | "status" | "bucket";

/** Rows that share a value, in the order of the list. */
export interface CustomerGroup {
  /** The shared value; null for those without one. */
  readonly value: string | null;
  /** Place of its first row in `rows`. */
  readonly start: number;
  readonly count: number;
}

export interface CustomerSelection {
  readonly rows: readonly Customer[];
  readonly groups: readonly CustomerGroup[] | undefined;
  /** Churned and archived customers that match but are left out. */
  readonly hidden: number;
  /** False while an order that was asked for is being made: the rows then stand newest first. */
  readonly sorted: boolean;
}

export interface SelectOptions {
  readonly query: CompiledQuery | undefined;
  readonly sort: readonly CustomerSort[];
  readonly groupBy: CustomerGrouping | undefined;
  /** Churned and archived customers are chosen even where the query does not ask for a status. */
  readonly includeInactive: boolean;
  readonly thresholds: HealthThresholds;
}

export const isInactive = ({ status }: Customer): boolean => status === "churned" || status === "archived";

/** The rows of a table that a query matches, in the order asked for. Every row is looked at, which takes some milliseconds for 100,000. */
export function selectCustomers(table: CustomerTable, options: SelectOptions): CustomerSelection {
  const { chosen, hidden } = choose(table, options);
  const { slots, sorted } = sortSlots(table, options.sort, chosen);
  const rows: Customer[] = [];
  for (let at = 0; at < slots.length; at++) {
    const row = table.row(slots[at] ?? 0);
    if (row) rows.push(row);
  }
  const { groupBy } = options;
  return groupBy
    ? { ...group(table, rows, options.thresholds, groupBy), hidden, sorted }
    : { rows, groups: undefined, hidden, sorted };
}

const Verdict = { Unknown: 0, Refused: 1, Passed: 2 };

/**
 * The slots that match, in the order of the table. In one loop and by index, since going over a typed array otherwise costs more than the
 * tests; and a row is looked at only where its value has not been judged before.
 */
function choose(table: CustomerTable, { query, includeInactive }: SelectOptions) {
  const { slots } = table;
  const marks = query && textMarks(table, query.words);
  const fits = judge(table, query?.onlyField, (row) => query?.test(row) !== false);
  const isShown = judge(table, "status", (row) => !isInactive(row));
  const showsAll = includeInactive || query?.namesStatus === true;
  const chosen = new Uint32Array(slots.length);
  let [count, hidden] = [0, 0];
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0;
    if (marks && marks[slot] !== 1) continue;
    if (query && !fits(slot)) continue;
    if (showsAll || isShown(slot)) chosen[count++] = slot;
    else hidden++;
  }
  return { chosen: chosen.subarray(0, count), hidden };
}

/** Tests rows by slot. Where the test is about one field that has few values, each value is tested once. */
function judge(
  table: CustomerTable,
  field: string | undefined,
  test: (row: Customer) => boolean,
): (slot: number) => boolean {
  const codes = table.codesOf(field ?? "")?.bySlot;
  const verdicts = new Uint8Array(OTHER);
  return (slot) => {
    const code = codes?.[slot] ?? OTHER;
    const verdict = verdicts[code] ?? Verdict.Unknown;
    if (verdict !== Verdict.Unknown) return verdict === Verdict.Passed;
    const row = table.row(slot);
    if (!row) return false;
    const passes = test(row);
    if (code < OTHER) verdicts[code] = passes ? Verdict.Passed : Verdict.Refused;
    return passes;
  };
}

const valueOf = (
  { owner, owner_email, plan, status, health_score }: Customer,
  by: CustomerGrouping,
  thresholds: HealthThresholds,
): string | null => {
  if (by === "owner") return owner_email ?? owner ?? null;
  if (by === "plan") return plan;
  return by === "status" ? status : healthBucket(health_score, thresholds);
};

/** Largest group first would move groups as rows arrive, so that they stand by name, those without a value last. */
function group(
  { owners }: CustomerTable,
  rows: readonly Customer[],
  thresholds: HealthThresholds,
  by: CustomerGrouping,
) {
  const byValue = new Map<string | null, Customer[]>();
  for (const row of rows) {
    const value = valueOf(row, by, thresholds);
    const held = byValue.get(value);
    if (held) held.push(row);
    else byValue.set(value, [row]);
  }
  const called = (value: string) => (by === "owner" ? (owners.of(value, value) ?? value) : value);
  const values = [...byValue.keys()].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : called(a).localeCompare(called(b)),
  );
  let start = 0;
  const groups = values.map((value): CustomerGroup => {
    const count = byValue.get(value)?.length ?? 0;
    start += count;
    return { value, start: start - count, count };
  });
  return { rows: values.flatMap((value) => byValue.get(value) ?? []), groups };
}
