import type { ApiResult, Requester } from "../core/options.ts";
import { isPivotalError } from "../core/errors.ts";
import { pathOf } from "../internal/path.ts";
import { customerSchema, type Customer } from "../resources/customers/customers.schema.ts";
import { missing } from "./refusal.ts";
import { PARAMETERS } from "./routes.ts";

type Row = Record<string, unknown>;

/** The customers that one user sees, during one request. */
export class Scope {
  readonly #sees: (customer: Customer) => boolean;
  readonly #upstream: Requester;
  readonly #asked = new Map<string, Promise<boolean>>();

  constructor(sees: (customer: Customer) => boolean, upstream: Requester) {
    this.#sees = sees;
    this.#upstream = upstream;
  }

  /** The customer's answer. A customer that the user does not see is missing, word for word and request for request. */
  async requireCustomer(id: string): Promise<ApiResult<unknown>> {
    const found = await this.#find(pathOf("customers", id));
    if (!found || !this.includes(found.data)) throw missing("customer_not_found");
    return found;
  }

  /** The answer of a contact or an onboarding, once its customer is known to be one that the user sees. */
  async requireChild(noun: "contact" | "onboarding", id: string): Promise<ApiResult<unknown>> {
    const found = await this.#find(pathOf(`${noun}s`, id));
    const owner = found && (found.data as Row)["customer_id"];
    // A second look even when there is nothing to look for: a missing id must take as long as another user's.
    const seen = await this.seesCustomer(typeof owner === "string" ? owner : id);
    if (!found || typeof owner !== "string" || !seen) throw missing(`${noun}_not_found`);
    return found;
  }

  /** Whether the user sees a customer; asked once a request for each. */
  async seesCustomer(id: string): Promise<boolean> {
    if (!PARAMETERS["customerId"]?.test(id)) return false;
    const asked =
      this.#asked.get(id) ??
      this.#find(pathOf("customers", id)).then((found) => found !== undefined && this.includes(found.data));
    this.#asked.set(id, asked);
    return await asked;
  }

  /** Whether the user sees this customer. One that cannot be read is not shown, as the host could not judge it. */
  includes(row: unknown): boolean {
    const customer = customerSchema.safeParse(row);
    return customer.success && this.#sees(customer.data) === true;
  }

  async #find(path: string): Promise<ApiResult<unknown> | undefined> {
    try {
      return await this.#upstream.request({ method: "GET", path });
    } catch (error) {
      if (isPivotalError(error) && error.status === 404) return undefined;
      throw error;
    }
  }
}
