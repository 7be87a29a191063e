import { PivotalError } from "../core/errors.ts";
import type { Lane } from "../core/options.ts";
import { patiently } from "../internal/patiently.ts";
import { same } from "../internal/same.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

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
  readonly before: CustomerUpdate;
  readonly after: CustomerUpdate;
}

export interface BulkFailure {
  readonly id: string;
  /** As far as it is known here. */
  readonly name: string | undefined;
  readonly error: PivotalError;
}

/** How far a run has come. */
export interface BulkProgress {
  readonly total: number;
  readonly changes: readonly CustomerChange[];
  /** Needed no write: they were so already or, for an undo, have been changed since. */
  readonly unchanged: readonly string[];
  readonly failures: readonly BulkFailure[];
  /** Not tried: cancelled, or given up because nothing gets through. Empty until the run has ended. */
  readonly left: readonly string[];
}

export interface BulkOptions {
  /** Ends the run; writes on their way are still waited for, so that the result is true. */
  signal?: AbortSignal;
  /** After each customer. */
  onProgress?: (progress: BulkProgress) => void;
}

/** Writes on their way at a time: one fewer than the client lets through, so that a person who waits gets the place. */
const WORKERS = 3;
/** So many failures in a row that are not about the customer end a run. */
const HOPELESS = 6;
const NOT_ABOUT_THE_ROW = new Set([
  "network_error",
  "timeout_error",
  "internal_error",
  "unexpected_response_error",
]);

const CANCELLED = new PivotalError("The run was cancelled", { type: "abort_error" });

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

/** A server may keep tags in an order of its own. */
const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);
const alike = (a: CustomerUpdate, b: CustomerUpdate): boolean =>
  Object.keys(a).every((field) => same(sorted(a[field]), sorted(b[field])));

interface Plan {
  /** Reads each customer anew, because what to write depends on what it holds now. */
  readonly fresh: boolean;
  /** Nothing is to be done when this is empty. */
  readonly edit: (customer: Customer) => CustomerUpdate;
}

/** One run over many customers: writes them a few at a time and keeps count. */
class Run {
  readonly #store: PivotalStore;
  readonly #plan: Plan;
  readonly #ids: readonly string[];
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #call: { readonly lane: Lane };
  readonly #changes: CustomerChange[] = [];
  readonly #unchanged: string[] = [];
  readonly #failures: BulkFailure[] = [];
  readonly #left: string[] = [];
  #next = 0;
  #inVain = 0;

  constructor(store: PivotalStore, ids: readonly string[], plan: Plan, signal: AbortSignal | undefined) {
    this.#store = store;
    this.#plan = plan;
    this.#ids = [...new Set(ids)];
    this.#signal = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
    this.#call = { lane: this.#ids.length > 1 ? "background" : "interactive" };
  }

  get progress(): BulkProgress {
    const [changes, unchanged] = [this.#changes, this.#unchanged];
    return { total: this.#ids.length, changes, unchanged, failures: this.#failures, left: this.#left };
  }

  async start(onProgress: BulkOptions["onProgress"]): Promise<BulkProgress> {
    const off = this.#store.cleared.add(() => this.#stop.abort());
    const work = async (): Promise<void> => {
      for (let id = this.#take(); id !== undefined; id = this.#take()) {
        await this.#one(id);
        onProgress?.(this.progress);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
    off();
    this.#left.push(...this.#ids.slice(this.#next));
    return this.progress;
  }

  #take(): string | undefined {
    return this.#signal.aborted ? undefined : this.#ids[this.#next++];
  }

  async #one(id: string): Promise<void> {
    const name = this.#store.records.get(id)?.name;
    try {
      const change = await this.#write(id);
      if (change) this.#changes.push(change);
      else this.#unchanged.push(id);
      this.#inVain = 0;
    } catch (cause) {
      if (cause === CANCELLED) return void this.#left.push(id);
      const error = asPivotalError(cause);
      this.#failures.push({ id, name, error });
      this.#inVain = NOT_ABOUT_THE_ROW.has(error.type) ? this.#inVain + 1 : 0;
      if (error.type === "authentication_error" || this.#inVain === HOPELESS) this.#stop.abort();
    }
  }

  async #write(id: string): Promise<CustomerChange | undefined> {
    if (this.#plan.fresh) await this.#read(id);
    const customer = this.#store.records.get(id);
    if (!customer) throw new PivotalError("The customer is not here any more", { type: "not_found" });
    const edit = this.#plan.edit(customer);
    if (Object.keys(edit).length === 0) return undefined;
    const before = valuesOf(customer, edit);
    const after = valuesOf(
      await this.#patiently(() => this.#store.updateCustomer(id, edit, this.#call)),
      edit,
    );
    // A server that has never heard of a field takes it without a word.
    if (!alike(after, before)) return { id, before, after };
    throw new PivotalError("The server did not keep the change", { code: "not_kept" });
  }

  async #read(id: string): Promise<void> {
    const client = await this.#store.client();
    const customer = await this.#patiently(() => client.customers.retrieve(id, this.#call));
    if (!this.#signal.aborted) this.#store.records.put([customer]);
  }

  /** A turn that has not come when the run is cancelled is given up. */
  #patiently<T>(call: () => PromiseLike<T>): Promise<T> {
    return patiently(() => (this.#signal.aborted ? Promise.reject(CANCELLED) : call()), this.#signal);
  }
}

/**
 * Changes many customers that the store holds, one write each, three at a time behind whatever a person waits for. Waits for the rate
 * limit. Never throws: `failures` and `left` can be tried again by another call.
 */
export function bulkEdit(
  store: PivotalStore,
  ids: readonly string[],
  edit: BulkEdit,
  { signal, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  const fresh = edit.tags !== undefined && !("replace" in edit.tags);
  const plan = { fresh, edit: (customer: Customer) => updateFor(customer, edit) };
  return new Run(store, ids, plan, signal).start(onProgress);
}

/** Restores what changes have replaced, each customer only if it still holds what was written. Never throws. */
export function undoChanges(
  store: PivotalStore,
  changes: readonly CustomerChange[],
  { signal, onProgress }: BulkOptions = {},
): Promise<BulkProgress> {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const edit = (customer: Customer): CustomerUpdate => {
    const change = byId.get(customer.id);
    return change && alike(change.after, customer) ? change.before : {};
  };
  return new Run(store, [...byId.keys()], { fresh: true, edit }, signal).start(onProgress);
}
