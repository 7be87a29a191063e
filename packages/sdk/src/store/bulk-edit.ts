import { PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import type { PivotalStore } from "./store.ts";
import { WriteRun, type RunOptions, type RunPlan, type RunProgress } from "./write-run.ts";

/** What to change in many customers; a field that is absent stays. `owner` and `tags` are [D]: see `canEdit`. */
export interface BulkEdit {
  /** Member id. [D] */
  readonly owner?: string | null;
  readonly plan?: string | null;
  readonly status?: string;
  /** Adding and removing go by the tags that the server holds at that moment. [D] */
  readonly tags?:
    | { readonly add?: readonly string[]; readonly remove?: readonly string[] }
    | { readonly replace: readonly string[] };
}

/** What one write has changed. */
export interface CustomerChange {
  readonly id: string;
  /** What the server held, as an edit that would restore it. */
  readonly before: CustomerUpdate;
  readonly after: CustomerUpdate;
  /** Of an undo: the fields that somebody has changed since, which it left alone; custom ones as `custom_fields.<slug>`. */
  readonly skipped?: readonly string[];
}

/** How far a run has come. */
export type BulkProgress = RunProgress<CustomerChange>;

export type BulkOptions = RunOptions<CustomerChange>;

function newTags(held: readonly string[], edit: NonNullable<BulkEdit["tags"]>): string[] {
  const tidy = (tags: readonly string[] = []) => tags.map((tag) => tag.trim()).filter(Boolean);
  if ("replace" in edit) return [...new Set(tidy(edit.replace))];
  const gone = new Set(tidy(edit.remove));
  return [...new Set([...held, ...tidy(edit.add)])].filter((tag) => !gone.has(tag));
}

function updateFor(customer: Customer, { tags, ...edit }: BulkEdit): CustomerUpdate {
  const wanted: CustomerUpdate = tags ? { ...edit, tags: newTags(customer.tags ?? [], tags) } : { ...edit };
  const isNew = ([field, value]: [string, unknown]) => value !== undefined && !same(value, customer[field]);
  return Object.fromEntries(Object.entries(wanted).filter(isNew));
}

const nothingOf = (values: object) => Object.fromEntries(Object.keys(values).map((key) => [key, null]));

/** What a customer holds in the fields that an edit names, as an edit that would restore it. */
export const valuesOf = (customer: Customer, edit: CustomerUpdate): CustomerUpdate => ({
  ...Object.fromEntries(Object.keys(edit).map((field) => [field, customer[field] ?? null])),
  // A custom field that was not there is taken away by null.
  ...(edit.custom_fields && {
    custom_fields: { ...nothingOf(edit.custom_fields), ...customer.custom_fields },
  }),
});

/** A row heard of so long ago may be another one by now, in milliseconds. */
const SURE_MS = 30_000;

/** A server may keep tags in an order of its own. */
const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);
const alike = (a: CustomerUpdate, b: CustomerUpdate): boolean =>
  Object.keys(a).every((field) => same(sorted(a[field]), sorted(b[field])));

interface Plan {
  /** Reads each customer anew however lately it was heard of, because what to write depends on what it holds now. */
  readonly fresh: boolean;
  /** Nothing is to be done when the edit is empty. */
  readonly edit: (customer: Customer) => Planned;
}

interface Planned {
  readonly edit: CustomerUpdate;
  readonly skipped?: readonly string[];
}

/** How a run writes one customer by a plan. */
const writing = (store: PivotalStore, plan: Plan): RunPlan<CustomerChange> => ({
  nameOf: (id) => store.records.get(id)?.name,
  async write(id, turn, signal) {
    if (plan.fresh || store.records.ageOf(id) > SURE_MS) {
      const client = await store.client();
      const read = await turn((options) => client.customers.retrieve(id, options));
      if (!signal.aborted) store.records.put([read]);
    }
    const customer = store.records.get(id);
    if (!customer) throw new PivotalError("The customer is not here any more", { type: "not_found" });
    const { edit, skipped = [] } = plan.edit(customer);
    if (Object.keys(edit).length === 0) return undefined;
    const before = valuesOf(customer, edit);
    const after = valuesOf(await turn((options) => store.updateCustomer(id, edit, options)), edit);
    // A server that has never heard of a field takes it without a word.
    if (!alike(after, before)) return { id, before, after, ...(skipped.length > 0 && { skipped }) };
    throw new PivotalError("The server did not keep the change", { code: "not_kept" });
  },
});

/**
 * Changes many customers that the store holds, one write each, three at a time behind whatever a person waits for. Waits for the rate
 * limit. A customer whom the server was not heard of for 30 seconds is read first, so that `before` is what an undo may restore. Never
 * throws: `failures` and `left` can be tried again by another call.
 */
export function bulkEdit(
  store: PivotalStore,
  ids: readonly string[],
  edit: BulkEdit,
  { signal, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  const fresh = edit.tags !== undefined && !("replace" in edit.tags);
  const plan = { fresh, edit: (customer: Customer) => ({ edit: updateFor(customer, edit) }) };
  return new WriteRun(store, ids, writing(store, plan), signal).start(onProgress);
}

const asNow = (held: unknown, written: unknown): boolean => same(sorted(held), sorted(written));

/** What restores a change of a customer: of its fields those that still hold what was written. */
function restoring({ before, after }: CustomerChange, customer: Customer): Planned {
  const edit: CustomerUpdate = {};
  const skipped: string[] = [];
  for (const [field, written] of Object.entries(after)) {
    if (field === "custom_fields" || same(customer[field], before[field])) continue;
    if (asNow(customer[field], written)) edit[field] = before[field];
    else skipped.push(field);
  }
  const { custom_fields: were = {} } = before;
  const { custom_fields: written = {} } = after;
  const { custom_fields: held = {} } = customer;
  const back: Record<string, string | number | null> = {};
  for (const [slug, value] of Object.entries(written)) {
    if (same(value, were[slug]) || same(held[slug], were[slug])) continue;
    if (same(held[slug], value)) back[slug] = were[slug] ?? null;
    else skipped.push(`custom_fields.${slug}`);
  }
  if (Object.keys(back).length > 0) edit.custom_fields = { ...held, ...back };
  return { edit, skipped };
}

/** Restores what changes have replaced, each field only where it still holds what was written. Never throws. */
export function undoChanges(
  store: PivotalStore,
  changes: readonly CustomerChange[],
  { signal, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const edit = (customer: Customer): Planned => {
    const change = byId.get(customer.id);
    return change ? restoring(change, customer) : { edit: {} };
  };
  const plan = writing(store, { fresh: true, edit });
  return new WriteRun(store, [...byId.keys()], plan, signal).start(onProgress);
}
