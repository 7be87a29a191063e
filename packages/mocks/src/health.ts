import type { Db, Scored } from "./db.ts";
import { bucketOf, isScorable, nightOf, nightTime, scoreOf, signalsOn } from "./health-model.ts";
import type { HealthFacts } from "./health-model.ts";
import { NOUN } from "./ids.ts";
import type { ActivityRow, CustomerRow } from "./rows.ts";
import { seedStage } from "./seed/children.ts";
import { seedFacts } from "./seed/history.ts";

/** How many nights of history exist before the seed's end. */
const REACH = 90;
/** How many missed nights are made up for, at most, when a customer is looked at again. */
const LOOKBACK = 400;
const BY_PEOPLE = new Set(["user", "contact", "api_key"]);

const factsOf = (db: Db, row: CustomerRow): HealthFacts => {
  const n = row.display_id;
  const written = db.history.get(n) ?? [];
  const seeded = db.customers.isSeeded(n) ? seedFacts(db.plan, n) : [];
  return {
    seed: db.plan.seed,
    n,
    mrr: row.mrr,
    onboardings: db.onboardingNumbers(n).flatMap((o) => stageOf(db, o, written) ?? []),
    touches: [
      ...seeded.filter(({ by }) => by === undefined || by === "contact").map(({ at }) => at),
      ...written
        .filter(({ actor_type }) => BY_PEOPLE.has(actor_type))
        .map(({ timestamp }) => Date.parse(timestamp)),
    ].sort((a, b) => a - b),
  };
};

/** How far an onboarding is, and when it moved; nothing when it was deleted. */
const stageOf = (
  db: Db,
  o: number,
  written: readonly ActivityRow[],
): HealthFacts["onboardings"][number] | undefined => {
  const seeded = db.onboardings.isSeeded(o) ? seedStage(db.plan, o) : undefined;
  const row = db.onboardings.written.get(o);
  if (row?.deleted) return undefined;
  const moves = row
    ? written
        .filter(({ onboarding_id, event_type }) => onboarding_id === row.id && MOVES.has(event_type))
        .map(({ timestamp }) => Date.parse(timestamp))
    : [];
  const { phase, state } = row ?? seeded ?? { phase: "", state: "" };
  return { id: o, phase, state, moves: [...(seeded?.moves ?? []), ...moves] };
};
const MOVES = new Set(["onboarding.created", "onboarding.phase_moved"]);

const scoreOn = (facts: HealthFacts, night: number): number | null =>
  isScorable(facts) ? scoreOf(signalsOn(facts, night)) : null;

/** The last night that counts: today's, or that of the day on which the score froze. */
const lastNight = (row: CustomerRow, now: number): number =>
  nightOf(row.frozen_at ? Math.min(now, Date.parse(row.frozen_at)) : now);

const firstNight = (db: Db, row: CustomerRow): number =>
  Math.max(
    nightOf(Date.parse(row.created_at)) + 1,
    nightOf(Math.min(db.plan.anchor, Date.parse(row.frozen_at ?? "9999"))) - REACH,
  );

const scoresBetween = (facts: HealthFacts, from: number, to: number): Scored[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({
    night: from + i,
    score: scoreOn(facts, from + i),
  }));

/**
 * Keeps a customer's scores from now on. To be called before the first write to it or below it: what was computed before
 * must not change with what is written after.
 */
export const keepScores = (db: Db, row: CustomerRow, now: number): void => {
  if (db.scores.has(row.display_id)) return;
  db.scores.set(row.display_id, scoresBetween(factsOf(db, row), firstNight(db, row), lastNight(row, now)));
};

/** Runs the nights that have passed for a customer that was written to; the others are computed when read. */
export const runNights = (db: Db, row: CustomerRow, now: number): void => {
  const scores = db.scores.get(row.display_id);
  if (!scores || row.frozen_at) return;
  // Nights on which the score was frozen never happen, not even once it has thawed.
  const begun = nightOf(Date.parse(row.thawed_at ?? row.created_at)) + 1;
  const from = Math.max(begun, (scores.at(-1)?.night ?? 0) + 1, nightOf(now) - LOOKBACK);
  const passed = scoresBetween(factsOf(db, row), from, nightOf(now));
  if (passed.length === 0) return;
  scores.push(...passed);
  db.changed();
};

/** Every score a customer had, oldest first. */
export const scoresOf = (db: Db, row: CustomerRow, now: number): readonly Scored[] =>
  db.scores.get(row.display_id) ?? scoresBetween(factsOf(db, row), firstNight(db, row), lastNight(row, now));

/** The score a customer has now; null when there is none yet. */
export const currentScore = (db: Db, row: CustomerRow, now: number): number | null => {
  const kept = db.scores.get(row.display_id);
  if (kept) return kept.at(-1)?.score ?? null;
  const night = lastNight(row, now);
  return night < firstNight(db, row) ? null : scoreOn(factsOf(db, row), night);
};

/** The body of `GET /customers/{id}/health`. */
export const healthOf = (db: Db, row: CustomerRow, now: number) => {
  const scores = scoresOf(db, row, now);
  const last = scores.at(-1);
  const score = last?.score ?? null;
  return {
    object: "health",
    score,
    bucket: bucketOf(score),
    frozen_at: row.frozen_at,
    computed_at: last ? new Date(nightTime(last.night)).toISOString() : null,
    history: scores
      .filter((point) => point.score !== null)
      .slice(-REACH)
      .map((point) => ({ at: new Date(nightTime(point.night)).toISOString(), score: point.score })),
    signals: last && score !== null ? signalsOn(factsOf(db, row), last.night) : [],
  };
};

/** Rows of history that follow from the scores: a drop of ten or more, and a change of bucket. */
export const healthEvents = (db: Db, row: CustomerRow, now: number): ActivityRow[] => {
  const events: ActivityRow[] = [];
  const scores = scoresOf(db, row, now);
  const event = (
    i: number,
    kind: number,
    rest: Pick<ActivityRow, "event_type" | "field" | "old_value" | "new_value">,
  ) =>
    events.push({
      id: db.id(NOUN.healthActivity, row.display_id * 8192 + i * 2 + kind),
      timestamp: new Date(nightTime((scores[i] as Scored).night)).toISOString(),
      actor: "Pi",
      actor_type: "pi",
      onboarding_id: null,
      ...rest,
    });
  for (let i = 1; i < scores.length; i++) {
    const before = scores[i - 1]?.score ?? null;
    const after = scores[i]?.score ?? null;
    if (before === null || after === null) continue;
    const [from, to] = [bucketOf(before), bucketOf(after)];
    if (before - after >= 10) {
      event(i, 0, {
        event_type: "customer.health_score_dropped",
        field: "health_score",
        old_value: before,
        new_value: after,
      });
    }
    if (from !== to) {
      event(i, 1, {
        event_type: "customer.health_bucket_changed",
        field: "health_bucket",
        old_value: from,
        new_value: to,
      });
    }
  }
  return events;
};
