import { matchesWord } from "../query/matches.ts";
import type { CompiledQuery, CompiledWord } from "../query/compile.ts";
import { needleOf } from "../query/fold.ts";
import { healthBucket, type HealthThresholds } from "../resources/health/health-bucket.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerTable } from "./customer-table.ts";
import { LONGEST_WORD, startOf } from "./row-texts.ts";
import { sortSlots } from "./sort-slots.ts";
import type { CustomerSort } from "./sort-keys.ts";
import { Rank } from "./text-index.ts";

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
  const chooses = chooser(table, options.query);
  const showsAll = options.includeInactive || options.query?.namesStatus === true;
  let hidden = 0;
  const chosen = (slot: number): boolean => {
    const customer = table.row(slot);
    if (!customer || !chooses(slot, customer)) return false;
    if (showsAll || !isInactive(customer)) return true;
    hidden++;
    return false;
  };
  const { slots, sorted } = sortSlots(table, options.sort, chosen);
  const rows = Array.from(slots, (slot) => table.row(slot)).filter((row) => row !== undefined);
  const { groupBy } = options;
  return groupBy
    ? { ...group(rows, groupBy, options.thresholds), hidden, sorted }
    : { rows, groups: undefined, hidden, sorted };
}

/** Tells whether a row matches a query. */
function chooser(
  table: CustomerTable,
  query: CompiledQuery | undefined,
): (slot: number, customer: Customer) => boolean {
  if (!query) return () => true;
  const ranks = textRanks(table, query);
  // What the index cannot tell is read in the rows that it leaves.
  const toRead = query.words.filter(({ text, phrase }) => phrase || text.length > LONGEST_WORD);
  return (slot, customer) => {
    if (ranks && ranks[slot] === Rank.None) return false;
    if (!query.test(customer)) return false;
    return toRead.every(({ text, negated }) => {
      const contacts = table.contactsOf(customer.id);
      const found = matchesWord(customer, contacts, text);
      return found !== negated;
    });
  };
}

/** What the index is asked for: of a phrase, each of its words as far as it begins with a letter. */
const lookups = ({ text, phrase }: CompiledWord): string[] =>
  (phrase ? text.split(" ").map(needleOf).filter(Boolean) : [text]).map(startOf);

/**
 * How well each row matches the free text of a query, by slot; undefined when there is no text. It stands in the table's scratch: the
 * next call makes it void.
 */
export function textRanks(
  table: CustomerTable,
  query: CompiledQuery,
  inside = false,
): Uint8Array | undefined {
  let total: Uint8Array | undefined;
  for (const word of query.words) {
    // A phrase, or a word too long for the index, is not excluded by its parts.
    if (word.negated && (word.phrase || word.text.length > LONGEST_WORD)) continue;
    for (const start of lookups(word)) {
      const isFirst = total === undefined && !word.negated;
      const ranks = find(table, start, inside && !word.negated, table.scratch(isFirst ? 0 : 1, Rank.None));
      if (isFirst) total = ranks;
      else combine((total ??= table.scratch(0, Rank.Exact)), ranks, word.negated);
    }
  }
  return total ?? (query.words.length > 0 ? table.scratch(0, Rank.Exact) : undefined);
}

function find(table: CustomerTable, start: string, inside: boolean, ranks: Uint8Array): Uint8Array {
  table.text.findStart(start, ranks);
  if (inside) table.text.findInside(start, ranks);
  const numbered = /^\d{1,15}$/.test(start) ? table.byNumber(Number(start)) : undefined;
  if (numbered !== undefined) ranks[numbered] = Rank.Exact;
  return ranks;
}

/** A row is as good as its worst word. */
function combine(total: Uint8Array, ranks: Uint8Array, negated: boolean): void {
  for (let slot = 0; slot < total.length; slot++) {
    const rank = ranks[slot] ?? Rank.None;
    if (negated) {
      if (rank !== Rank.None) total[slot] = Rank.None;
    } else if (rank > (total[slot] ?? 0)) total[slot] = rank;
  }
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
function group(rows: readonly Customer[], by: CustomerGrouping, thresholds: HealthThresholds) {
  const byValue = new Map<string | null, Customer[]>();
  for (const row of rows) {
    const value = valueOf(row, by, thresholds);
    const held = byValue.get(value);
    if (held) held.push(row);
    else byValue.set(value, [row]);
  }
  const values = [...byValue.keys()].sort((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)));
  let start = 0;
  const groups = values.map((value): CustomerGroup => {
    const count = byValue.get(value)?.length ?? 0;
    start += count;
    return { value, start: start - count, count };
  });
  return { rows: values.flatMap((value) => byValue.get(value) ?? []), groups };
}
