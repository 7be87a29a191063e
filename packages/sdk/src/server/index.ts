export { auditLine, type AuditEntry, type AuditResult, type PivotalAlert } from "./audit.ts";
export type { Authorize, Decision, Grant, PivotalAction } from "./authorize.ts";
export { createPivotalHandler, type PivotalHandler } from "./handler.ts";
export { createSession, type CreatedSession, type SessionRights } from "./create-session.ts";
export type { LiveEvents } from "./live-events.ts";
export { createMemoryState } from "./memory-state.ts";
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
export type { Left, SharedState, Subscriber, Taken, Window } from "./shared-state.ts";
