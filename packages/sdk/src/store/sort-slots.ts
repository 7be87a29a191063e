import type { CustomerTable } from "./customer-table.ts";
import { compareKeys, type CustomerSort } from "./sort-keys.ts";

/** Columns of texts with more values than this get an order of their own, made bit by bit and kept. */
const FEW_VALUES = 5_000;
/** Larger than any number of rows: a rank and a place share one exact number. */
const PLACES = 2 ** 21;

interface Sorted {
  slots: Uint32Array;
  sorted: boolean;
}

/** Chosen slots, given in the order of the table, in the order asked for. */
export function sortSlots(table: CustomerTable, sort: readonly CustomerSort[], slots: Uint32Array): Sorted {
  const [only, ...more] = sort;
  if (only && more.length === 0 && only.direction === "asc" && table.keeps(only.field)) {
    const kept = table.orderOf(only.field);
    return kept ? { slots: pick(kept, slots, table.capacity), sorted: true } : { slots, sorted: false };
  }
  const ranked = sort.map((one) => ({ rank: ranker(table, one.field), desc: one.direction === "desc" }));
  let order = slots;
  // From the least to the most important column; each sort keeps what the one before made of equals.
  for (const { rank, desc } of ranked.reverse()) {
    if (!rank) return { slots, sorted: false };
    order = sortByRank(order, rank, desc);
  }
  return { slots: order, sorted: true };
}

/** Those of an order's slots that are chosen. By index, as going over a typed array otherwise takes several times as long. */
function pick(order: Uint32Array, chosen: Uint32Array, capacity: number): Uint32Array {
  const isChosen = new Uint8Array(capacity);
  for (let at = 0; at < chosen.length; at++) isChosen[chosen[at] ?? 0] = 1;
  const picked = new Uint32Array(chosen.length);
  let size = 0;
  for (let at = 0; at < order.length; at++) {
    const slot = order[at] ?? 0;
    if (isChosen[slot] === 1) picked[size++] = slot;
  }
  return picked;
}

interface Ranks {
  /** By slot, from 0; equal values share one. Above `last` where there is no value. */
  of: Uint32Array;
  last: number;
}

function sortByRank(slots: Uint32Array, { of, last }: Ranks, desc: boolean): Uint32Array {
  const keys = new Float64Array(slots.length);
  slots.forEach((slot, place) => {
    const rank = of[slot] ?? 0;
    keys[place] = (desc && rank <= last ? last - rank : rank) * PLACES + place;
  });
  keys.sort();
  return Uint32Array.from(keys, (key) => slots[key % PLACES] ?? 0);
}

/** The ranks of a column's values; undefined while its order is still being made. */
function ranker(table: CustomerTable, field: string): Ranks | undefined {
  const held = cache.get(table);
  if (held?.version === table.version) {
    const ranks = held.ranks.get(field);
    if (ranks) return ranks;
  } else cache.set(table, { version: table.version, ranks: new Map() });
  const ranks = table.keeps(field) ? ranksOfOrder(table, field) : ranksOfValues(table, field);
  if (ranks) cache.get(table)?.ranks.set(field, ranks);
  return ranks;
}

const cache = new WeakMap<CustomerTable, { version: number; ranks: Map<string, Ranks> }>();

function ranksOfValues(table: CustomerTable, field: string): Ranks | undefined {
  const key = table.keyOf(field);
  const slots = table.slots;
  const values = new Set<string | number>();
  let texts = 0;
  for (const slot of slots) {
    const row = table.row(slot);
    const value = row && key(row);
    if (value === null || value === undefined || values.has(value)) continue;
    values.add(value);
    if (typeof value === "string" && ++texts > FEW_VALUES) return ranksOfOrder(table, field);
  }
  const inOrder = texts ? [...values].sort(compareKeys(field)) : Float64Array.from(values, Number).sort();
  const rankOf = new Map<string | number, number>();
  inOrder.forEach((value, rank) => rankOf.set(value, rank));
  return fill(
    table,
    (slot) => {
      const row = table.row(slot);
      const value = row && key(row);
      return value === null || value === undefined ? values.size : (rankOf.get(value) ?? values.size);
    },
    values.size - 1,
  );
}

function ranksOfOrder(table: CustomerTable, field: string): Ranks | undefined {
  const order = table.orderOf(field);
  if (!order) return undefined;
  const key = table.keyOf(field);
  const of = new Uint32Array(table.capacity);
  let rank = -1;
  let before: unknown = NaN;
  for (const slot of order) {
    const row = table.row(slot);
    const value = (row && key(row)) ?? null;
    if (value !== before) rank++;
    before = value;
    of[slot] = rank;
  }
  return { of, last: before === null ? rank - 1 : rank };
}

function fill(table: CustomerTable, rankOf: (slot: number) => number, last: number): Ranks {
  const of = new Uint32Array(table.capacity);
  for (const slot of table.slots) of[slot] = rankOf(slot);
  return { of, last };
}
