import { statusWord } from "./status.ts";

/** The words of `<pv-risk-list>`. */
export const risk = {
  label: "Customers that deserve a look",
  count: (count: string) =>
    count === "1" ? "1 customer deserves a look" : `${count} customers deserve a look`,
  among: (held: string) => `among the ${held} loaded so far`,
  amongAll: (held: string) => `of all ${held}`,
  dismissed: (count: string) => `${count} dismissed`,
  restore: "Show dismissed",
  empty: "Nobody needs a look right now.",
  emptySoFar: (held: string) => `Nobody among the ${held} customers loaded so far needs a look.`,
  emptyHint:
    "A customer appears here when its score falls, an onboarding runs late, or nothing has happened for long.",
  noScores: "This server gives no health scores: status, onboardings and silence are what is looked at.",
  reasons: "Reasons",
  setAtRisk: "Set at risk",
  setAtRiskOf: (name: string) => `Set ${name} at risk`,
  dismiss: "Dismiss",
  dismissOf: (name: string) => `Dismiss ${name} until something changes`,
  dismissHint: "Comes back when something changes.",
  wasDismissed: "is dismissed until something changes.",
  wasSet: "is at risk now.",
  undo: "Undo",
  notSet: "Not set at risk.",
  notUndone: "Not undone.",
  more: (count: string) => `Show ${count} more`,
  stale: "These may be out of date: not all customers could be loaded.",
  /** Why a customer deserves a look; values are written as the locale does. */
  facts: {
    low_score: (score: string) => `The health score is ${score}`,
    score_dropped: (from: string, to: string) => `The health score fell from ${from} to ${to}`,
    bucket_changed: (from: string, to: string) => `Health went from ${from} to ${to}`,
    status: (status: string) => `Marked as ${statusWord(status).toLowerCase()}`,
    suggested: {
      at_risk: "The score says at risk, the status does not",
      active: "The score is healthy, the status still says at risk",
    },
    no_primary: "There is no primary contact",
    late: (onboarding: string, days: number, shown: string) =>
      days === 1
        ? `${onboarding} is 1 day past its launch date`
        : `${onboarding} is ${shown} days past its launch date`,
    onboarding_at_risk: (onboarding: string) => `${onboarding} is at risk`,
    quiet: (days: string) => `Nothing has changed for ${days} days`,
  },
} as const;
