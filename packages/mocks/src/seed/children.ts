import { mix, pick, unit } from "../hash.ts";
import { NOUN } from "../ids.ts";
import type { ContactRow, OnboardingRow } from "../rows.ts";
import { seedStatus } from "./customer.ts";
import { halves } from "./plan.ts";
import type { SeedPlan } from "./plan.ts";
import { slugify } from "./slugify.ts";

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const TITLES = [
  "Head of Operations",
  "Founder",
  "E-commerce Lead",
  "Chef de projet",
  "責任者",
  "Finance",
  null,
  null,
];
const LABELS = ["billing", "champion", "technical", "executive"];

export const PHASES = [
  "before_getting_started",
  "program_design",
  "review",
  "program_buildout",
  "internal_qa",
  "launch",
  "completed",
] as const;

/** A while after a moment, or, where the seed ends before, some time until then: not all of them at its very end. */
const sooner = (plan: SeedPlan, from: number, wait: number, share: number): number =>
  from + wait < plan.anchor ? from + wait : Math.floor(from + (plan.anchor - from) * share);

/** When a seeded contact was added, and when it was archived, if it was. */
export const seedContactTimes = (plan: SeedPlan, c: number): { created: number; archived: number | null } => {
  const n = plan.customerOfContact(c);
  const index = c - plan.contactsOf(n)[0];
  const wait = index * 3 * DAY + (mix(plan.seed, 41, n) % DAY);
  const created = sooner(plan, plan.createdAt(n), wait, unit(plan.seed, 40, c));
  const archived = index > 1 && mix(plan.seed, 43, c) % 12 === 0;
  return { created, archived: archived ? Math.min(plan.anchor, created + 30 * DAY) : null };
};

/** A seeded contact; the first of a customer is its primary. */
export const seedContact = (plan: SeedPlan, c: number): ContactRow => {
  const n = plan.customerOfContact(c);
  const index = c - plan.contactsOf(n)[0];
  const script = plan.script(n);
  const [given, givenLatin] = halves(pick(script.given, (mix(plan.seed, 41, n) % 1000) + index));
  const [family, familyLatin] = halves(pick(script.family, mix(plan.seed, 42, c)));
  const host = plan.character(n) === "twin" ? "mail.example" : `${plan.slugs[n]}.example`;
  const { created, archived } = seedContactTimes(plan, c);
  return {
    object: "contact",
    id: plan.ids.of(NOUN.contact, c),
    display_id: c,
    customer_id: plan.ids.of(NOUN.customer, n),
    name: `${given} ${family}`,
    email: `${slugify(givenLatin)}.${slugify(familyLatin)}.${c}@${host}`,
    title: pick(TITLES, mix(plan.seed, 44, c)),
    is_primary: index === 0,
    labels: mix(plan.seed, 45, c) % 3 === 0 ? [pick(LABELS, mix(plan.seed, 46, c))] : [],
    created_at: iso(created),
    updated_at: iso(archived ?? created),
    phone:
      mix(plan.seed, 47, c) % 2 ? `+1 555 01${String(mix(plan.seed, 48, c) % 100).padStart(2, "0")}` : null,
    archived_at: archived === null ? null : iso(archived),
    source: mix(plan.seed, 49, c) % 5 === 0 ? "hubspot" : "manual",
    deleted: false,
  };
};

/** When each phase that a seeded onboarding has reached was entered, oldest first; never after the seed's end. */
export const seedMoves = (plan: SeedPlan, o: number): number[] => {
  const n = plan.customerOfOnboarding(o);
  const index = o - plan.onboardingsOf(n)[0];
  const created = plan.createdAt(n);
  const wait = Math.floor((1 + index * 120) * DAY * (0.5 + unit(plan.seed, 51, o)));
  const start = sooner(plan, created, wait, unit(plan.seed, 50, o));
  const moves = [start];
  const reach = mix(plan.seed, 52, o) % 3 === 0 ? mix(plan.seed, 53, o) % PHASES.length : PHASES.length - 1;
  for (let phase = 1; phase <= reach; phase++) {
    const at = (moves[phase - 1] as number) + Math.floor((4 + 20 * unit(plan.seed, 54, o, phase)) * DAY);
    if (at >= plan.anchor) break;
    moves.push(at);
  }
  return moves;
};

/** How far a seeded onboarding is; without the rest of its row, because a score asks this of every customer. */
export const seedStage = (plan: SeedPlan, o: number): { phase: string; state: string; moves: number[] } => {
  const moves = seedMoves(plan, o);
  const phase = PHASES[moves.length - 1] as string;
  if (phase === "completed") return { phase, state: "active", moves };
  const left = seedStatus(plan, plan.customerOfOnboarding(o)) === "churned";
  const state = pick(
    ["active", "active", "active", "active", "paused", "at_risk", "waiting"],
    mix(plan.seed, 55, o),
  );
  return { phase, state: left ? "paused" : state, moves };
};

/** A seeded onboarding. */
export const seedOnboarding = (plan: SeedPlan, o: number): OnboardingRow => {
  const n = plan.customerOfOnboarding(o);
  const { phase, state, moves } = seedStage(plan, o);
  const last = moves[moves.length - 1] as number;
  const done = phase === "completed";
  const person = (stream: number) =>
    mix(plan.seed, stream, o) % 3 ? pick(plan.members, mix(plan.seed, stream, o, 1)).id : null;
  return {
    object: "onboarding",
    id: plan.ids.of(NOUN.onboarding, o),
    display_id: o,
    customer_id: plan.ids.of(NOUN.customer, n),
    template_id: mix(plan.seed, 56, o) % 2 ? "tpl_standard" : null,
    phase,
    state,
    started_at: moves.length > 1 ? iso(moves[1] as number) : null,
    completed_at: done ? iso(last) : null,
    target_launch_date: mix(plan.seed, 57, o) % 3 ? iso((moves[0] as number) + 75 * DAY).slice(0, 10) : null,
    csm_id: person(58),
    se_id: person(59),
    designer_id: person(60),
    product_ops_id: null,
    notes: mix(plan.seed, 61, o) % 5 === 0 ? "Kick-off done.\nWaiting for the product feed." : null,
    waiting_on_customer: state === "waiting",
    created_at: iso(moves[0] as number),
    updated_at: iso(last),
    deleted: false,
  };
};
