import { fieldSet, type FieldSet } from "../query/fields.ts";
import type { QueryContext } from "../query/query.ts";
import { DEFAULT_HEALTH_THRESHOLDS } from "../resources/health/health-bucket.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerSource } from "./customer-source.ts";
import { CustomerTable } from "./customer-table.ts";
import type { StoreSettings } from "./store.ts";

/** Rows are shown before work on them begins. */
const PAUSE_MS = 200;

/** Customers that the page has at hand, searched, filtered and sorted like those of a server. Causes no request. */
export class GivenCustomers implements CustomerSource {
  readonly table = new CustomerTable("given");
  readonly given: readonly Customer[];
  readonly #settings: () => Partial<StoreSettings>;
  #fields: { held: CustomerTable["customFields"]; set: FieldSet } | undefined;
  #begun = false;

  /** @param settings who is looking, and the bounds of the health buckets. */
  constructor(customers: readonly Customer[], settings: () => Partial<StoreSettings> = () => ({})) {
    this.given = customers;
    this.#settings = settings;
  }

  get fields(): FieldSet {
    const { customFields: held } = this.table;
    if (this.#fields?.held !== held) this.#fields = { held, set: fieldSet(held) };
    return this.#fields.set;
  }

  attend(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (!this.#begun) {
      timer = setTimeout(() => {
        this.#begun = true;
        void this.table.load(this.given);
      }, PAUSE_MS);
    }
    return () => clearTimeout(timer);
  }

  context(): QueryContext {
    const { me, thresholds = DEFAULT_HEALTH_THRESHOLDS } = this.#settings();
    return { me, now: Date.now(), thresholds, contacts: () => undefined };
  }

  want(): void {
    // There is no server to ask.
  }

  describe(): void {
    // Nor to say more of the fields.
  }
}
