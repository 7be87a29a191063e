import { IdempotencyMismatchError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import { same } from "../internal/same.ts";
import { uuid } from "../internal/idempotency.ts";
import type { Customer, CustomerCreate } from "../resources/customers/customers.schema.ts";
import type { PivotalStore } from "./store.ts";

/** A customer that is being created, or whose creation nobody knows to have failed. */
interface Creation {
  /** What was sent under the key, newest first: one of them may have landed. */
  readonly tried: CustomerCreate[];
  running: Promise<Customer> | undefined;
}

const creations = new WeakMap<PivotalStore, Map<string, Creation>>();

function creationsOf(store: PivotalStore): Map<string, Creation> {
  const held = creations.get(store);
  if (held) return held;
  const made = new Map<string, Creation>();
  creations.set(store, made);
  store.cleared.add(() => made.clear());
  return made;
}

export interface CreateOptions extends Omit<RequestOptions, "idempotencyKey"> {
  /** One for each customer that a person is about to create, kept until it is there: see `newCreationKey`. */
  readonly idempotencyKey?: string;
}

/** A key for one customer, however often creating it is tried. */
export const newCreationKey = (): string => uuid();

/**
 * Creates one customer, which shows in lists and records at once. Under one `idempotencyKey`, a double click and every retry give the
 * same customer; if an attempt has landed without an answer and the form was changed since, the customer that it made is changed to
 * match. Without a key only a double click is one. Throws what the client throws. [P]
 */
export function createCustomer(
  store: PivotalStore,
  body: CustomerCreate,
  { idempotencyKey, ...options }: CreateOptions = {},
): Promise<Customer> {
  const held = creationsOf(store);
  const name = idempotencyKey ?? JSON.stringify(body);
  const creation = held.get(name) ?? { tried: [], running: undefined };
  held.set(name, creation);
  creation.running ??= create(store, creation.tried, body, { ...options, idempotencyKey }).then(
    (customer) => {
      held.delete(name);
      return customer;
    },
    (error: unknown) => {
      creation.running = undefined;
      if (idempotencyKey === undefined) held.delete(name);
      throw error;
    },
  );
  return creation.running;
}

async function create(
  store: PivotalStore,
  tried: CustomerCreate[],
  body: CustomerCreate,
  options: RequestOptions,
): Promise<Customer> {
  const { session } = store;
  const { customers } = await store.client();
  const before = tried.filter((one) => !same(one, body));
  tried.splice(0, tried.length, body, ...before);
  for (const sent of [body, ...before]) {
    try {
      const customer = await customers.create(sent, options);
      if (session === store.session) store.records.put([customer]);
      return sent === body ? customer : await store.updateCustomer(customer.id, body);
    } catch (error) {
      // The key belongs to what was sent under it before, which has landed then.
      if (!(error instanceof IdempotencyMismatchError) || sent === before.at(-1) || before.length === 0)
        throw error;
    }
  }
  throw new IdempotencyMismatchError("The key was used for another customer");
}
