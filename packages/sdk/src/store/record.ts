/**
 * What the views of one customer's record need beside `@pivotal/sdk/store/core`: its rules, its history and onboardings, and what is done
 * with it. A page loads this with the record.
 */
export { CSV_BOM } from "../csv/csv-row.ts";
export { fileName } from "../csv/file-name.ts";
export {
  ACTIVITY_COLUMNS,
  activityCsv,
  type ActivityCsvOptions,
} from "../resources/activity/activity-csv.ts";
export { matchesActivity, type ActivityFilters } from "../resources/activity/activity-filter.ts";
export {
  ACTIVITY_ACTOR_TYPES,
  ACTIVITY_EVENT_TYPES,
  type Activity as ActivityRow,
} from "../resources/activity/activity.schema.ts";
export type { Contact, ContactCreate, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
export {
  readPastedContacts,
  type PastedContact,
  type PastedContacts,
  type PasteOptions,
  type PasteProblem,
} from "../resources/contacts/read-pasted-contacts.ts";
export { customerHref } from "../resources/customers/customer-href.ts";
export type { CustomerCreate } from "../resources/customers/customers.schema.ts";
export { parseCustomerPath } from "../resources/customers/parse-customer-path.ts";
export { statusReason } from "../resources/customers/status-reason.ts";
export { bucketChanges, type BucketChange } from "../resources/health/bucket-changes.ts";
export { healthMovers, type HealthMover } from "../resources/health/health-movers.ts";
export {
  ONBOARDING_PHASES,
  type Onboarding,
  type OnboardingPhase,
  type OnboardingState,
} from "../resources/onboardings/onboardings.schema.ts";
export * from "../rules/index.ts";
export { activityQuery, loadMoreActivity, type ActivityFeed } from "./activity-query.ts";
export {
  addContact,
  archiveContact,
  promoteContact,
  removeContact,
  unarchiveContact,
  updateContact,
} from "./contact-edits.ts";
export { contactsQuery } from "./contacts-query.ts";
export { createCustomer, newCreationKey, type CreateOptions } from "./create-customer.ts";
export {
  customerFormOf,
  type CustomerForm,
  type CustomerFormField,
  type CustomerFormState,
} from "./customer-form.ts";
export { setCustomerStatus, type StatusChange } from "./customer-status.ts";
export { duplicatesOf } from "./duplicates-of.ts";
export { exportActivity } from "./export-activity.ts";
export { customFieldsQuery, membersQuery } from "./lookups.ts";
export { customFieldsOf, membersOf, tagsOf } from "./seen-values.ts";
export { tagsQuery } from "./tags-query.ts";
export { pauseOnboarding, resumeOnboarding } from "./onboarding-edits.ts";
export { onboardingsQuery } from "./onboardings-query.ts";
export { pasteContacts, type PasteProgress, type PasteRow, type PasteRunOptions } from "./paste-contacts.ts";
export { plansInUse, type PlanCount } from "./plans-in-use.ts";
export { recentCustomersQuery } from "./recent-customers-query.ts";
export { promoteTagToField, renameTag, type TagPromotion, type TagRename } from "./tag-edits.ts";
export type { BulkOptions, BulkProgress } from "./bulk-edit.ts";
export { riskList } from "./load-risk-list.ts";
export type { RiskList, RiskListState } from "./risk-list.ts";
