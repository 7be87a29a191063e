import type { PivotalStore } from "./store.ts";

/** A plan, and how many of the customers held here have it. */
export interface PlanCount {
  readonly value: string;
  readonly count: number;
}

/** The plans of the customers held here, the most frequent first. */
export function plansInUse(store: PivotalStore): readonly PlanCount[] {
  const counts = new Map<string, number>();
  for (const { plan } of store.records.values()) if (plan) counts.set(plan, (counts.get(plan) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || a.value.localeCompare(b.value),
  );
}
