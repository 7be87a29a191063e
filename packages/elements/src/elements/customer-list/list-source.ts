import {
  DEFAULT_HEALTH_THRESHOLDS,
  GivenCustomers,
  CustomerView,
  replicaOf,
  type Coverage,
  type Customer,
  type CustomerSource,
  type CustomerViewOptions,
  type CustomerViewState,
  type HealthThresholds,
  type PivotalStore,
  type QueryField,
} from "@pivotal/sdk/store";
import type { PivotalError } from "@pivotal/sdk";
import type { ReactiveController, ReactiveElement } from "lit";
import { StoreController } from "../../controllers/store-controller.ts";
import type { ListProgress } from "./list-notes.ts";

/** What a list asks for. */
export interface ListQuestion extends CustomerViewOptions {
  /** At hand; nothing is then asked of a server. */
  readonly customers: readonly Customer[] | undefined;
}

const same = (a: CustomerViewOptions, b: CustomerViewOptions): boolean =>
  a.query === b.query &&
  a.groupBy === b.groupBy &&
  a.includeInactive === b.includeInactive &&
  JSON.stringify(a.sort) === JSON.stringify(b.sort);

/** The customers that a list shows: of its own, or of the store around it. */
export class ListSource implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #question: () => ListQuestion;
  readonly #source: StoreController;
  #current: { key: unknown; source: CustomerSource; view: CustomerView; off: (() => void)[] } | undefined;

  constructor(host: ReactiveElement, question: () => ListQuestion) {
    this.#host = host;
    this.#question = question;
    this.#source = new StoreController(host, () => this.#follow());
    host.addController(this);
  }

  get store(): PivotalStore | undefined {
    return this.#source.store;
  }

  get state(): CustomerViewState | undefined {
    return this.#current?.view.state;
  }

  /** How far the store's customers reach; undefined for customers at hand. */
  get coverage(): Coverage | undefined {
    const store = this.#question().customers ? undefined : this.store;
    return store && replicaOf(store).coverage;
  }

  get error(): PivotalError | undefined {
    return this.coverage?.error;
  }

  /** Every customer is here. */
  get complete(): boolean {
    return this.coverage ? this.coverage.complete : this.#question().customers !== undefined;
  }

  /** There is something to show, if only that there is nobody. */
  get ready(): boolean {
    // A server draws no rows.
    if (this.#source.isServed) return false;
    return this.#question().customers !== undefined || this.coverage?.asOf !== undefined;
  }

  get thresholds(): HealthThresholds {
    return this.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS;
  }

  get fields(): readonly QueryField[] {
    return this.#current?.source.fields.all ?? [];
  }

  /** How far the list has come, in an answer to what it asks. */
  progress(locale: string): ListProgress {
    const { customers, query = "", sort = [] } = this.#question();
    const { state, ready, complete, error } = this;
    return {
      connected: this.#source.connected || customers !== undefined,
      ready,
      complete,
      error,
      shown: state?.rows.length ?? 0,
      hidden: state?.hidden ?? 0,
      held: this.coverage?.rows,
      filtered: query.trim() !== "",
      sorted: sort.length === 0 ? "no" : state?.sorted === false ? "soon" : "yes",
      locale,
    };
  }

  /** What stands behind the list, for what else asks of it. */
  get source(): CustomerSource | undefined {
    return this.#current?.source;
  }

  /** Asks what the custom fields are called. */
  readonly describe = (): void => this.#current?.source.describe();

  readonly sameDomain = (domain: string): number => this.#current?.source.table.sameDomain(domain) ?? 0;

  readonly refresh = async (): Promise<void> => {
    if (this.store && this.coverage) await replicaOf(this.store).refresh();
  };

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #follow(): void {
    const { customers, ...options } = this.#question();
    const key = this.#host.isConnected ? (customers ?? this.store) : undefined;
    if (this.#current?.key !== key) {
      this.#leave();
      if (key) this.#attach(key, customers, options);
    } else if (this.#current && !same(this.#current.view.options, options)) {
      this.#current.view.options = options;
    }
  }

  #attach(key: unknown, customers: readonly Customer[] | undefined, options: CustomerViewOptions): void {
    const { store } = this;
    const update = () => this.#host.requestUpdate();
    const source = customers
      ? new GivenCustomers(customers, () => this.store?.settings ?? {})
      : store && replicaOf(store);
    if (!source) return;
    const view = new CustomerView(source, options);
    const off = [view.watch(update)];
    if (store) off.push(store.settingsChanged.add(() => view.refresh()));
    if (store && !customers) off.push(replicaOf(store).changed.add(update));
    this.#current = { key, source, view, off };
  }

  #leave(): void {
    for (const off of this.#current?.off ?? []) off();
    this.#current = undefined;
  }
}
