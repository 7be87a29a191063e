import { activity } from "../../packages/elements/src/strings/activity.ts";
import { bulk } from "../../packages/elements/src/strings/bulk.ts";
import { columnMenu } from "../../packages/elements/src/strings/column-menu.ts";
import { common } from "../../packages/elements/src/strings/common.ts";
import {
  contactBar,
  contactDelete,
  contactForm,
  contactPaste,
  contacts,
} from "../../packages/elements/src/strings/contacts.ts";
import { customFields } from "../../packages/elements/src/strings/custom-fields.ts";
import { customer } from "../../packages/elements/src/strings/customer.ts";
import { edit } from "../../packages/elements/src/strings/edit.ts";
import { exporting } from "../../packages/elements/src/strings/export.ts";
import { field } from "../../packages/elements/src/strings/field.ts";
import { filter } from "../../packages/elements/src/strings/filter.ts";
import { form } from "../../packages/elements/src/strings/form.ts";
import { healthRecord } from "../../packages/elements/src/strings/health-record.ts";
import { health } from "../../packages/elements/src/strings/health.ts";
import { listDisplay } from "../../packages/elements/src/strings/list-display.ts";
import { list } from "../../packages/elements/src/strings/list.ts";
import { onboardings } from "../../packages/elements/src/strings/onboardings.ts";
import { queryField } from "../../packages/elements/src/strings/query-field.ts";
import { query } from "../../packages/elements/src/strings/query.ts";
import { risk } from "../../packages/elements/src/strings/risk.ts";
import { searchPanel } from "../../packages/elements/src/strings/search-panel.ts";
import { search } from "../../packages/elements/src/strings/search.ts";
import { statusControl } from "../../packages/elements/src/strings/status-control.ts";
import { status } from "../../packages/elements/src/strings/status.ts";
import { tags } from "../../packages/elements/src/strings/tags.ts";
import { viewDialog, views } from "../../packages/elements/src/strings/views.ts";
import type { Language } from "../../packages/elements/src/languages/language.ts";

const tables: Language = {
  activity,
  bulk,
  columnMenu,
  common,
  contactBar,
  contactDelete,
  contactForm,
  contactPaste,
  contacts,
  customer,
  customFields,
  edit,
  exporting,
  field,
  filter,
  form,
  health,
  healthRecord,
  list,
  listDisplay,
  onboardings,
  query,
  queryField,
  risk,
  search,
  searchPanel,
  status,
  statusControl,
  tags,
  viewDialog,
  views,
};

type Word = string | ((...given: never[]) => unknown);

/** Every word of a language by its path, such as `list.columns.name`, as it is now. */
export function wordsOf(language: object, path = ""): Map<string, Word> {
  const found = new Map<string, Word>();
  for (const [key, value] of Object.entries(language) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string" || typeof value === "function") found.set(at, value as Word);
    else for (const [inner, word] of wordsOf(value as object, at)) found.set(inner, word);
  }
  return found;
}

/** The English words, taken before any element speaks another language. */
export const english = wordsOf(tables);
