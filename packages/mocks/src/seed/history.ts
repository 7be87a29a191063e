import { mix, pick, unit } from "../hash.ts";
import { NOUN } from "../ids.ts";
import type { ActivityRow } from "../rows.ts";
import { seedContact, seedMoves, PHASES } from "./children.ts";
import { seedChurnedAt, seedCustomer } from "./customer.ts";
import type { SeedPlan } from "./plan.ts";
import { PLANS } from "./workspace.ts";

type Fact = Partial<ActivityRow> & { at: number; event_type: string };

const iso = (at: number) => new Date(at).toISOString();
const LINES = [
  "Shared the launch plan.",
  "Asked for the product feed.",
  "電話で確認しました。",
  "تم الاتفاق على الموعد.",
];

/** Daily life: comments, tasks and edits, thinner as time goes on. */
const dailyFacts = (plan: SeedPlan, n: number, from: number, to: number): Fact[] => {
  const count = 2 + (mix(plan.seed, 71, n) % 9);
  return Array.from({ length: count }, (_, i): Fact => {
    const at = Math.floor(from + (to - from) * unit(plan.seed, 72, n, i));
    const h = mix(plan.seed, 73, n, i);
    const [contact] = plan.contactsOf(n);
    switch (h % 6) {
      case 0:
        return { at, event_type: "comment.added", new_value: pick(LINES, h >>> 4) };
      case 1:
        return { at, event_type: "task.created", new_value: `Task ${(h >>> 4) % 90}` };
      case 2:
        return { at, event_type: "task.completed", new_value: `Task ${(h >>> 4) % 90}` };
      case 3:
        return {
          at,
          event_type: "customer.field_changed",
          field: "plan",
          old_value: pick(PLANS, h >>> 3),
          new_value: pick(PLANS, h >>> 6),
        };
      case 4:
        return {
          at,
          event_type: "customer.field_changed",
          field: "monthly_orders",
          old_value: (h >>> 5) % 900,
          new_value: (h >>> 7) % 900,
          actor: "HubSpot",
          actor_type: "integration",
        };
      default:
        return plan.contactsOf(n)[1] > contact
          ? {
              at,
              event_type: "comment.added",
              new_value: "👍",
              actor: seedContact(plan, contact).name,
              actor_type: "contact",
              contact,
            }
          : {
              at,
              event_type: "comment.added",
              new_value: "Summarised the last call.",
              actor: "Pi",
              actor_type: "pi",
            };
    }
  });
};

const onboardingFacts = (plan: SeedPlan, n: number): Fact[] => {
  const [from, to] = plan.onboardingsOf(n);
  const facts: Fact[] = [];
  for (let o = from; o < to; o++) {
    const onboarding_id = plan.ids.of(NOUN.onboarding, o);
    seedMoves(plan, o).forEach((at, phase) => {
      facts.push(
        phase === 0
          ? { at, event_type: "onboarding.created", onboarding_id }
          : {
              at,
              event_type: "onboarding.phase_moved",
              field: "phase",
              old_value: PHASES[phase - 1],
              new_value: PHASES[phase],
              onboarding_id,
            },
      );
    });
  }
  return facts;
};

const contactFacts = (plan: SeedPlan, n: number): Fact[] => {
  const [from, to] = plan.contactsOf(n);
  const facts: Fact[] = [];
  for (let contact = from; contact < to; contact++) {
    const { created_at, archived_at, name, email } = seedContact(plan, contact);
    facts.push({
      at: Date.parse(created_at),
      event_type: "contact.added",
      new_value: `${name} <${email}>`,
      contact,
    });
    if (archived_at)
      facts.push({ at: Date.parse(archived_at), event_type: "contact.archived", old_value: name, contact });
  }
  return facts;
};

/** What the seed says happened to a customer, oldest first. Health events are not among it: they follow from the scores. */
export const seedHistory = (plan: SeedPlan, n: number): ActivityRow[] => {
  const customer = seedCustomer(plan, n);
  const created = plan.createdAt(n);
  const churned = customer.status === "churned" ? seedChurnedAt(plan, n) : undefined;
  const synced = Object.values(customer.field_sources)[0];
  const facts: Fact[] = [
    synced
      ? {
          at: created,
          event_type: "customer.created",
          actor: synced === "hubspot" ? "HubSpot" : synced === "stripe" ? "Stripe" : "Salesforce",
          actor_type: "integration",
        }
      : { at: created, event_type: "customer.created" },
  ];
  if (plan.character(n) !== "bare") {
    facts.push(
      ...contactFacts(plan, n),
      ...onboardingFacts(plan, n),
      ...dailyFacts(plan, n, created, churned ?? plan.anchor),
    );
  }
  if (churned !== undefined) {
    facts.push({
      at: churned,
      event_type: "customer.status_changed",
      field: "status",
      old_value: "active",
      new_value: "churned",
    });
  }
  return facts
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...fact }, i) => ({
      id: plan.ids.of(NOUN.seededActivity, n * 4096 + i),
      timestamp: iso(at),
      actor: pick(plan.members, mix(plan.seed, 74, n, i)).name,
      actor_type: "user",
      field: null,
      old_value: null,
      new_value: null,
      onboarding_id: null,
      ...fact,
    }));
};
