import { words } from "../languages/spoken.ts";

/** The words of `<pv-health-score variant="full">`. */
export const healthRecord = words("healthRecord", {
  signals: "What it is made of",
  weight: (percent: string) => `counts ${percent}`,
  signalScore: (score: string) => `${score} of 100`,
  nothingCounted: "Nothing to count yet",
  noSignals: "This server gives the score without what it is made of.",
  notScored: "Nothing is counted yet. The score comes with the first onboarding, contract or activity.",
  trend: (last: string, change: string, since: string) => `${last} now, ${change} since ${since}`,
  up: (by: string) => `up ${by}`,
  down: (by: string) => `down ${by}`,
  unchanged: "unchanged",
  computed: (when: string) => `Computed ${when}`,
  frozenMeans: "It goes on when the customer is active again.",
  movers: "What would move it most",
  /** `count` is written as the locale does; `n` is the number itself. */
  gain: (count: string, n: number) => (n === 1 ? "up to 1 point" : `up to ${count} points`),
  missing: "Missing and not counted",
  missingMeans: "The other signals count more instead.",
  changes: "Changes of level",
  change: (from: string, to: string, score: string) => `${from} to ${to}, at ${score}`,
  earlier: (count: string, n: number) => (n === 1 ? "and 1 earlier" : `and ${count} earlier`),
  mismatch: (bucket: string, status: string) =>
    `The score says ${bucket.toLowerCase()}, the status is ${status.toLowerCase()}. A score never changes the status: a person decides.`,
  signalNames: {
    onboarding_velocity: "Onboarding velocity",
    recent_activity: "Recent activity",
    task_health: "Task health",
    contract_size: "Contract size",
    support_load: "Support load",
  },
} as const);
