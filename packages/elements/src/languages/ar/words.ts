import type { Language } from "../language.ts";
import { activity } from "./activity.ts";
import { bulk } from "./bulk.ts";
import { common } from "./common.ts";
import { contactBar, contactDelete, contactForm, contactPaste, contacts } from "./contacts.ts";
import { customFields } from "./custom-fields.ts";
import { customer } from "./customer.ts";
import { edit } from "./edit.ts";
import { exporting } from "./export.ts";
import { field } from "./field.ts";
import { filter } from "./filter.ts";
import { form } from "./form.ts";
import { healthRecord } from "./health-record.ts";
import { health } from "./health.ts";
import { columnMenu, list, listDisplay } from "./list.ts";
import { onboardings } from "./onboardings.ts";
import { query } from "./query.ts";
import { risk } from "./risk.ts";
import { searchPanel } from "./search-panel.ts";
import { queryField, search } from "./search.ts";
import { statusControl } from "./status-control.ts";
import { status } from "./status.ts";
import { tags } from "./tags.ts";
import { viewDialog, views } from "./views.ts";

/** Every word of the elements in Arabic. */
export const ar: Language = {
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
