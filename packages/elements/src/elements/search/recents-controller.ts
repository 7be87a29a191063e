import type { PivotalError } from "@pivotal/sdk";
import { customerQuery, type Customer } from "@pivotal/sdk/store";
import type { ReactiveElement } from "lit";
import { QueryController } from "../../controllers/query-controller.ts";
import { MAX_RECENTS, readRecents } from "./recents.ts";

/** The customers opened last. Those that no list has brought are asked for by id. */
export class RecentsController {
  readonly #queries: readonly QueryController<Customer>[];
  #ids: readonly string[] = [];

  constructor(host: ReactiveElement, active: () => boolean) {
    this.#queries = Array.from(
      { length: MAX_RECENTS },
      (_, at) =>
        new QueryController<Customer>(host, () => {
          const id = active() ? this.#ids[at] : undefined;
          return id === undefined ? null : customerQuery(id);
        }),
    );
  }

  get customers(): Customer[] {
    return this.#queries.flatMap(({ state: { data } }) => data ?? []);
  }

  get fetching(): boolean {
    return this.#queries.some(({ state }) => state.fetching);
  }

  get error(): PivotalError | undefined {
    return this.#failed()[0]?.state.error;
  }

  /** Looks anew at what was opened. */
  read(): void {
    this.#ids = readRecents();
  }

  retry(): void {
    for (const query of this.#failed()) void query.refresh();
  }

  #failed(): QueryController<Customer>[] {
    // A customer that is gone since it was opened is no failure: it is left out.
    return this.#queries.filter(({ state: { error } }) => error && error.type !== "not_found");
  }
}
