import type { ActivityRow } from "@pivotal/sdk/store/record";
import { formatNumber } from "../../format/number.ts";
import { activity as words, eventTypeWord, fieldWord, held, listed } from "../../strings/activity.ts";
import { statusWord } from "../../strings/status.ts";
import { customSlug, shownValue } from "./shown-value.ts";
import { REMOVED_CONTACT, type TellContext, type Told } from "./told.ts";

const { said } = words;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const reasonOf = (metadata: unknown): { status?: unknown; reason?: unknown } =>
  Object((Object(metadata) as Record<string, unknown>)["status_reason"]) as {
    status?: unknown;
    reason?: unknown;
  };

function diff({ field, old_value, new_value }: ActivityRow, context: TellContext): Pick<Told, "from" | "to"> {
  const of = (value: unknown) => shownValue(field ?? "", value, context);
  return { from: of(old_value), to: of(new_value) };
}

const verb = ({ from, to }: Pick<Told, "from" | "to">): ((field: string) => string) =>
  from ? (to ? said.changed : said.cleared) : said.set;

function tags({ old_value, new_value }: ActivityRow, { locale }: TellContext): Told {
  const [before, after] = [texts(old_value), texts(new_value)];
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  const list = (values: string[]) => listed(values, locale);
  const one = (values: string[], single: (tag: string) => string, many: (tags: string) => string) =>
    values.length === 1 ? single(list(values)) : many(list(values));
  const parts = [
    ...(added.length > 0 ? [one(added, said.taggedOne, said.tagged)] : []),
    ...(removed.length > 0 ? [one(removed, said.untaggedOne, said.untagged)] : []),
  ];
  const [first = said.changed(fieldWord("tags")), second] = parts;
  return { said: second === undefined ? first : said.both(first, second) };
}

/** A change of a customer's field. */
function fieldChanged(row: ActivityRow, context: TellContext): Told {
  const field = row.field ?? "";
  if (field === "tags") return tags(row, context);
  if (field === "won_back_at") return { said: said.wonBack };
  if (field === "metadata") {
    const [before, after] = [reasonOf(row.old_value), reasonOf(row.new_value)];
    if (typeof after.reason === "string" && JSON.stringify(before) !== JSON.stringify(after)) {
      return { said: said.reason(statusWord(String(after.status))), quote: after.reason };
    }
  }
  const slug = customSlug(field);
  const label = slug === undefined ? fieldWord(field) : held(context.customField(slug).label);
  const values = diff(row, context);
  return { said: verb(values)(label), ...values };
}

function onboardingChanged(row: ActivityRow, context: TellContext): Told {
  if (row.field === "state") {
    if (row.new_value === "paused") return { said: said.onboardingPaused };
    if (row.old_value === "paused") return { said: said.onboardingResumed, ...diff(row, context) };
  }
  if (row.field === "notes")
    return { said: said.ofOnboarding(said.changed(fieldWord("notes"))), quote: String(row.new_value ?? "") };
  const values = diff(row, context);
  return { said: said.ofOnboarding(verb(values)(fieldWord(row.field ?? ""))), ...values };
}

function contactChanged(row: ActivityRow, context: TellContext): Told {
  if (row.field === "is_primary") return { said: row.new_value === true ? said.promoted : said.demoted };
  if (row.field === "archived_at" && row.new_value === null) return { said: said.contactRestored };
  const values = diff(row, context);
  return { said: said.ofContact(verb(values)(fieldWord(row.field ?? ""))), ...values };
}

function dropped(row: ActivityRow, context: TellContext): Told {
  const { old_value: from, new_value: to } = row;
  const points = typeof from === "number" && typeof to === "number" ? from - to : undefined;
  const shown = points === undefined ? "" : formatNumber(points, context.locale);
  return { said: said.dropped(shown, points ?? 0), ...diff({ ...row, field: "health_score" }, context) };
}

const named = (value: unknown, known: (name: string) => string, unknown: string = ""): Told => ({
  said: value === null || value === undefined || value === "" ? unknown : known(held(String(value))),
});

const contactName = (value: unknown): unknown =>
  value === REMOVED_CONTACT ? words.removedContact : (value ?? words.removedContact);

type Teller = (row: ActivityRow, context: TellContext) => Told;

const TELLERS: Readonly<Record<string, Teller>> = {
  "customer.created": () => ({ said: said.created }),
  "customer.archived": () => ({ said: said.archived }),
  "customer.field_changed": fieldChanged,
  "customer.status_changed": (row, context) => ({
    said: said.status,
    ...diff({ ...row, field: "status" }, context),
  }),
  "customer.health_score_dropped": dropped,
  "customer.health_bucket_changed": (row, context) => ({
    said: said.bucket,
    ...diff({ ...row, field: "health_bucket" }, context),
  }),
  "onboarding.created": () => ({ said: said.onboardingCreated }),
  "onboarding.phase_moved": (row, context) => ({
    said: said.onboardingMoved,
    ...diff({ ...row, field: "phase" }, context),
  }),
  "onboarding.field_changed": onboardingChanged,
  "onboarding.deleted": () => ({ said: said.onboardingDeleted }),
  "task.created": ({ new_value: task }) => named(task, said.taskCreated, said.someTaskCreated),
  "task.completed": ({ new_value: task }) => named(task, said.taskCompleted, said.someTaskCompleted),
  "contact.added": ({ new_value: contact }) => named(contactName(contact), said.contactAdded),
  "contact.archived": ({ old_value, new_value }) =>
    named(contactName(old_value ?? new_value), said.contactArchived),
  "contact.field_changed": contactChanged,
  "comment.added": ({ new_value: comment }) => ({ said: said.commented, quote: String(comment ?? "") }),
};

/** Says what happened. A type of event that is not known here is shown plainly, with its field and both values. */
export function tell(row: ActivityRow, context: TellContext): Told {
  const teller = Object.hasOwn(TELLERS, row.event_type) ? TELLERS[row.event_type] : undefined;
  if (teller) return teller(row, context);
  const field = row.field ? held(fieldWord(row.field)) : "";
  return { said: said.other(held(eventTypeWord(row.event_type)), field), ...diff(row, context) };
}
