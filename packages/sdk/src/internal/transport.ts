import type { ResponseInfo } from "../core/api-call.ts";
import {
  AuthenticationError,
  ConfigError,
  isPivotalError,
  NetworkError,
  ResponseValidationError,
  UnexpectedResponseError,
  type PivotalError,
} from "../core/errors.ts";
import type { ApiResult, Call, DriftInfo, Lane, PivotalOptions, Requester } from "../core/options.ts";
import { checkedBaseUrl } from "./base-url.ts";
import { read } from "./check.ts";
import { exchange, send, type Reply } from "./exchange.ts";
import { Flight } from "./flight.ts";
import type { Gate, Outcome } from "./gate.ts";
import { gateFor } from "./gates.ts";
import { callHook } from "./hook.ts";
import { checkedKey } from "./key-guard.ts";
import { checkedHeaders, checkLimits, planOf, type Plan } from "./plan.ts";
import { mayHaveLanded, retryDelay } from "./retry-policy.ts";
import { same } from "./same.ts";

const SERVICE = "https://my.pivotal.app/api/v1";
const LANES: Lane[] = ["interactive", "background", "export"];
/** The one door to the network: checks, queues, sends, retries and reads every call. */
export class Transport implements Requester {
  readonly baseUrl: string;
  /** Says only whether there is a key. */
  readonly apiKey: "[redacted]" | undefined;
  #watchers = new Set<(call: Promise<unknown>) => void>();
  #options: PivotalOptions;
  #headers: Headers;
  #key?: Promise<string | undefined>;
  // Held, for the register of gates is weak.
  #gate?: { key: string | undefined; gate: Gate };
  #flights = new Map<string, Flight<Reply>>();

  constructor(options: PivotalOptions) {
    const { apiKey, baseUrl, fetch } = options;
    this.#headers = checkedHeaders(options.headers, apiKey);
    if (typeof apiKey !== "function" && ("apiKey" in options || baseUrl === undefined)) checkedKey(apiKey);
    if (fetch && typeof fetch !== "function") throw new ConfigError("fetch is not a function");
    checkLimits(options);
    this.baseUrl = checkedBaseUrl(baseUrl ?? SERVICE, apiKey !== undefined);
    this.apiKey = apiKey ? "[redacted]" : undefined;
    this.#options = { ...options };
  }

