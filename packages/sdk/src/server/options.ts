import type { AuditEntry, PivotalAlert } from "./audit.ts";
import type { Authorize } from "./authorize.ts";
import type { Budget } from "./budget.ts";
import type { EventBus } from "./event-bus.ts";
import type { SessionOptions } from "./session-options.ts";

/** How a host lets its pages reach Pivotal. */
export interface PivotalHandlerOptions {
  /** `pivotal_…`, or a function that gives it: asked once, and once more after a 401. Never leaves the server. */
  apiKey: string | (() => string | Promise<string>);
  /** Who may do what. There is no default: without it the handler cannot be made. */
  authorize: Authorize;
  /** Where the handler is mounted. Default `/api/pivotal`; `/` behind a framework that has rewritten the request's URL. */
  basePath?: string;
  /** The service. Default `https://my.pivotal.app/api/v1`. */
  baseUrl?: string;
  /** Requests to the service a minute for each user. Default: half of the key's own limit. */
  budget?: number;
  /** Counts the budgets. Default: in this process's memory; give one that all processes share if there are several. */
  budgetStore?: Budget;
  /** Carries what `handler.events.publish` is given. Default: within this process; give one that all processes share if there are several. */
  eventBus?: EventBus;
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Called once for each write and awaited before the answer. Default: one line on the console. A failure of it is an alert. */
  onAudit?: (entry: AuditEntry) => void | Promise<void>;
  /** Called when a person should look at something. Default: one line on the console's error stream. */
  onAlert?: (alert: PivotalAlert) => void;
  /**
   * The origins that people see in their address bar, such as `https://desk.example`. Needed where TLS ends at a proxy that changes the `Host`
   * header; default: the request's own.
   */
  origin?: string | readonly string[];
  /** Lets pages of these other origins ask with a session of `createSession`. Default: none may ask at all. */
  sessions?: SessionOptions;
  /** For everything that one request asks of the service, in milliseconds. Default 25,000, so that the browser's own 30 s do not end first. */
  timeoutMs?: number;
}
