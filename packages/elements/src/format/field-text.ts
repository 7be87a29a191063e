import type { FieldDraft } from "@pivotal/sdk/store/edits";
import { formatCalendarDay } from "./calendar-day.ts";
import { formatNumber } from "./number.ts";

/** What a field holds: `money` in the major unit, `date` as `2026-05-26`. */
export type FieldKind = "text" | "number" | "money" | "date";

const MONEY = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** A value as a person types it, written as the locale does; tags one after another. */
export function fieldText(draft: FieldDraft, kind: FieldKind, locale: string): string {
  if (typeof draft !== "string") return draft.join(", ");
  if (kind === "date") return formatCalendarDay(draft, locale);
  const isNumber = kind !== "text" && draft !== "" && Number.isFinite(Number(draft));
  return isNumber ? formatNumber(Number(draft), locale, kind === "money" ? MONEY : undefined) : draft;
}
