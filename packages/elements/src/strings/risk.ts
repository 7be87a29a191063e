import { words } from "../languages/spoken.ts";

/** The words of `<pv-risk-list>`. */
export const risk = words("risk", {
  label: "Customers that deserve a look",
  reach: (count: string, n: number, held: string, _heldN: number) =>
    `${count} of ${held} customers ${n === 1 ? "deserves" : "deserve"} a look`,
  reachSoFar: (count: string, n: number, held: string, _heldN: number) =>
    `${count} of the ${held} customers loaded so far ${n === 1 ? "deserves" : "deserve"} a look`,
  dismissed: (count: string, _n: number) => `${count} dismissed`,
  restore: "Show dismissed",
  empty: "Nobody needs a look right now.",
  emptySoFar: (held: string, _n: number) => `Nobody among the ${held} customers loaded so far needs a look.`,
  emptyHint:
    "A customer appears here when its score falls, it is marked as at risk, or an onboarding runs late.",
  noScores: "This server gives no health scores: status and onboardings are what is looked at first.",
  reasons: "Reasons",
  setAtRisk: "Set at risk",
  setAtRiskOf: (name: string) => `Set at risk: ${name}`,
  dismiss: "Dismiss",
  dismissOf: (name: string) => `Dismiss ${name} until something changes`,
  dismissHint: "Comes back when something changes.",
  wasDismissed: "is dismissed until something changes.",
  wasSet: "is at risk now.",
  undo: "Undo",
  notSet: "Not set at risk.",
  notUndone: "Not undone.",
  more: (count: string, _n: number) => `Show ${count} more`,
  stale: "These may be out of date: not all customers could be loaded.",
  /** Why a customer deserves a look; values are written as the locale does. */
  facts: {
    low_score: (score: string) => `The health score is ${score}`,
    score_dropped: (from: string, to: string) => `The health score fell from ${from} to ${to}`,
    bucket_changed: (from: string, to: string) => `Health went from ${from} to ${to}`,
    /** The status as a word of its own. */
    status: (word: string) => `Marked as ${word.toLowerCase()}`,
    suggested: {
      at_risk: "The score says at risk, the status does not",
      active: "The score is healthy, the status still says at risk",
    },
    no_primary: "There is no primary contact",
    late: (onboarding: string, count: string, n: number) =>
      n === 1
        ? `${onboarding} is 1 day past its launch date`
        : `${onboarding} is ${count} days past its launch date`,
    onboarding_at_risk: (onboarding: string) => `${onboarding} is at risk`,
    quiet: (count: string, n: number) => `Nothing has changed for ${n === 1 ? "1 day" : `${count} days`}`,
  },
} as const);
