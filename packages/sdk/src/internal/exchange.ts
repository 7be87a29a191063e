import type { ResponseInfo } from "../core/api-call.ts";
import {
  ConfigError,
  isPivotalError,
  NetworkError,
  TimeoutError,
  UnexpectedResponseError,
} from "../core/errors.ts";
import type { PivotalOptions } from "../core/options.ts";
import { MAX_TIMER, type Flight } from "./flight.ts";
import type { Outcome } from "./gate.ts";
import { callHook } from "./hook.ts";
import type { Plan } from "./plan.ts";
import { rateState } from "./rate-headers.ts";
import { redactCause } from "./redact.ts";
import { errorOf, infoOf, parseBody, readCapped, requestIdOf } from "./reply.ts";
import { waitAfter } from "./retry-policy.ts";

export interface Reply {
  value: unknown;
  info: ResponseInfo;
}

/** One attempt of a call whose turn has come. */
export interface Attempt {
  flight: Flight<Reply>;
  plan: Plan;
  key: string | undefined;
  patienceMs: number;
  /** Filled in for the gate, whatever becomes of the attempt. */
  outcome: Outcome;
}

const UNSENT =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT|TLS/;

const codeOf = (error: unknown): string => {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return code ? String(code) : cause ? codeOf(cause) : "";
};

/** Sends a request as it is: the only code that calls `fetch`. */
export const send = async (
  { fetch = globalThis.fetch }: PivotalOptions,
  { method, url, headers: fixed, body }: Plan,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Response> => {
  const headers = new Headers(fixed);
  if (key) headers.set("authorization", `Bearer ${key}`);
  const request = new Request(url, { method, headers, body, signal, redirect: "manual" });
  // The signal once more: a request holds its own weakly, and Node collects it while the answer is pending.
  const response = typeof fetch === "function" ? await fetch(request, { signal }) : undefined;
  if (typeof response?.headers?.get === "function" && typeof response.text === "function") return response;
  throw new ConfigError("fetch is missing, or does not give a Response");
};

const receive = async (response: Response, { flight, outcome }: Attempt): Promise<Reply> => {
  const { status } = response;
  const headers = new Headers(response.headers);
  outcome.status = status;
  outcome.state = rateState(headers);
  const details = { ...flight.details, status, requestId: requestIdOf(headers) };
  // A browser hides a redirect behind status 0.
  if (!status || (status >= 300 && status < 400)) {
    throw new UnexpectedResponseError("A redirect, which is not followed", { ...details, phase: "redirect" });
  }
  if (status >= 200 && status < 300) {
    const value = parseBody(await response.text(), details);
    return { value, info: infoOf(status, headers, flight.attempts) };
  }
  const error = errorOf(status, headers, await readCapped(response), details);
  if (status === 429) {
    flight.closedUntil = outcome.closeUntil = performance.now() + waitAfter(error, flight.retries);
  }
  throw error;
};

/** One request and its whole answer, or a typed error. */
export const exchange = async (options: PivotalOptions, attempt: Attempt): Promise<Reply> => {
  const { flight, plan, key, patienceMs, outcome } = attempt;
  const info = { method: plan.method, path: plan.path, attempt: ++flight.attempts };
  callHook(options.onRequest, info);
  const started = performance.now();
  flight.sentAt ??= started;
  outcome.unsent = false;
  const controller = new AbortController();
  let response: Response | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = async () => {
    response = await send(options, plan, key, controller.signal);
    return receive(response, attempt);
  };
  const impatience = new Promise<never>((_, reject) => {
    const tooSlow = () => reject(new TimeoutError("The attempt took too long", flight.details));
    timer = setTimeout(tooSlow, Math.min(patienceMs, MAX_TIMER));
  });
  try {
    return await flight.race(() => Promise.race([answer(), impatience]));
  } catch (thrown) {
    if (isPivotalError(thrown)) throw thrown;
    const cause = redactCause(thrown);
    const code = codeOf(cause);
    outcome.unsent = !response && UNSENT.test(code);
    const what = outcome.unsent ? "The service cannot be reached" : "The connection broke off";
    throw new NetworkError(code ? `${what} (${code})` : what, {
      ...flight.details,
      cause,
      status: response?.status,
      phase: response ? "body" : outcome.unsent ? "connect" : "headers",
      requestSent: !outcome.unsent,
    });
  } finally {
    clearTimeout(timer);
    controller.abort();
    callHook(options.onResponse, {
      ...info,
      status: response?.status,
      requestId: response && requestIdOf(response.headers),
      deprecation: response?.headers.get("deprecation") ?? undefined,
      durationMs: performance.now() - started,
    });
  }
};
