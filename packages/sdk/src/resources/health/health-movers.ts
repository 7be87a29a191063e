import type { HealthSignal } from "./health.schema.ts";

/** A signal and how many points the whole score would gain if this one were at 100, everything else as it is. */
export interface HealthMover {
  readonly signal: HealthSignal;
  readonly points: number;
}

/**
 * What would move a score most, the greatest gain first: weight times the points that are missing, of the weights that count. Signals
 * without a score are not counted, and those at 100 have nothing to gain. [X]
 */
export function healthMovers(signals: readonly HealthSignal[]): readonly HealthMover[] {
  const counted = signals.filter(({ score, weight }) => score !== null && weight > 0);
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0);
  return counted
    .map((signal) => ({ signal, points: (signal.weight * (100 - (signal.score ?? 100))) / whole }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
}
