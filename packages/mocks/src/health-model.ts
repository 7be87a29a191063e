import { mix, unit } from "./hash.ts";

const DAY = 86_400_000;
const RUN_AT = 2 * 3_600_000;

/** The night (counted from the Unix epoch) whose run at 02:00 UTC is the last one not after `at`. */
export const nightOf = (at: number): number => Math.floor((at - RUN_AT) / DAY);

/** When a night's run happens. */
export const nightTime = (night: number): number => night * DAY + RUN_AT;

/** The bucket of a score, by the bounds the product starts with. */
export const bucketOf = (score: number | null): string | null =>
  score === null ? null : score >= 70 ? "healthy" : score >= 40 ? "watch" : "at_risk";

/** What a score is computed from. Times are milliseconds, oldest first. */
export interface HealthFacts {
  seed: number;
  n: number;
  mrr: number | null;
  onboardings: { id: number; phase: string; state: string; moves: number[] }[];
  /** When a person last did something. */
  touches: number[];
}

type Item = { label: string; value?: string | number | null };
type Signal = { key: string; weight: number; score: number | null; summary: string; items: Item[] };

const clamp = (value: number) => Math.round(Math.min(100, Math.max(0, value)));

const lastBefore = (times: number[], at: number): number | undefined => times.findLast((time) => time <= at);

/** A slow drift between 0 and 1, with a bad week now and then: nights next to each other are alike, months are not. */
const drift = (seed: number, stream: number, n: number, night: number): number => {
  const knot = Math.floor(night / 21);
  const along = (night % 21) / 21;
  const calm = unit(seed, stream, n, knot) * (1 - along) + unit(seed, stream, n, knot + 1) * along;
  return hasIncident(seed, n, night) ? Math.min(1, calm + 0.55) : calm;
};

const hasIncident = (seed: number, n: number, night: number): boolean =>
  Array.from({ length: 5 }, (_, back) => mix(seed, 81, n, night - back) % 160).includes(0);

const CEILING: Record<string, number> = { paused: 35, at_risk: 30, waiting: 60 };

const velocity = ({ onboardings }: HealthFacts, at: number): Signal => {
  const begun = onboardings.filter(({ moves }) => (moves[0] ?? Infinity) <= at);
  const scored = begun.map((onboarding) => {
    const idle = Math.floor((at - (lastBefore(onboarding.moves, at) ?? at)) / DAY);
    const pace = clamp(100 - Math.max(0, idle - 7) * 2.5);
    const done = onboarding.phase === "completed";
    return { onboarding, idle, done, score: done ? 95 : Math.min(pace, CEILING[onboarding.state] ?? 100) };
  });
  const open = scored.filter(({ done }) => !done);
  const score = scored.length
    ? clamp(scored.reduce((sum, { score }) => sum + score, 0) / scored.length)
    : null;
  return {
    key: "onboarding_velocity",
    weight: 0.3,
    score,
    summary:
      score === null
        ? "No onboarding yet"
        : open.length
          ? `${open.length} in progress`
          : "All onboardings completed",
    items: scored.map(({ onboarding, idle, done }) => ({
      label: `Onboarding ${onboarding.id}: ${onboarding.phase}, ${onboarding.state}`,
      value: done ? "completed" : `${idle} days in this phase`,
    })),
  };
};

const recency = ({ touches }: HealthFacts, at: number): Signal => {
  const last = lastBefore(touches, at);
  const idle = last === undefined ? null : Math.floor((at - last) / DAY);
  return {
    key: "recent_activity",
    weight: 0.2,
    score: idle === null ? null : clamp(100 - idle * 1.6),
    summary: idle === null ? "No activity yet" : `Last activity ${idle} days before`,
    items: [
      { label: "Last activity", value: last === undefined ? null : new Date(last).toISOString() },
      {
        label: "Events in 30 days",
        value: touches.filter((time) => time <= at && time > at - 30 * DAY).length,
      },
    ],
  };
};

const tasks = ({ seed, n }: HealthFacts, night: number): Signal => {
  const open = 2 + (mix(seed, 82, n) % 9);
  const overdue = Math.round(open * drift(seed, 83, n, night) ** 2);
  return {
    key: "task_health",
    weight: 0.2,
    score: clamp(100 * (1 - overdue / open)),
    summary: overdue ? `${overdue} of ${open} tasks overdue` : "No task overdue",
    items: [
      { label: "Open tasks", value: open },
      { label: "Overdue tasks", value: overdue },
    ],
  };
};

const contract = ({ mrr }: HealthFacts): Signal => ({
  key: "contract_size",
  weight: 0.15,
  score: mrr === null ? null : mrr <= 0 ? 0 : clamp(25 * Math.log10(mrr / 100) - 5),
  summary: mrr === null ? "No contract known" : "Monthly recurring revenue",
  items: [{ label: "MRR in minor units", value: mrr }],
});

const support = ({ seed, n }: HealthFacts, night: number): Signal => {
  const tickets = Math.round(drift(seed, 84, n, night) * 7);
  return {
    key: "support_load",
    weight: 0.15,
    score: clamp(100 - tickets * 14),
    summary: tickets ? `${tickets} open tickets` : "No open ticket",
    items: [{ label: "Open tickets", value: tickets }],
  };
};

/** The five weighted signals of a customer on one night. */
export const signalsOn = (facts: HealthFacts, night: number): Signal[] => {
  const at = nightTime(night);
  return [
    velocity(facts, at),
    recency(facts, at),
    tasks(facts, night),
    contract(facts),
    support(facts, night),
  ];
};

/** The weighted mean of the signals that have a score; null when none has. */
export const scoreOf = (signals: readonly Pick<Signal, "weight" | "score">[]): number | null => {
  let sum = 0;
  let weights = 0;
  for (const { weight, score } of signals) {
    if (score === null) continue;
    sum += weight * score;
    weights += weight;
  }
  return weights === 0 ? null : clamp(sum / weights);
};

/** A customer of whom nothing is known has nothing to score. */
export const isScorable = ({ onboardings, mrr, touches }: HealthFacts): boolean =>
  onboardings.length > 0 || mrr !== null || touches.length > 1;
