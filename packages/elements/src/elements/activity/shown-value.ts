import { formatCalendarDay } from "../../format/calendar-day.ts";
import { formatExact } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { activity as words } from "../../strings/activity.ts";
import { onboardingStateWord, phaseWord } from "../../strings/onboardings.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketWord } from "../../templates/health-pill.ts";
import { REMOVED_CONTACT, type ShownValue, type TellContext } from "./told.ts";

const MONEY = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const CUSTOM = "custom_fields.";

type Speller = (text: string, context: TellContext) => string;

const person: Speller = (id, { nameOf }) => nameOf(id);
const time: Speller = (iso, { locale }) => formatExact(iso, locale);
const day: Speller = (iso, { locale }) => formatCalendarDay(iso.slice(0, 10), locale);

/** How the texts of these fields are spelled; all others are shown as they are. */
const SPELLERS: Readonly<Record<string, Speller>> = {
  status: statusWord,
  health_bucket: bucketWord,
  phase: phaseWord,
  state: onboardingStateWord,
  owner: person,
  csm_id: person,
  se_id: person,
  designer_id: person,
  product_ops_id: person,
  target_launch_date: day,
  started_at: time,
  completed_at: time,
  archived_at: time,
  won_back_at: time,
};

/** The slug of a custom field that a field names. */
export const customSlug = (field: string): string | undefined =>
  field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : undefined;

function textOf(field: string, text: string, context: TellContext): string {
  const slug = customSlug(field);
  if (slug !== undefined) {
    return context.customField(slug).type === "date" ? formatCalendarDay(text, context.locale) : text;
  }
  return (Object.hasOwn(SPELLERS, field) ? SPELLERS[field]?.(text, context) : undefined) ?? text;
}

/** A value of an event's field in words; undefined for none. A list or an object that has no words is shown as JSON. */
export function shownValue(field: string, value: unknown, context: TellContext): ShownValue | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (value === REMOVED_CONTACT) return { text: words.removedContact, isQuiet: true };
  if (typeof value === "string") return { text: textOf(field, value, context) };
  if (typeof value === "boolean") return { text: value ? words.yes : words.no };
  if (typeof value === "number") {
    return {
      text:
        field === "mrr"
          ? formatNumber(value / 100, context.locale, MONEY)
          : formatNumber(value, context.locale),
    };
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return value.length > 0 ? { text: value.join(", ") } : undefined;
  }
  return { text: JSON.stringify(value) };
}