  /** Sends one logical call. Identical GETs in flight are one request. */
  request<T = unknown>(call: Call<T>): Promise<ApiResult<T>> {
    return this.tell(this.#ask(call));
  }

  /** Gives every call to come to who wants to know how it ends. Returns how to stop that. */
  watch(watcher: (call: Promise<unknown>) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Gives a call to the watchers. */
  tell<Answer>(call: Promise<Answer>): Promise<Answer> {
    this.#watchers.forEach((watch) => watch(call));
    return call;
  }

  async #ask<T>(call: Call<T>): Promise<ApiResult<T>> {
    const plan = planOf(call, this.baseUrl, this.#headers);
    const { timeoutMs = this.#options.timeoutMs ?? 30_000, lane = "interactive", signal = [] } = call;
    const id = call.method === "GET" && !call.alone ? JSON.stringify([plan.url, call.headers]) : undefined;
    const joined = id === undefined ? undefined : this.#flights.get(id);
    const flight =
      joined && !joined.abandoned
        ? joined
        : this.#launch(plan, call.maxRetries ?? this.#options.maxRetries ?? 2, id);
    flight.ownKey = call.idempotencyKey !== undefined;
    const { value, info } = await flight.join(Math.max(0, LANES.indexOf(lane)), timeoutMs, [signal].flat());
    return {
      data: this.#read(plan, call, flight === joined ? structuredClone(value) : value, info),
      response: info,
    };
  }

  /** Opens what stays open, such as the handler's events: sent once and at once, neither queued nor tried again. Rejects as `fetch` does. */
  open(call: Pick<Call, "path" | "query"> & { signal: AbortSignal }): Promise<Response> {
    const plan = planOf({ ...call, method: "GET" }, this.baseUrl, this.#headers);
    return send(this.#options, plan, undefined, call.signal);
  }

  drift(info: DriftInfo): void {
    callHook(this.#options.onDrift, info);
  }

  #read<T>(
    plan: Plan,
    { schema }: Call<T>,
    value: unknown,
    { status, requestId, attempts }: ResponseInfo,
  ): T {
    if (!schema) return (value ?? null) as T;
    const details = { status, requestId, attempts, idempotencyKey: plan.idempotencyKey };
    if (value === undefined)
      throw new UnexpectedResponseError("The answer is empty", { ...details, phase: "empty" });
    const result = read(schema, value);
    if (!result.at) return result.data;
    const { method, path } = plan;
    this.drift({ method, path, at: result.at });
    const where = result.at.join(".");
    throw new ResponseValidationError(`The answer is not as documented at "${where}" (${result.code})`, {
      ...details,
      path: result.at,
    });
  }

  #launch(plan: Plan, maxRetries: number, id?: string): Flight<Reply> {
    const { concurrency = 4 } = this.#options;
    const flight = new Flight<Reply>(LANES.length, concurrency, plan.idempotencyKey);
    flight.result = this.#run(flight, plan, maxRetries).finally(() => {
      if (id !== undefined && this.#flights.get(id) === flight) this.#flights.delete(id);
    });
    if (id !== undefined) this.#flights.set(id, flight);
    return flight;
  }

  async #run(flight: Flight<Reply>, plan: Plan, maxRetries: number): Promise<Reply> {
    // The callers join first: they bring the deadline.
    await Promise.resolve();
    for (;;) {
      try {
        return await this.#attempt(flight, plan, maxRetries);
      } catch (error) {
        if (flight.abandoned || !isPivotalError(error)) throw error;
        const landed = await this.#recover(flight, plan, error, maxRetries);
        if (landed) return landed;
      }
    }
  }

  /** Waits until a failed call may be sent again, or throws its error. Gives the answer when a PATCH turns out to have landed. */
  async #recover(
    flight: Flight<Reply>,
    plan: Plan,
    error: PivotalError,
    maxRetries: number,
  ): Promise<Reply | undefined> {
    if (
      error instanceof AuthenticationError &&
      typeof this.#options.apiKey === "function" &&
      !flight.rekeyed
    ) {
      flight.rekeyed = true;
      if (this.#key === flight.key) this.#key = undefined;
      return undefined;
    }
    const { method, path } = plan;
    const delay = retryDelay(error, method, flight, maxRetries);
    if (method === "PATCH" && mayHaveLanded(error)) {
      const landed = await this.#look(flight, plan, error);
      if (landed) return landed;
    }
    const now = performance.now();
    const at = error.status === 429 ? flight.closedUntil : now + delay;
    callHook(this.#options.onRetry, {
      method,
      path,
      attempt: flight.attempts,
      reason: error.type,
      status: error.status,
      delayMs: Math.round(at - now),
    });
    flight.late(at, error);
    // After a 429 the gate keeps everybody waiting, this call first in line.
    await flight.sleep(error.status === 429 ? 0 : delay);
    return undefined;
  }

  /** Reads what a PATCH without an answer was to change: the answer if it landed, nothing if it can be sent again; else throws. */
  async #look(flight: Flight<Reply>, plan: Plan, error: PivotalError): Promise<Reply | undefined> {
    const stop = new AbortController();
    const headers = new Headers(plan.headers);
    headers.delete("content-type");
    const get: Plan = { ...plan, method: "GET", headers, body: undefined };
    let found: Reply;
    try {
      found = await flight.race(() =>
        this.#launch(get, 0).join(flight.lane, flight.deadline - performance.now(), [stop.signal]),
      );
    } catch {
      throw error;
    } finally {
      stop.abort();
    }
    const record = Object(found.value) as Record<string, unknown>;
    const sent = Object.entries(JSON.parse(plan.body ?? "{}") as object);
    if (sent.every(([field, value]) => same(value, record[field]))) {
      return { ...found, info: { ...found.info, attempts: flight.attempts } };
    }
    const sentAt =
      Date.parse(found.info.headers.get("date") ?? "") - (performance.now() - (flight.sentAt ?? 0));
    // A second for the Date header, which has no milliseconds. A date that cannot be read is not older.
    if (Date.parse(String(record.updated_at)) < sentAt - 1000) return undefined;
    throw error;
  }

  async #attempt(flight: Flight<Reply>, plan: Plan, maxRetries: number): Promise<Reply> {
    flight.check();
    if (globalThis.navigator?.onLine === false) {
      throw new NetworkError("The machine is offline", {
        ...flight.details,
        phase: "connect",
        requestSent: false,
      });
    }
    const key = await flight.race(() => (flight.key = this.#askKey()));
    if (!this.#gate || this.#gate.key !== key) this.#gate = { key, gate: gateFor(this.baseUrl, key) };
    const { gate } = this.#gate;
    const outcome: Outcome = { unsent: true };
    try {
      await flight.race(
        () =>
          new Promise<void>((go) => {
            flight.go = go;
            gate.enter(flight, flight.attempts > 0);
          }),
      );
      flight.check();
      const share = Math.max(0, maxRetries - flight.retries) + 1;
      const patienceMs = (flight.deadline - performance.now()) / share;
      return await exchange(this.#options, { flight, plan, key, patienceMs, outcome });
    } finally {
      gate.leave(flight);
      gate.done(flight, outcome);
    }
  }

  #askKey(): Promise<string | undefined> {
    const { apiKey } = this.#options;
    if (typeof apiKey !== "function") return Promise.resolve(apiKey);
    const ask = async () => {
      try {
        return checkedKey(await apiKey());
      } catch (cause) {
        this.#key = undefined;
        throw isPivotalError(cause)
          ? cause
          : new AuthenticationError("The apiKey function failed", { cause });
      }
    };
    return (this.#key ??= ask());
  }
}

/** A transport to build single resources on, `new Customers(createTransport(options))`, and for what speaks to the service itself. */
export const createTransport = (options: PivotalOptions = {}): Transport => new Transport(options);
