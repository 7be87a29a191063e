import type { Customer } from "../resources/customers/customers.schema.ts";
import { isOngoing } from "../resources/onboardings/is-ongoing.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";

/** What will happen when a customer is set to `churned`. [D] */
export interface ChurnConsequences {
  /** Onboardings that pause; undefined where they are not known. */
  readonly pauses: readonly Onboarding[] | undefined;
  /** The score at which health freezes; null where there is none yet, undefined where the server tells none. */
  readonly freezesAt: number | null | undefined;
  /** False where they are stopped already. */
  readonly stopsNotifications: boolean;
  /** It is in the default list and the active counts now, and will not be. */
  readonly leavesLists: boolean;
}

/** What will happen when a churned customer is set back to `active`. [D] */
export interface WinBackConsequences {
  /** Onboardings that stay paused until each is resumed; undefined where they are not known. */
  readonly staysPaused: readonly Onboarding[] | undefined;
  /** The score from which health goes on; null where there is none, undefined where the server tells none. */
  readonly resumesFrom: number | null | undefined;
  readonly resumesNotifications: boolean;
  readonly returnsToLists: boolean;
}

const isAway = ({ status }: Customer): boolean => status === "churned" || status === "archived";

/** What churning this customer does, from what is known of it; nothing of it happens here. [D] */
export const churnConsequences = (
  customer: Customer,
  onboardings?: readonly Onboarding[],
): ChurnConsequences => ({
  pauses: onboardings?.filter(isOngoing),
  freezesAt: customer.health_score,
  stopsNotifications: customer.notifications_paused !== true,
  leavesLists: !isAway(customer),
});

/** What winning this customer back does, and what it does not. [D] */
export const winBackConsequences = (
  customer: Customer,
  onboardings?: readonly Onboarding[],
): WinBackConsequences => ({
  staysPaused: onboardings?.filter((one) => one.state === "paused" && isOngoing({ ...one, state: "active" })),
  resumesFrom: customer.health_score,
  resumesNotifications: customer.notifications_paused !== false,
  returnsToLists: isAway(customer),
});
