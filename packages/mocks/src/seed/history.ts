import { mix, pick, unit } from "../hash.ts";
import { NOUN } from "../ids.ts";
import type { ActivityRow } from "../rows.ts";
import { PHASES, seedContact, seedContactTimes, seedMoves } from "./children.ts";
import { seedChurnedAt, seedCustomer, seedStatus } from "./customer.ts";
import type { SeedPlan } from "./plan.ts";
import { PLANS } from "./workspace.ts";

/** Something that happened, before anything about it is put into words. */
interface Fact {
  at: number;
  event_type: string;
  /** A person of the workspace, unless it says otherwise. */
  by?: "integration" | "contact" | "pi";
  contact?: number;
  onboarding?: number;
  /** The phase that was entered. */
  phase?: number;
  /** What the wording is drawn from. */
  draw: number;
}

const LINES = [
  "Shared the launch plan.",
  "Asked for the product feed.",
  "電話で確認しました。",
  "تم الاتفاق على الموعد.",
];
const CRM_NAMES: Record<string, string> = { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" };

const KINDS = [
  "comment.added",
  "task.created",
  "task.completed",
  "customer.field_changed",
  "customer.field_changed",
  "comment.added",
] as const;

/** Daily life: comments, tasks and edits, thinner as time goes on. */
const dailyFacts = (plan: SeedPlan, n: number, from: number, to: number): Fact[] => {
  const [contact, end] = plan.contactsOf(n);
  return Array.from({ length: 2 + (mix(plan.seed, 71, n) % 9) }, (_, i): Fact => {
    const at = Math.floor(from + (to - from) * unit(plan.seed, 72, n, i));
    const draw = mix(plan.seed, 73, n, i);
    const kind = draw % KINDS.length;
    const fact = { at, event_type: KINDS[kind] as string, draw: Math.floor(draw / KINDS.length) };
    if (kind === 4) return { ...fact, by: "integration" };
    if (kind !== 5) return fact;
    return contact < end && seedContactTimes(plan, contact).created < at
      ? { ...fact, by: "contact", contact }
      : { ...fact, by: "pi" };
  });
};

const onboardingFacts = (plan: SeedPlan, n: number): Fact[] => {
  const [from, to] = plan.onboardingsOf(n);
  const facts: Fact[] = [];
  for (let onboarding = from; onboarding < to; onboarding++) {
    seedMoves(plan, onboarding).forEach((at, phase) => {
      facts.push({
        at,
        event_type: phase === 0 ? "onboarding.created" : "onboarding.phase_moved",
        onboarding,
        phase,
        draw: mix(plan.seed, 75, onboarding, phase),
      });
    });
  }
  return facts;
};

const contactFacts = (plan: SeedPlan, n: number): Fact[] => {
  const [from, to] = plan.contactsOf(n);
  const facts: Fact[] = [];
  for (let contact = from; contact < to; contact++) {
    const { created, archived } = seedContactTimes(plan, contact);
    const draw = mix(plan.seed, 76, contact);
    facts.push({ at: created, event_type: "contact.added", contact, draw });
    if (archived !== null) facts.push({ at: archived, event_type: "contact.archived", contact, draw });
  }
  return facts;
};

/** What happened to a seeded customer, in no order and in no words: enough to score it. */
export const seedFacts = (plan: SeedPlan, n: number): Fact[] => {
  const created = plan.createdAt(n);
  const churned = seedStatus(plan, n) === "churned" ? seedChurnedAt(plan, n) : undefined;
  const begin: Fact = { at: created, event_type: "customer.created", draw: mix(plan.seed, 77, n) };
  if (plan.character(n) === "bare") return [begin];
  return [
    begin,
    ...contactFacts(plan, n),
    ...onboardingFacts(plan, n),
    ...dailyFacts(plan, n, created, churned ?? plan.anchor),
    ...(churned === undefined
      ? []
      : [{ at: churned, event_type: "customer.status_changed", draw: mix(plan.seed, 78, n) }]),
  ];
};

const actorOf = (
  plan: SeedPlan,
  { by, contact, draw }: Fact,
  crm: string,
): Pick<ActivityRow, "actor" | "actor_type"> => {
  if (by === "contact") return { actor: seedContact(plan, contact ?? 0).name, actor_type: by };
  if (by === "pi") return { actor: "Pi", actor_type: by };
  if (by === "integration") return { actor: crm, actor_type: by };
  return { actor: pick(plan.members, draw).name, actor_type: "user" };
};

const detailsOf = (plan: SeedPlan, { event_type, by, contact, phase, draw }: Fact): Partial<ActivityRow> => {
  switch (event_type) {
    case "comment.added":
      return {
        new_value: by === "contact" ? "👍" : by === "pi" ? "Summarised the last call." : pick(LINES, draw),
      };
    case "task.created":
    case "task.completed":
      return { new_value: `Task ${draw % 90}` };
    case "customer.field_changed":
      return by === "integration"
        ? { field: "monthly_orders", old_value: draw % 900, new_value: (draw >>> 7) % 900 }
        : {
            field: "plan",
            old_value: pick(PLANS, draw),
            new_value: pick(PLANS, draw + 1 + ((draw >>> 5) % 4)),
          };
    case "customer.status_changed":
      return { field: "status", old_value: "active", new_value: "churned" };
    case "onboarding.phase_moved":
      return { field: "phase", old_value: PHASES[(phase ?? 1) - 1], new_value: PHASES[phase ?? 1] };
    case "contact.added":
    case "contact.archived": {
      const { name, email } = seedContact(plan, contact ?? 0);
      return event_type === "contact.added" ? { new_value: `${name} <${email}>` } : { old_value: name };
    }
    default:
      return {};
  }
};

/** The seed's history of a customer, oldest first. Health events are not among it: they follow from the scores. */
export const seedHistory = (plan: SeedPlan, n: number): ActivityRow[] => {
  const crm = Object.values(seedCustomer(plan, n).field_sources)[0] ?? "";
  return seedFacts(plan, n)
    .map((fact) =>
      fact.event_type === "customer.created" && crm ? { ...fact, by: "integration" as const } : fact,
    )
    .sort((a, b) => a.at - b.at)
    .map((fact, i) => ({
      id: plan.ids.of(NOUN.seededActivity, n * 4096 + i),
      timestamp: new Date(fact.at).toISOString(),
      ...actorOf(plan, fact, CRM_NAMES[crm] ?? "HubSpot"),
      event_type: fact.event_type,
      field: null,
      old_value: null,
      new_value: null,
      onboarding_id: fact.onboarding === undefined ? null : plan.ids.of(NOUN.onboarding, fact.onboarding),
      ...detailsOf(plan, fact),
      ...(fact.contact === undefined ? {} : { contact: fact.contact }),
    }));
};
