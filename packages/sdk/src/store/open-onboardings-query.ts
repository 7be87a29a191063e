import { resourceOf } from "./resource-of.ts";
import { Onboardings } from "../resources/onboardings/onboardings.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";
import type { Query } from "./query.ts";

/** States in which an onboarding goes on, those that need someone first. [P] */
const STATES = ["at_risk", "waiting", "active"] as const;
/** The newest of each state; more than these nobody looks through. */
const MOST = 1_000;

/** Onboardings of all customers that are going on, by the customer's cuid; behind whatever people wait for. [P] */
export const openOnboardingsQuery: Query<ReadonlyMap<string, readonly Onboarding[]>> = {
  key: "open-onboardings",
  capability: "onboardings",
  async load(client, signal) {
    const onboardings = resourceOf(client, "onboardings", Onboardings);
    const byCustomer = new Map<string, Onboarding[]>();
    for (const state of STATES) {
      const rows = onboardings.list({ state }, { signal, lane: "background", timeoutMs: 180_000 });
      for (const row of await rows.toArray({ limit: MOST })) {
        const held = byCustomer.get(row.customer_id);
        if (held) held.push(row);
        else byCustomer.set(row.customer_id, [row]);
      }
    }
    return byCustomer;
  },
};
