import type { ContactsFill } from "./contacts-fill.ts";
import type { CustomerTable } from "./customer-table.ts";
import type { PivotalStore } from "./store.ts";

/** A `ContactsFill` whose code is loaded where contacts are to be filled; where it cannot be loaded, the next start tries again. */
export class LazyContactsFill {
  readonly #store: PivotalStore;
  readonly #table: CustomerTable;
  #fill: Promise<ContactsFill> | undefined;
  #isWanted = false;

  constructor(store: PivotalStore, table: CustomerTable) {
    this.#store = store;
    this.#table = table;
  }

  start(): void {
    this.#isWanted = true;
    this.#fill ??= import("./contacts-fill.ts").then(
      ({ ContactsFill }) => new ContactsFill(this.#store, this.#table),
    );
    this.#with((fill) => {
      if (this.#isWanted) fill.start();
    });
  }

  stop(): void {
    this.#isWanted = false;
    this.#with((fill) => fill.stop());
  }

  forget(): void {
    this.#isWanted = false;
    this.#with((fill) => fill.forget());
  }

  #with(work: (fill: ContactsFill) => void): void {
    this.#fill?.then(work, (error: unknown) => {
      this.#fill = undefined;
      reportError(error);
    });
  }
}
