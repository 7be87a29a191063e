import type { PivotalError } from "../core/errors.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { riskEntry, type RiskEntry } from "../rules/risk-entry.ts";
import { BrowserBox } from "./browser-box.ts";
import type { Coverage } from "./coverage.ts";
import { Listeners } from "./listeners.ts";
import { openOnboardingsQuery } from "./open-onboardings-query.ts";
import { replicaOf, type Replica } from "./replica.ts";
import { inSlices } from "./slices.ts";
import type { PivotalStore } from "./store.ts";

export interface RiskListState {
  /** Heaviest first, without those that were dismissed. */
  readonly entries: readonly RiskEntry[];
  /** How many are left out because nothing has changed since they were dismissed. */
  readonly dismissed: number;
  /** How many of the customers are here yet. */
  readonly coverage: Coverage;
  /** Why the customers do not come. */
  readonly error: PivotalError | undefined;
}

/** What was dismissed: the keys of the reasons, by cuid. */
type Dismissals = Readonly<Record<string, readonly string[]>>;

function readDismissals(kept: unknown): Dismissals {
  const entries = Object.entries(Object(kept) as Record<string, unknown>);
  return Object.fromEntries(
    entries.flatMap(([id, keys]) =>
      Array.isArray(keys) ? [[id, keys.filter((key): key is string => typeof key === "string")]] : [],
    ),
  );
}

/** Changes that come together are shown together. */
const SHOW_MS = 100;

/**
 * Customers of a store that deserve a look, from what the server and the replica know, kept up to date while anyone watches. What is
 * dismissed stays away, in this browser, until a reason comes that was not there then.
 */
export class RiskList {
  readonly #store: PivotalStore;
  readonly #replica: Replica;
  readonly #changed = new Listeners();
  readonly #entries = new Map<string, RiskEntry>();
  #box: BrowserBox<Dismissals> | undefined;
  #off: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts scans, so that one ends when another has begun. */
  #turn = 0;
  #state: RiskListState;

  constructor(store: PivotalStore) {
    this.#store = store;
    this.#replica = replicaOf(store);
    const { coverage } = this.#replica;
    this.#state = { entries: [], dismissed: 0, coverage, error: coverage.error };
  }

  get state(): RiskListState {
    return this.#state;
  }

  /** Tells `listener` of every change until the returned function is called; customers are loaded while anyone watches. */
  watch(listener: () => void): () => void {
    const off = this.#changed.add(listener);
    if (this.#off.length === 0) this.#begin();
    return () => {
      off();
      if (this.#changed.size === 0) this.#end();
    };
  }

  /** Goes on where customers have not come. Failures are in the state. */
  refresh(): Promise<void> {
    return this.#replica.refresh();
  }

  /** Leaves a customer out until there is a reason that is not there now. */
  dismiss(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#keep({ ...this.#dismissals(), [id]: entry.risks.map(({ key }) => key) });
  }

  /** Shows a dismissed customer again, or all. */
  restore(id?: string): void {
    const rest = Object.entries(this.#dismissals()).filter(([one]) => id !== undefined && one !== id);
    this.#keep(Object.fromEntries(rest));
  }

  #begin(): void {
    const { records, settingsChanged, cleared } = this.#store;
    this.#off = [
      this.#replica.attend(),
      this.#replica.changed.add(() => this.#later()),
      records.changed.add((ids) => this.#look(ids)),
      settingsChanged.add(() => void this.#scan()),
      this.#store.watch(openOnboardingsQuery, () => void this.#scan()),
      cleared.add(() => {
        this.#box = undefined;
        void this.#open();
      }),
    ];
    globalThis.addEventListener?.("storage", this.#onStorage);
    void this.#open();
    void this.#scan();
  }

  /** Another tab has dismissed or restored something. */
  readonly #onStorage = (event: Event): void => {
    const { key } = event as Event & { key?: string | null };
    if (key === null || key === this.#box?.key) this.#show();
  };

  #end(): void {
    globalThis.removeEventListener?.("storage", this.#onStorage);
    for (const off of this.#off.splice(0)) off();
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Which server and user the dismissals belong to. */
  async #open(): Promise<void> {
    try {
      const { transport } = await this.#store.client();
      const owner = JSON.stringify([transport?.baseUrl ?? "", this.#store.settings.session ?? ""]);
      this.#box = new BrowserBox(`pivotal-risks ${owner}`, readDismissals);
      this.#show();
    } catch {
      // That there is no client is told by the replica, which asks for it too.
    }
  }

  #dismissals(): Dismissals {
    return this.#box?.read() ?? {};
  }

  #keep(dismissals: Dismissals): void {
    this.#box?.write(dismissals);
    this.#show();
  }

  async #scan(): Promise<void> {
    const turn = (this.#turn += 1);
    await inSlices(this.#scanning(), () => turn !== this.#turn);
    if (turn === this.#turn) this.#later();
  }

  *#scanning(): Generator<void> {
    for (const customer of this.#store.records.values()) {
      this.#take(customer);
      yield;
    }
  }

  #look(ids: readonly string[]): void {
    if (ids.length === 0) this.#entries.clear();
    for (const id of ids) {
      const customer = this.#store.records.get(id);
      if (customer) this.#take(customer);
      else this.#entries.delete(id);
    }
    this.#later();
  }

  #take(customer: Customer): void {
    const { id } = customer;
    const { records, settings } = this.#store;
    const entry = riskEntry(customer, {
      now: Date.now(),
      thresholds: settings.thresholds,
      contacts: records.contactsOf(id),
      onboardings: this.#store.read(openOnboardingsQuery).data?.get(id),
    });
    if (entry) this.#entries.set(id, entry);
    else this.#entries.delete(id);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#show();
    }, SHOW_MS);
  }

  #show(): void {
    const dismissals = this.#dismissals();
    const isShown = ({ customer: { id }, risks }: RiskEntry) =>
      risks.some(({ key }) => !(Object.hasOwn(dismissals, id) && dismissals[id]?.includes(key)));
    const entries = [...this.#entries.values()].filter(isShown);
    entries.sort((a, b) => b.weight - a.weight || b.customer.display_id - a.customer.display_id);
    const { coverage } = this.#replica;
    this.#state = {
      entries,
      dismissed: this.#entries.size - entries.length,
      coverage,
      error: coverage.error,
    };
    this.#changed.emit();
  }
}

const lists = new WeakMap<PivotalStore, RiskList>();

/** The risk list of a store, made when first asked for. */
export function riskListOf(store: PivotalStore): RiskList {
  const held = lists.get(store) ?? new RiskList(store);
  lists.set(store, held);
  return held;
}
