import type { ContactCreate, CustomerCreate, OnboardingCreate } from "@pivotal/sdk/schemas";
import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import { nightOf } from "./health-model.ts";
import type { Actor, ContactRow, CustomerRow, OnboardingRow } from "./rows.ts";
import { createContact } from "./writes/contact.ts";
import { createCustomer } from "./writes/customer.ts";
import { createOnboarding } from "./writes/onboarding.ts";

/** A customer to add: what a client could write, anything else a row holds, and the scores of its last nights. */
export type CustomerSeed = CustomerCreate & Partial<CustomerRow> & { health?: readonly (number | null)[] };

/** Adds rows to the main workspace as they are: no status, domain or amount is refused. */
export interface Seeder {
  /** `health` is oldest first and ends with the score that the customer has now. */
  customer(seed: CustomerSeed): CustomerRow;
  /** `customerId` is an id or a display_id. Throws when there is no such customer. */
  contact(customerId: string | number, seed: ContactCreate & Partial<ContactRow>): ContactRow;
  onboarding(
    customerId: string | number,
    seed: Omit<OnboardingCreate, "customer_id"> & Partial<OnboardingRow>,
  ): OnboardingRow;
}

const ACTOR: Actor = { name: "Imani Castellan", type: "user" };

/** `db` is asked anew each time: a reset replaces it. */
export const seeder = (db: () => Db, clock: Clock): Seeder => {
  const find = (id: string | number): CustomerRow => {
    const row = db().customer(String(id));
    if (!row) throw new TypeError(`There is no customer ${id} to add to.`);
    return row;
  };
  const at = (seed: { created_at?: string | undefined }) =>
    seed.created_at === undefined ? clock.now() : Date.parse(seed.created_at);
  return {
    customer: ({ health, ...seed }) => {
      const row = createCustomer(db(), seed, ACTOR, at(seed), seed);
      if (health) {
        const last = nightOf(clock.now());
        const scores = health.map((score, i) => ({ night: last - (health.length - 1 - i), score }));
        db().scores.set(row.display_id, scores);
      }
      return row;
    },
    contact: (customerId, seed) => createContact(db(), find(customerId), seed, ACTOR, at(seed), seed),
    onboarding: (customerId, seed) => createOnboarding(db(), find(customerId), seed, ACTOR, at(seed), seed),
  };
};
