import type * as activityWords from "../strings/activity.ts";
import type { bulk } from "../strings/bulk.ts";
import type { columnMenu } from "../strings/column-menu.ts";
import type { common } from "../strings/common.ts";
import type * as contactWords from "../strings/contacts.ts";
import type { customFields } from "../strings/custom-fields.ts";
import type { customer } from "../strings/customer.ts";
import type { edit } from "../strings/edit.ts";
import type { exporting } from "../strings/export.ts";
import type { field } from "../strings/field.ts";
import type { filter } from "../strings/filter.ts";
import type { form } from "../strings/form.ts";
import type { healthRecord } from "../strings/health-record.ts";
import type { health } from "../strings/health.ts";
import type { listDisplay } from "../strings/list-display.ts";
import type { list } from "../strings/list.ts";
import type { onboardings } from "../strings/onboardings.ts";
import type { queryField } from "../strings/query-field.ts";
import type { query } from "../strings/query.ts";
import type { risk } from "../strings/risk.ts";
import type { searchPanel } from "../strings/search-panel.ts";
import type { search } from "../strings/search.ts";
import type { statusControl } from "../strings/status-control.ts";
import type { status } from "../strings/status.ts";
import type { tags } from "../strings/tags.ts";
import type * as viewWords from "../strings/views.ts";

/** A table as any language has it: the same keys, functions of the same parameters, and words in place of the English ones. */
export type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Words<Said>
    : { readonly [K in keyof T]: Words<T[K]> };

/** Any part of a table, for whoever changes single words. */
export type PartialWords<T> = T extends string | ((...given: never[]) => unknown)
  ? T
  : { readonly [K in keyof T]?: PartialWords<T[K]> };

/**
 * All words of the elements in one language. `count` and its like are numbers as the locale writes them; the number itself follows, for
 * the plural. A missing key does not compile.
 */
export interface Language {
  readonly activity: Words<typeof activityWords.activity>;
  readonly bulk: Words<typeof bulk>;
  readonly columnMenu: Words<typeof columnMenu>;
  readonly common: Words<typeof common>;
  readonly contactBar: Words<typeof contactWords.contactBar>;
  readonly contactDelete: Words<typeof contactWords.contactDelete>;
  readonly contactForm: Words<typeof contactWords.contactForm>;
  readonly contactPaste: Words<typeof contactWords.contactPaste>;
  readonly contacts: Words<typeof contactWords.contacts>;
  readonly customer: Words<typeof customer>;
  readonly customFields: Words<typeof customFields>;
  readonly edit: Words<typeof edit>;
  readonly exporting: Words<typeof exporting>;
  readonly field: Words<typeof field>;
  readonly filter: Words<typeof filter>;
  readonly form: Words<typeof form>;
  readonly health: Words<typeof health>;
  readonly healthRecord: Words<typeof healthRecord>;
  readonly list: Words<typeof list>;
  readonly listDisplay: Words<typeof listDisplay>;
  readonly onboardings: Words<typeof onboardings>;
  readonly query: Words<typeof query>;
  readonly queryField: Words<typeof queryField>;
  readonly risk: Words<typeof risk>;
  readonly search: Words<typeof search>;
  readonly searchPanel: Words<typeof searchPanel>;
  readonly status: Words<typeof status>;
  readonly statusControl: Words<typeof statusControl>;
  readonly tags: Words<typeof tags>;
  readonly viewDialog: Words<typeof viewWords.viewDialog>;
  readonly views: Words<typeof viewWords.views>;
}
