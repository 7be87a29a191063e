import {
  customFieldsQuery,
  membersOf,
  membersQuery,
  type Customer,
  type PivotalStore,
} from "@pivotal/sdk/store";
import { statusWord } from "../../strings/status.ts";

/** A value that a person can choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a field: all there is (`closed`), or suggestions beside free text. */
export interface FieldChoices {
  readonly closed: boolean;
  readonly choices: readonly Choice[];
}

const STATUSES = ["onboarding", "active", "at_risk", "churned", "archived"];

/** The values of a field that customers here have, each once, in order. */
function inUse(store: PivotalStore, read: (customer: Customer) => readonly (string | null)[]): Choice[] {
  const values = new Set<string>();
  for (const customer of store.records.values())
    for (const value of read(customer)) if (value) values.add(value);
  return [...values].sort((a, b) => a.localeCompare(b)).map((value) => ({ value, label: value }));
}

const people = (store: PivotalStore): Choice[] =>
  (store.read(membersQuery).data ?? membersOf(store.records.values()))
    // An owner who is known by e-mail alone has no id to set.
    .filter(({ id, email }) => id !== email)
    .map(({ id, name, email }) => ({ value: id, label: name || email || id }));

/** What can be chosen for a field, as far as it is known. */
export function fieldChoices(store: PivotalStore, field: string): FieldChoices {
  if (field === "owner") return { closed: true, choices: people(store) };
  if (field === "status") {
    return { closed: true, choices: STATUSES.map((value) => ({ value, label: statusWord(value) })) };
  }
  if (field === "plan") return { closed: false, choices: inUse(store, ({ plan }) => [plan]) };
  if (field === "tags") return { closed: false, choices: inUse(store, ({ tags = [] }) => tags) };
  const definition = store
    .read(customFieldsQuery)
    .data?.find(({ slug }) => field === `custom_fields.${slug}`);
  const options = definition?.type === "select" ? definition.options : undefined;
  return { closed: !!options, choices: (options ?? []).map((value) => ({ value, label: value })) };
}

/** Asks for what the choices are made of, and tells `changed` when it is there, until the returned function is called. */
export function watchChoices(store: PivotalStore, changed: () => void): () => void {
  const off = [store.watch(membersQuery, changed), store.watch(customFieldsQuery, changed)];
  return () => {
    for (const stop of off) stop();
  };
}
