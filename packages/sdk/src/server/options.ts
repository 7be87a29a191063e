import type { AuditEntry, PivotalAlert } from "./audit.ts";
import type { Authorize } from "./authorize.ts";
import type { SessionOptions } from "./session-options.ts";
import type { SharedState } from "./shared-state.ts";

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
  /**
   * What the processes of this host know together: budgets, webhooks that were taken, events. Default: in this process's memory; give
   * `createRedisState` of `@pivotal/sdk/server/redis` if there are several.
   */
  shared?: SharedState;
  /** For everything that one request asks of the service, in milliseconds. Default 25,000, so that the browser's own 30 s do not end first. */
  timeoutMs?: number;
}
