export { PivotalApi } from "./client.ts";
export { createTransport, Transport } from "./internal/transport.ts";
export { VERSION } from "./internal/version.ts";
export { ApiCall, type ResponseInfo } from "./core/api-call.ts";
export { isNotOffered } from "./core/capabilities.ts";
export {
  AbortError,
  AuthenticationError,
  ConfigError,
  ConflictError,
  IdempotencyExpiredError,
  IdempotencyMismatchError,
  InvalidRequestError,
  isPivotalError,
  NetworkError,
  NotFoundError,
  PaginationStalledError,
  PermissionError,
  PivotalError,
  RateLimitError,
  ResponseValidationError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  type PivotalErrorDetails,
} from "./core/errors.ts";
export type * from "./core/options.ts";
export { ListCall, type InvalidRow, type Page } from "./core/page.ts";
export { Resource } from "./core/resource.ts";
export type { Deleted } from "./core/wire.schema.ts";
export type { Id } from "./internal/path.ts";
export {
  importCustomers,
  ImportStoppedError,
  type ColumnMap,
  type ImportCheckpoint,
  type ImportClient,
  type ImportFailure,
  type ImportField,
  type ImportMap,
  type ImportOptions,
  type ImportProgress,
  type ImportRecord,
  type ImportResult,
  type ImportSource,
  type ImportState,
  type RecordMap,
} from "./import/index.ts";
export { Activity, type ActivityListParams } from "./resources/activity/activity.ts";
export { matchesActivity, type ActivityFilters } from "./resources/activity/activity-filter.ts";
export type { ActivityCsvOptions } from "./resources/activity/activity-csv.ts";
export type { Activity as ActivityRow } from "./resources/activity/activity.schema.ts";
export { Contacts, type ContactListParams } from "./resources/contacts/contacts.ts";
export type { Contact, ContactCreate, ContactUpdate } from "./resources/contacts/contacts.schema.ts";
export type {
  PastedContact,
  PastedContacts,
  PasteOptions,
  PasteProblem,
} from "./resources/contacts/read-pasted-contacts.ts";
export { CustomFields } from "./resources/custom-fields/custom-fields.ts";
export type { CustomField } from "./resources/custom-fields/custom-fields.schema.ts";
export { customerHref } from "./resources/customers/customer-href.ts";
export { Customers, type CustomerListParams, type StatusOptions } from "./resources/customers/customers.ts";
export { parseCustomerPath } from "./resources/customers/parse-customer-path.ts";
export { statusReason } from "./resources/customers/status-reason.ts";
export type {
  Customer,
  CustomerCreate,
  CustomerStatus,
  CustomerUpdate,
} from "./resources/customers/customers.schema.ts";
export {
  DEFAULT_HEALTH_THRESHOLDS,
  healthBucket,
  type HealthThresholds,
} from "./resources/health/health-bucket.ts";
export { bucketChanges, type BucketChange } from "./resources/health/bucket-changes.ts";
export { healthMovers, type HealthMover } from "./resources/health/health-movers.ts";
export { Health } from "./resources/health/health.ts";
export type {
  Health as CustomerHealth,
  HealthBucket,
  HealthSignal,
} from "./resources/health/health.schema.ts";
export { Me } from "./resources/me/me.ts";
export type { Identity, Liveness } from "./resources/me/me.schema.ts";
export { Members } from "./resources/members/members.ts";
export type { Member } from "./resources/members/members.schema.ts";
export { Onboardings, type OnboardingListParams } from "./resources/onboardings/onboardings.ts";
export type {
  Onboarding,
  OnboardingCreate,
  OnboardingPhase,
  OnboardingState,
  OnboardingUpdate,
} from "./resources/onboardings/onboardings.schema.ts";
export { Tags } from "./resources/tags/tags.ts";
export type { Tag, TagUpdate } from "./resources/tags/tags.schema.ts";
export { Views } from "./resources/views/views.ts";
export type { View, ViewCreate, ViewUpdate } from "./resources/views/views.schema.ts";
export * from "./import/index.ts";
