import { DEFAULT_HEALTH_THRESHOLDS, type Customer, type QueryContext } from "@pivotal/sdk/store";
import { matches, parse, type FieldSet } from "@pivotal/sdk/store";
import type { Contact } from "@pivotal/sdk";

/** Midday in Berlin. */
export const NOW = Date.parse("2026-06-15T10:00:00.000Z");

export const context = (more: Partial<QueryContext> = {}): QueryContext => ({
  now: NOW,
  thresholds: DEFAULT_HEALTH_THRESHOLDS,
  contacts: () => undefined,
  timeZone: "Europe/Berlin",
  ...more,
});

/** The ids of the rows that a query finds. */
export const found = (
  text: string,
  rows: readonly Customer[],
  more: Partial<QueryContext> = {},
  fields?: FieldSet,
): string[] => {
  const query = parse(text, fields);
  return rows.filter((row) => matches(query, row, context(more))).map(({ id }) => id);
};

export const contactsOf =
  (held: Record<string, Contact[]>): QueryContext["contacts"] =>
  (id) =>
    held[id];
