/**
 * The store without the replica, the query language and what builds on them, which `@pivotal/sdk/store` has too. A view of one
 * record imports from here: some bundlers load all that a module exports once any of it is also loaded on demand.
 */
export type { PivotalError } from "../core/errors.ts";
export { isPivotalError } from "../core/is-pivotal-error.ts";
export { healthBucket, DEFAULT_HEALTH_THRESHOLDS } from "../resources/health/health-bucket.ts";
export type { HealthThresholds } from "../resources/health/health-bucket.ts";
export type { HealthBucket, Health, HealthSignal } from "../resources/health/health.schema.ts";
export { customerHref } from "../resources/customers/customer-href.ts";
export type { Customer, CustomerUpdate, CustomerStatus } from "../resources/customers/customers.schema.ts";
export type { Query, QueryState } from "./query.ts";
export { customerQuery, healthQuery } from "./queries.ts";
export { CustomerRecords } from "./records.ts";
export { createStore, PivotalStore } from "./store.ts";
export type { StoreClient, StoreOptions, StoreSettings } from "./store.ts";
export type { ViewStorage } from "./saved-view.ts";
