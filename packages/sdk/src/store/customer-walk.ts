import type { RequestOptions } from "../core/options.ts";
import type { Page } from "../core/page.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerTable } from "./customer-table.ts";
import type { StoreClient } from "./store.ts";

export const PAGE_SIZE = 100;
/** A page may wait for its turn behind a rate limit of a minute, and behind everything that people ask for meanwhile. */
export const PATIENCE_MS = 180_000;

/** Where a walk has come to: the oldest time given so far, and who was created then. */
interface Edge {
  readonly at: string;
  readonly ids: readonly string[];
}

/** A walk as plain data, so that another tab, or the page after a reload, goes on from where it was. */
export interface WalkState {
  /** Wall-clock time in milliseconds. */
  readonly begunAt: number;
  /** For `list({ cursor })`. */
  readonly cursor: string;
  readonly edge: Edge;
}

/** A stretch of the list: from one creation time to an older one, and who stands there. */
export interface Span {
  /** Absent: from the newest customer on. */
  readonly newest?: string;
  /** Absent: to the oldest. */
  readonly oldest?: string;
  readonly ids: readonly string[];
}

export interface WalkStep {
  readonly rows: readonly Customer[];
  /** Absent where the page cannot tell who is not there. */
  readonly span: Span | undefined;
  readonly more: boolean;
}

/** One walk over all customers, from the newest to the oldest, a page a step. [P] */
export class CustomerWalk {
  /** Wall-clock time in milliseconds at which it began. */
  readonly begunAt: number;
  /** On the monotonic clock: when it began, or was taken up. */
  readonly begun = performance.now();
  #page: Page<Customer> | undefined;
  #state: WalkState | undefined;
  #edge: Edge | undefined;

  constructor(from?: WalkState) {
    this.begunAt = from?.begunAt ?? Date.now();
    this.#state = from;
    this.#edge = from?.edge;
  }

  /** Absent before the first page and after the last. */
  get state(): WalkState | undefined {
    return this.#state;
  }

  /** Fetches the next page; undefined when it was aborted meanwhile. Throws what the client throws, and can then be tried again. */
  async step(client: StoreClient, signal: AbortSignal): Promise<WalkStep | undefined> {
    const page = await this.#turn(client, signal);
    if (signal.aborted) return undefined;
    this.#page = page ?? undefined;
    const span = page ? this.#spanOf(page) : undefined;
    if (page) this.#edge = this.#edgeOf(page);
    const cursor = page?.resumeCursor;
    this.#state = cursor && this.#edge ? { begunAt: this.begunAt, cursor, edge: this.#edge } : undefined;
    return { rows: page?.data ?? [], span, more: page?.hasMore ?? false };
  }

  #turn(client: StoreClient, signal: AbortSignal): PromiseLike<Page<Customer> | null> {
    const later: RequestOptions = { signal, lane: "background", timeoutMs: PATIENCE_MS };
    if (this.#page) return this.#page.nextPage(later);
    const { cursor } = this.#state ?? {};
    // Only the first page is what a person waits for.
    return client.customers.list({ limit: PAGE_SIZE, cursor }, cursor ? later : { signal });
  }

  #spanOf({ data, hasMore, invalid }: Page<Customer>): Span | undefined {
    const oldest = data.at(-1)?.created_at;
    // A row that could not be read is not gone.
    if (invalid.length > 0 || (hasMore && oldest === undefined)) return undefined;
    const ids = [...data.map(({ id }) => id), ...(this.#edge?.ids ?? [])];
    return { newest: this.#edge?.at, oldest: hasMore ? oldest : undefined, ids };
  }

  #edgeOf({ data, invalid }: Page<Customer>): Edge | undefined {
    // It may stand anywhere up to the next page, so that nobody is missed from that one either.
    if (invalid.length > 0) return { at: "", ids: [] };
    const at = data.at(-1)?.created_at;
    if (at === undefined) return this.#edge;
    const ids = data.filter((row) => row.created_at === at).map(({ id }) => id);
    return { at, ids: this.#edge?.at === at ? [...this.#edge.ids, ...ids] : ids };
  }
}

/** Who is held inside the span without being named: deleted since, unless `touched` says that they came by another way meanwhile. */
export function missingFrom(span: Span, table: CustomerTable, touched: ReadonlySet<string>): string[] {
  const { newest, oldest } = span;
  const named = new Set(span.ids);
  const missing: string[] = [];
  const from = newest === undefined ? 0 : table.placeOfTime(newest);
  for (const slot of table.slots.subarray(from)) {
    const row = table.row(slot);
    if (!row || (oldest !== undefined && row.created_at <= oldest)) break;
    if (!named.has(row.id) && !touched.has(row.id)) missing.push(row.id);
  }
  return missing;
}
