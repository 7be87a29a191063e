import { foldText } from "../query/fold.ts";
import type { CompletionSource, CountedValue } from "../query/complete.ts";
import type { QueryField } from "../query/fields.ts";
import type { QueryContext } from "../query/query.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerSource } from "./customer-source.ts";
import type { CustomerTable } from "./customer-table.ts";

/** More values than this are not told apart: nobody chooses among them. */
const MAX_VALUES = 2_000;

/** What people choose an owner by: the e-mail, which says more than the id that it stands beside. */
const cellsOf = (field: QueryField, customer: Customer, context: QueryContext) =>
  field.name === "owner" ? [customer.owner_email ?? customer.owner] : field.read(customer, context);

/** What a value is called, where the workspace says so. */
function labelOf(field: QueryField, value: string, context: QueryContext): string | undefined {
  if (field.name !== "owner") return undefined;
  return context.members?.find(({ id, email }) => id === value || email === value)?.name;
}

/** The values that customers have of a field and how many have each, the most frequent first; spellings that mean the same are one. */
export function countValues(
  customers: Iterable<Customer>,
  field: QueryField,
  context: QueryContext,
): CountedValue[] {
  const counts = new Map<string | number, number>();
  for (const customer of customers) {
    for (const cell of cellsOf(field, customer, context)) {
      if (cell == null || cell === "") continue;
      const held = counts.get(cell);
      if (held !== undefined || counts.size < MAX_VALUES) counts.set(cell, (held ?? 0) + 1);
    }
  }
  const merged = new Map<string, { value: string; label?: string; count: number }>();
  for (const [cell, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const value = String(cell);
    const held = merged.get(foldText(value));
    if (held) held.count += count;
    else {
      const label = labelOf(field, value, context);
      merged.set(foldText(value), { value, count, ...(label && { label }) });
    }
  }
  return [...merged.values()].sort((a, b) => b.count - a.count);
}

/** Fields whose values are offered: a name or a date is typed, not chosen. */
const isChosen = ({ type, slug, closed }: QueryField): boolean =>
  !closed && (type === "choice" || (type === "text" && slug !== undefined));

export function* rowsOf(table: CustomerTable): Generator<Customer> {
  for (const slot of table.slots) {
    const row = table.row(slot);
    if (row) yield row;
  }
}

/** While rows stream in, counting takes at most this part of the time. */
const SHARE = 20;

interface Counted {
  version: number;
  until: number;
  values: readonly CountedValue[];
}
const held = new WeakMap<CustomerTable, Map<string, Counted>>();

/** The values that a source's customers have of a field, counted anew when rows have changed and there is time for it. */
function heldValues(source: CustomerSource, name: string): readonly CountedValue[] {
  const field = source.fields.get(name);
  if (!field || !isChosen(field)) return [];
  const { table } = source;
  const counted = held.get(table) ?? new Map<string, Counted>();
  held.set(table, counted);
  const now = performance.now();
  const before = counted.get(field.name);
  if (before && (before.version === table.version || now < before.until)) return before.values;
  const values = countValues(source.given ?? rowsOf(table), field, source.context());
  const until = performance.now() + (performance.now() - now) * SHARE;
  counted.set(field.name, { version: table.version, until, values });
  return values;
}

/** What a query typed for these customers can be completed with: their fields, and the values that they have with their number. */
export const completionSource = (source: CustomerSource): CompletionSource => ({
  fields: source.fields,
  values: (field) => heldValues(source, field),
});
