export { auditLine, type AuditEntry, type AuditResult, type PivotalAlert } from "./audit.ts";
export type { Authorize, Decision, Grant, PivotalAction } from "./authorize.ts";
export type { Budget, BudgetState } from "./budget.ts";
export { createMemoryBus, type EventBus } from "./event-bus.ts";
export { createPivotalHandler, type PivotalHandler } from "./handler.ts";
export { createSession, type CreatedSession, type SessionRights } from "./create-session.ts";
export type { LiveEvents } from "./live-events.ts";
export { refuseConnect, toNodeHandler, type NodeRequest } from "./node.ts";
export type { PivotalHandlerOptions } from "./options.ts";
export { ROUTES, type ActionName, type Route } from "./routes.ts";
export type {
  SessionHolder,
  SessionIssuer,
  SessionKey,
  SessionOptions,
  SessionScope,
} from "./session-options.ts";
