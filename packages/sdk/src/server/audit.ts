import { logSafe } from "./log-safe.ts";

/**
 * What became of a write: `ok` it was made; `refused` nothing was sent; `failed` the service said no; `unknown` it may have been made,
 * since the answer never came.
 */
export type AuditResult = "ok" | "refused" | "failed" | "unknown";

/** One write, without its values. Every text is escaped: safe to put into a log line as it is. */
export interface AuditEntry {
  /** The grant's `user`; null when `authorize` denied. */
  readonly who: string | null;
  /** Such as `customers.update`. */
  readonly action: string;
  /** The record in the path or, after a create, the new record's id; null when there is none. */
  readonly id: string | null;
  /** Names of the written fields. */
  readonly fields: readonly string[];
  readonly result: AuditResult;
}

/** Something that a person should look at. `message` is safe to log. */
export interface PivotalAlert {
  /** `upstream_auth`: the service refuses the key. `authorize`, `scope`, `audit`: the host's own function failed. `shared`: the host's shared state fails. `events`: it cannot carry events, or carries something else. `internal`: a bug. */
  readonly kind: "upstream_auth" | "authorize" | "scope" | "audit" | "shared" | "events" | "internal";
  readonly message: string;
}

/** Escapes what did not come from the table of operations. */
export const toAuditEntry = (entry: AuditEntry): AuditEntry => ({
  who: entry.who === null ? null : logSafe(entry.who),
  action: entry.action,
  id: entry.id === null ? null : logSafe(entry.id),
  fields: entry.fields,
  result: entry.result,
});

/** An entry as one line of a log. */
export const auditLine = ({ who, action, id, fields, result }: AuditEntry): string =>
  `pivotal ${action} ${result} by=${JSON.stringify(who)} id=${JSON.stringify(id)} fields=${JSON.stringify(fields)}`;
