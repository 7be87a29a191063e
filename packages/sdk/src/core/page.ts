import { read } from "../internal/check.ts";
import { pathOf, type Id } from "../internal/path.ts";
import { MAX_LIMIT, positionOf, resumeAt, turnPage, type Position } from "../internal/walk.ts";
import { ApiCall } from "./api-call.ts";
import { InvalidRequestError, isPivotalError } from "./errors.ts";
import type { ApiResult, ListParams, RequestOptions, Requester, Schema } from "./options.ts";
import { listEnvelopeSchema } from "./wire.schema.ts";

/** A row that does not have the documented shape; the others of its page are given. */
export interface InvalidRow {
  /** Its place in the page. */
  index: number;
  /** Where in the row. */
  path: readonly (string | number)[];
}

/** One page of a list, newest rows first. */
export interface Page<T> {
  data: T[];
  hasMore: boolean;
  /** The server's cursor, untouched: rows strictly older. `nextPage()` is safer: it loses no row that shares an instant. */
  nextCursor: string | null;
  /** `list({ cursor })` goes on with it after this page, also elsewhere and later, and loses no row either; null after the last. */
  resumeCursor: string | null;
  /** Rows left out of `data`. */
  invalid: InvalidRow[];
  /** The page after this one, with the options of the list unless it is given others; null after the last. */
  nextPage(options?: RequestOptions): Promise<Page<T> | null>;
}

/** The service's own default; the reference of onboardings says otherwise, so that it is always sent. [P] */
const DEFAULT_SIZE = 20;

const checkLimit = (limit: unknown, max: number): void => {
  if (limit === undefined || (Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= max))
    return;
  throw new InvalidRequestError(`limit is a whole number from 1 to ${max}`, { field: "limit" });
};

/** What a list call reads. */
export interface ListSource<T> {
  transport: Requester;
  segments: readonly Id[];
  schema: Schema<T>;
  params: ListParams;
  options: RequestOptions | undefined;
}
type Opened<T> = ApiResult<Page<T>> & { next: Position };

const openPage = async <T>(
  source: ListSource<T>,
  at: Position,
  size: number,
  stop?: AbortSignal,
): Promise<Opened<T>> => {
  const { transport, segments, schema, params, options } = source;
  checkLimit(params.limit, MAX_LIMIT);
  const path = pathOf(...segments);
  const signal = [options?.signal, stop].filter((one) => one !== undefined);
  const call = { ...options, method: "GET", path, schema: listEnvelopeSchema, signal } as const;
  const { rows, page, next, response } = await turnPage(
    (query) => transport.request({ ...call, query: { ...params, ...query } }),
    at,
    size,
  );
  const data: T[] = [];
  const invalid: InvalidRow[] = [];
  for (const { row, index } of rows) {
    const result = read(schema, row);
    if (!result.at) data.push(result.data);
    else {
      invalid.push({ index, path: result.at });
      transport.drift({ method: "GET", path, index, at: result.at });
    }
  }
  const nextPage = async (other?: RequestOptions) => {
    if (!page.has_more) return null;
    return (await openPage({ ...source, options: { ...options, ...other } }, next, size)).data;
  };
  return {
    data: {
      data,
      hasMore: page.has_more,
      nextCursor: page.next_cursor,
      resumeCursor: (page.has_more && resumeAt(next)) || null,
      invalid,
      nextPage,
    },
    next,
    response,
  };
};

/** A list: await it for its first page, or iterate it for every row of every page. Nothing is sent before that. */
export class ListCall<T> extends ApiCall<Page<T>> implements AsyncIterable<T> {
  #source: ListSource<T>;

  constructor(source: ListSource<T>) {
    const { limit = DEFAULT_SIZE, cursor } = source.params;
    super(async () => {
      const { data, response } = await openPage(source, positionOf(cursor), limit);
      return { data, response };
    }, true);
    this.#source = source;
  }

  /**
   * Every row once, page after page. Ending the loop aborts what is in flight. An error carries how many rows came before it
   * (`count`) and where to go on (`cursor`).
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<T, void, undefined> {
    return this.#iterate(MAX_LIMIT);
  }

  /** All rows, or the first `limit` of them. When it fails, the error's `items` holds the rows it had. */
  async toArray({ limit }: { limit?: number } = {}): Promise<T[]> {
    const items: T[] = [];
    checkLimit(limit, Number.MAX_SAFE_INTEGER);
    try {
      for await (const item of this.#iterate(Math.min(MAX_LIMIT, limit ?? MAX_LIMIT))) {
        items.push(item);
        if (items.length === limit) break;
      }
    } catch (error) {
      if (isPivotalError(error)) Object.defineProperty(error, "items", { value: items, configurable: true });
      throw error;
    }
    return items;
  }

  #iterate(size: number): AsyncIterableIterator<T, void, undefined> {
    const stop = new AbortController();
    const rows = this.#walk(this.#source.params.limit ?? size, stop.signal);
    const iterator: AsyncIterableIterator<T, void, undefined> = {
      next: () => rows.next(),
      return: () => {
        stop.abort();
        return rows.return();
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  async *#walk(size: number, stop: AbortSignal): AsyncGenerator<T, void, undefined> {
    let at = positionOf(this.#source.params.cursor);
    let count = 0;
    for (let hasMore = true; hasMore;) {
      let page: Opened<T>;
      try {
        page = await openPage(this.#source, at, size, stop);
      } catch (error) {
        if (stop.aborted) return;
        throw isPivotalError(error)
          ? Object.assign(error, { cursor: error.cursor ?? resumeAt(at), count })
          : error;
      }
      for (const row of page.data.data) {
        count++;
        yield row;
      }
      hasMore = page.data.hasMore;
      at = page.next;
    }
  }
}
