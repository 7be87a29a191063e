import { NotFoundError } from "../core/errors.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";
import type { Query } from "./query.ts";

/** A customer's onboardings, newest first, by the customer's cuid or `display_id`. [P] */
export const onboardingsQuery = (customerId: string): Query<readonly Onboarding[]> => ({
  key: `onboardings:${customerId}`,
  capability: "onboardings",
  async load({ onboardings }, signal) {
    if (!onboardings) throw new NotFoundError("The client does not offer onboardings.", { status: 404 });
    return onboardings.listForCustomer(customerId, { limit: 100 }, { signal }).toArray();
  },
});
