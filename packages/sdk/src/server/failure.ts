import { isPivotalError, type PivotalError } from "../core/errors.ts";
import { passHeaders } from "./answer.ts";
import { Refusal } from "./refusal.ts";

interface Meaning {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const later = "Nothing is wrong with what you asked: try again in a moment.";
const unreadable = {
  status: 502,
  code: "upstream_invalid",
  message: `Pivotal's answer could not be read. ${later}`,
};
/** The service answered, but not with what can be passed on. */
export const UNREADABLE = new Refusal(unreadable.status, unreadable.code, unreadable.message);

/** What a failure means to the browser when the service gave no readable error of its own. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  network_error: {
    status: 502,
    code: "upstream_unreachable",
    message: `Pivotal could not be reached. ${later}`,
  },
  timeout_error: {
    status: 504,
    code: "upstream_timeout",
    message: `Pivotal took too long to answer. ${later}`,
  },
  abort_error: { status: 503, code: "aborted", message: "The request was given up before Pivotal answered." },
  unexpected_response_error: unreadable,
  response_validation_error: unreadable,
  pagination_stalled_error: unreadable,
};

const CODE = /^[\w.-]{1,64}$/;
const FIELD = /^[\w.[\]-]{1,64}$/;
const MAX_MESSAGE = 300;

/** Turns whatever went wrong into what the browser is told: the service's own words where they are plain, ours elsewhere. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!isPivotalError(error)) return internal();
  const { type, status, retryAfterMs } = error;
  if (isKeyRefused(error)) return keyRefused();
  if (status === undefined && type === "rate_limit_error") return usedUp(retryAfterMs);
  const meaning = MEANINGS[type];
  if (meaning) return new Refusal(meaning.status, meaning.code, meaning.message);
  return status === undefined ? internal() : fromService(error, status);
}

/** Whether the service refuses the key, or there was none to send. */
export const isKeyRefused = ({ status, type }: PivotalError): boolean =>
  status === 401 || (status === undefined && (type === "authentication_error" || type === "config_error"));

const keyRefused = () =>
  new Refusal(502, "upstream_auth", "This site's access to Pivotal is not working. Tell its administrator.");

const usedUp = (retryAfterMs?: number) =>
  new Refusal(429, "rate_limited", "Pivotal is asked for much at the moment. Wait a little and go on.", {
    retryAfterMs,
  });

const internal = () =>
  new Refusal(
    500,
    "internal_error",
    "Something went wrong on this site's own server. Try again in a moment.",
  );

function fromService(error: PivotalError, status: number): Refusal {
  const code = error.code !== undefined && CODE.test(error.code) ? error.code : "upstream_error";
  const detail = {
    field: error.field !== undefined && FIELD.test(error.field) ? error.field : undefined,
    retryAfterMs: error.retryAfterMs,
    headers: passHeaders(
      new Headers(error.requestId === undefined ? {} : { "x-request-id": error.requestId }),
    ),
  };
  return new Refusal(status >= 400 && status <= 599 ? status : 502, code, plain(error.message), detail);
}

const plain = (message: string): string =>
  message
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, " ")
    .slice(0, MAX_MESSAGE)
    .trim() || "Pivotal refused the request.";
