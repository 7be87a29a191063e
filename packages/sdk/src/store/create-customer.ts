import { IdempotencyMismatchError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import { same } from "../internal/same.ts";
import { uuid } from "../internal/idempotency.ts";
import type { Customer, CustomerCreate } from "../resources/customers/customers.schema.ts";
import type { PivotalStore } from "./store.ts";

/** A customer that is being created, or whose creation nobody knows to have failed. */
interface Creation {
  /** What was sent first under the key. */
  readonly first: CustomerCreate;
  running: Promise<Customer> | undefined;
}

const creations = new WeakMap<PivotalStore, Map<string, Creation>>();

/** A key for one customer that a person is about to create, however often it is tried. */
export const newCreationKey = (): string => uuid();

/**
 * Creates one customer, which shows in lists and records at once. Under one `idempotencyKey`, a double click and every retry give the
 * same customer; if an attempt has landed without an answer and the form was changed since, the customer that it made is changed to
 * match. Throws what the client throws. [P]
 */
export function createCustomer(
  store: PivotalStore,
  body: CustomerCreate,
  {
    idempotencyKey = JSON.stringify(body),
    ...options
  }: Omit<RequestOptions, "idempotencyKey"> & { idempotencyKey?: string } = {},
): Promise<Customer> {
  const held = creations.get(store) ?? new Map<string, Creation>();
  creations.set(store, held);
  const creation = held.get(idempotencyKey) ?? { first: body, running: undefined };
  held.set(idempotencyKey, creation);
  creation.running ??= create(store, creation.first, body, { ...options, idempotencyKey }).finally(() => {
    creation.running = undefined;
  });
  return creation.running;
}

async function create(
  store: PivotalStore,
  first: CustomerCreate,
  body: CustomerCreate,
  options: RequestOptions,
): Promise<Customer> {
  const { customers } = await store.client();
  let customer: Customer;
  try {
    customer = await customers.create(body, options);
  } catch (error) {
    if (!(error instanceof IdempotencyMismatchError) || same(first, body)) throw error;
    const landed = await customers.create(first, options);
    store.records.put([landed]);
    return store.updateCustomer(landed.id, body);
  }
  store.records.put([customer]);
  return customer;
}
