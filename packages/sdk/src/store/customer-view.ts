import { compile, type CompiledQuery } from "../query/compile.ts";
import type { ReadQuery } from "../query/query.ts";
import { readTerms } from "../query/read-terms.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import {
  isInactive,
  selectCustomers,
  type CustomerGrouping,
  type CustomerSelection,
} from "./customer-select.ts";
import type { CustomerSource } from "./customer-source.ts";
import { Listeners } from "./listeners.ts";
import type { CustomerSort } from "./sort-keys.ts";

/** Which customers, in which order. */
export interface CustomerViewOptions {
  /** In the query language. Default: all. */
  readonly query?: string;
  /** From the most to the least important column. Default: newest customer first. */
  readonly sort?: readonly CustomerSort[];
  readonly groupBy?: CustomerGrouping;
  /** Churned and archived customers too; a query that names a status decides by itself. Default false. */
  readonly includeInactive?: boolean;
}

export interface CustomerViewState extends CustomerSelection {
  /** The query as it was understood, with what is wrong in it. */
  readonly query: ReadQuery;
}

/** A selection is made again at most so often that it takes this part of the time. */
const SHARE = 20;
/** One that takes longer, in milliseconds, is made in a task of its own, not in the one that rows came in. */
const LONG_MS = 4;

/** A live selection of customers: follows the rows as they come, change and leave. */
export class CustomerView {
  readonly #source: CustomerSource;
  readonly #changed = new Listeners();
  #options: CustomerViewOptions;
  #state: CustomerViewState | undefined;
  #query: ReadQuery | undefined;
  #madeAt = Number.NEGATIVE_INFINITY;
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: CustomerSource, options: CustomerViewOptions = {}) {
    this.#source = source;
    this.#options = options;
  }

  get options(): CustomerViewOptions {
    return this.#options;
  }

  /** Asks for other customers, or another order; the state follows at once. */
  set options(options: CustomerViewOptions) {
    this.#options = options;
    this.refresh();
  }

  get state(): CustomerViewState {
    return (this.#state ??= this.#make());
  }

  /** Makes the selection anew, as when a setting has changed that queries are read against. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = undefined;
    this.#changed.emit();
  }

  /** Tells `listener` whenever the state has changed, until the returned function is called. */
  watch(listener: () => void): () => void {
    const off = [
      this.#changed.add(listener),
      this.#source.table.changed.add(() => this.#follow()),
      this.#source.attend(),
    ];
    this.#state = undefined;
    // The column that most people sort by is ready before they do.
    this.#source.table.keep("name");
    return () => {
      for (const stop of off) stop();
      if (this.#changed.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Rows may come in a thousand pages; each is shown soon, and no more time goes into it than is left over. */
  #follow(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#madeAt + this.#cost * SHARE - performance.now();
    if (wait <= 0 && this.#cost < LONG_MS) this.refresh();
    else this.#timer = setTimeout(() => this.refresh(), Math.max(0, wait));
  }

  #make(): CustomerViewState {
    const start = performance.now();
    const query = this.#read();
    const selection = this.#asGiven(query) ?? this.#select(query);
    this.#madeAt = performance.now();
    this.#cost = this.#madeAt - start;
    return { ...selection, query };
  }

  #read(): ReadQuery {
    const { query: text = "" } = this.#options;
    const { fields } = this.#source;
    if (this.#query?.text !== text || this.#query.fields !== fields)
      this.#query = { text, fields, terms: readTerms(text, fields) };
    return this.#query;
  }

  #asGiven({ terms }: ReadQuery): CustomerSelection | undefined {
    const { given } = this.#source;
    const { sort, groupBy, includeInactive } = this.#options;
    if (!given || terms.length > 0 || groupBy || sort?.length) return undefined;
    const rows: readonly Customer[] = includeInactive ? given : given.filter((row) => !isInactive(row));
    return { rows, groups: undefined, hidden: given.length - rows.length, sorted: true };
  }

  #select(query: ReadQuery): CustomerSelection {
    const context = this.#source.context();
    const compiled: CompiledQuery = compile(query, context);
    this.#source.want(compiled.serverFilter);
    const { sort = [], groupBy } = this.#options;
    const byOwner = groupBy === "owner" || sort.some(({ field }) => field === "owner");
    if (byOwner) this.#source.table.setMembers(context.members);
    return selectCustomers(this.#source.table, {
      query: query.terms.length > 0 ? compiled : undefined,
      sort,
      groupBy,
      includeInactive: this.#options.includeInactive ?? false,
      thresholds: context.thresholds,
    });
  }
}
