import { resourceOf } from "./resource-of.ts";
import { Onboardings } from "../resources/onboardings/onboardings.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";
import type { Query } from "./query.ts";

/** A customer's onboardings, newest first, by the customer's cuid or `display_id`. [P] */
export const onboardingsQuery = (customerId: string): Query<readonly Onboarding[]> => ({
  key: `onboardings:${customerId}`,
  capability: "onboardings",
  load: async (client, signal) =>
    resourceOf(client, "onboardings", Onboardings)
      .listForCustomer(customerId, { limit: 100 }, { signal })
      .toArray(),
});
