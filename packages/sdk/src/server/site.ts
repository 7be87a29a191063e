import { ConfigError } from "../core/errors.ts";
import { pathOf } from "../internal/path.ts";
import { createTransport } from "../internal/transport.ts";
import { auditLine, toAuditEntry, type AuditEntry, type PivotalAlert } from "./audit.ts";
import type { Authorize } from "./authorize.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { guardState } from "./guard-state.ts";
import { EventFanOut } from "./live-events.ts";
import { logSafe } from "./log-safe.ts";
import { createMemoryState } from "./memory-state.ts";
import type { PivotalHandlerOptions } from "./options.ts";
import { checkIssuer, type SessionOptions } from "./session-options.ts";
import { sealState } from "./seal-state.ts";
import { TURNS, Upstream } from "./upstream.ts";

const DEFAULT_TIMEOUT_MS = 25_000;
/** In whose name the handler asks of whom an event tells; longer than any user's name can be. */
const EVENTS = "events".padEnd(201, ".");

/** A handler's options, checked and ready for use. */
export interface Site {
  readonly authorize: Authorize;
  /** Without a slash at its end; empty for the root. */
  readonly basePath: string;
  readonly origins: readonly string[];
  readonly sessions: SessionOptions | undefined;
  readonly upstream: Upstream;
  readonly events: EventFanOut;
  /** Takes every key out of a text. */
  conceal(text: string): string;
  audit(entry: AuditEntry): Promise<void>;
  alert(kind: PivotalAlert["kind"], message: string): void;
}

/** Checks the options. Throws ConfigError for any that could not work, or would leave the door open. */
export function openSite(options: PivotalHandlerOptions): Site {
  checkOptions(options);
  const {
    authorize,
    basePath = "/api/pivotal",
    budget,
    origin = [],
    timeoutMs = DEFAULT_TIMEOUT_MS,
  } = options;
  const alert = alertsTo(options.onAlert);
  const secrets = keepSecrets(options.apiKey);
  const shared = options.shared
    ? guardState(sealState(options.shared, secrets.current), (message) => alert("shared", message))
    : createMemoryState();
  const upstream = new Upstream({
    transport: createTransport({
      apiKey: secrets.apiKey,
      baseUrl: options.baseUrl,
      fetch: boundedFetch(options.fetch),
      concurrency: TURNS.all,
    }),
    shared,
    perMinute: budget,
    timeoutMs,
    onKeyRefused: () =>
      alert("upstream_auth", "Pivotal refuses the API key: it is wrong, or has been revoked."),
  });
  return {
    authorize,
    basePath: basePath.replace(/\/+$/, ""),
    origins: [origin].flat(),
    sessions: options.sessions,
    upstream,
    events: new EventFanOut({
      shared,
      heard: () => upstream.outdate(),
      async find(id) {
        const asker = upstream.for({
          user: EVENTS,
          rights: EVENTS,
          budget: undefined,
          signal: AbortSignal.timeout(timeoutMs),
        });
        return (await asker.request({ method: "GET", path: pathOf("customers", id) })).data;
      },
      alert: (message) => alert("events", message),
    }),
    conceal: secrets.conceal,
    alert,
    async audit(entry) {
      try {
        await (options.onAudit ?? printAudit)(toAuditEntry(entry));
      } catch (error) {
        alert("audit", `onAudit failed with ${nameOf(error)} on ${entry.action}.`);
      }
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function checkOptions(options: PivotalHandlerOptions): void {
  const { apiKey, authorize, basePath, budget, origin = [], sessions } = options;
  if (!apiKey)
    throw new ConfigError("createPivotalHandler needs an apiKey: pass the one in your server's environment");
  if (typeof authorize !== "function") {
    throw new ConfigError("createPivotalHandler needs authorize: a function that says who may do what");
  }
  if (basePath !== undefined && !/^\/[\w./-]*$/.test(basePath)) {
    throw new ConfigError("basePath is a path such as /api/pivotal");
  }
  if (budget !== undefined && !(Number.isInteger(budget) && budget > 0)) {
    throw new ConfigError("budget is a whole number of requests a minute, above zero");
  }
  const own = [origin].flat();
  checkOrigins("origin", own);
  if (sessions) checkSessions(sessions, own);
}

function checkOrigins(name: string, origins: readonly string[]): void {
  for (const one of origins) {
    if (!URL.canParse(one) || new URL(one).origin !== one) {
      throw new ConfigError(`${name} is a scheme and a host such as https://desk.example, without a path`);
    }
  }
}

function checkSessions(sessions: SessionOptions, own: readonly string[]): void {
  checkIssuer(sessions);
  if (!Array.isArray(sessions.origins) || sessions.origins.length === 0) {
    throw new ConfigError("sessions need origins: the pages of other origins that may use them");
  }
  checkOrigins("sessions.origins", sessions.origins);
  if (sessions.origins.some((one: string) => own.includes(one))) {
    throw new ConfigError("sessions.origins has the handler's own origin, whose pages come with a cookie");
  }
}

/** Remembers each key that is used, so that none can be in an answer, whoever put it there. */
function keepSecrets(given: PivotalHandlerOptions["apiKey"]) {
  const secrets = new Set<string>(typeof given === "string" ? [given] : []);
  let latest: Promise<string> | undefined;
  let isUnused = false;
  const ask = () => {
    latest = (async () => {
      const key = typeof given === "string" ? given : await given();
      if (key) secrets.add(key);
      return key;
    })();
    return latest;
  };
  const use = () => {
    const known = isUnused ? latest : undefined;
    isUnused = false;
    return known ?? ask();
  };
  return {
    /** For requests. Asked again, it asks the host again. */
    apiKey: typeof given === "string" ? given : use,
    /** The key that was given last. Asking for it does not count as asking. */
    current: () => {
      if (latest) return latest;
      isUnused = true;
      return ask();
    },
    conceal: (text: string) =>
      [...secrets].reduce((shown, secret) => shown.replaceAll(secret, "[redacted]"), text),
  };
}

const alertsTo =
  (onAlert: PivotalHandlerOptions["onAlert"] = printAlert): Site["alert"] =>
  (kind, message) =>
    onAlert({ kind, message: logSafe(message, 500) });

// A host that names no place for them still gets its lines.
/* eslint-disable no-console */
const printAlert = ({ kind, message }: PivotalAlert): void =>
  console.error(`pivotal alert ${kind}: ${message}`);
const printAudit = (entry: AuditEntry): void => console.info(auditLine(entry));
/* eslint-enable no-console */
