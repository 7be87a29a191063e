import * as activity from "../../../packages/elements/src/strings/activity.ts";
import * as bulk from "../../../packages/elements/src/strings/bulk.ts";
import * as common from "../../../packages/elements/src/strings/common.ts";
import * as contacts from "../../../packages/elements/src/strings/contacts.ts";
import * as customFields from "../../../packages/elements/src/strings/custom-fields.ts";
import * as customer from "../../../packages/elements/src/strings/customer.ts";
import * as edit from "../../../packages/elements/src/strings/edit.ts";
import * as exporting from "../../../packages/elements/src/strings/export.ts";
import * as field from "../../../packages/elements/src/strings/field.ts";
import * as filter from "../../../packages/elements/src/strings/filter.ts";
import * as form from "../../../packages/elements/src/strings/form.ts";
import * as health from "../../../packages/elements/src/strings/health.ts";
import * as healthRecord from "../../../packages/elements/src/strings/health-record.ts";
import * as list from "../../../packages/elements/src/strings/list.ts";
import * as onboardings from "../../../packages/elements/src/strings/onboardings.ts";
import * as risk from "../../../packages/elements/src/strings/risk.ts";
import * as search from "../../../packages/elements/src/strings/search.ts";
import * as searchPanel from "../../../packages/elements/src/strings/search-panel.ts";
import * as status from "../../../packages/elements/src/strings/status.ts";
import * as statusControl from "../../../packages/elements/src/strings/status-control.ts";
import * as tags from "../../../packages/elements/src/strings/tags.ts";
import * as views from "../../../packages/elements/src/strings/views.ts";

const FILES = [
  activity,
  bulk,
  common,
  contacts,
  customFields,
  customer,
  edit,
  exporting,
  field,
  filter,
  form,
  health,
  healthRecord,
  list,
  onboardings,
  risk,
  search,
  searchPanel,
  status,
  statusControl,
  tags,
  views,
];

type Table = Record<string, unknown>;
const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Writes other words into a table, as a language does; the parameters of a sentence stay in it. Returns how many there are. */
function overwrite(table: Table, next: () => string): number {
  let count = 0;
  for (const [key, value] of Object.entries(table)) {
    if (isTable(value)) count += overwrite(value, next);
    else if (typeof value === "string" || typeof value === "function") {
      const text = next();
      table[key] = typeof value === "string" ? text : (...given: unknown[]) => `${text} ${given.join(" ")}`;
      count += 1;
    }
  }
  return count;
}

/** Makes every word of every element one of these texts, in turn, from one of them on. Returns how many words there are. */
export function overwriteWords(texts: readonly string[], from: number): number {
  let at = from;
  const next = (): string => texts[at++ % texts.length] ?? "";
  return FILES.flatMap((file) => Object.values(file))
    .filter(isTable)
    .reduce((count, table) => count + overwrite(table, next), 0);
}
