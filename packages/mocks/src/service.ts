import { HttpResponse } from "msw";
import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import { drifted } from "./drift.ts";
import { FaultCounter, answerInstead, spoil } from "./faults.ts";
import { mix } from "./hash.ts";
import { IdempotencyStore } from "./idempotency.ts";
import type { KeptAnswer } from "./idempotency.ts";
import { KeyRing } from "./keys.ts";
import type { ApiKey } from "./keys.ts";
import { offers, withoutHigherFields } from "./levels.ts";
import type { Latency, Settings } from "./options.ts";
import { checkBody, parseBody, parseQuery } from "./parse.ts";
import { Problem } from "./problem.ts";
import { RateLimiter, rateHeaders, rateLimited } from "./rate-limit.ts";
import { idempotencyKey, refuseKeyInQuery, requireJson, requireKey, requirePage } from "./require.ts";
import type { Route } from "./route.ts";
import { matchRoute } from "./routes.ts";

/** One request that the backend answered, for tests to look at. Keys and bodies are not kept. */
export interface LogEntry {
  at: number;
  method: string;
  /** Below `/api/v1`, with its query. */
  path: string;
  status: number;
  idempotencyKey?: string;
  replayed: boolean;
}

const LOG_SIZE = 10_000;

/** Where a request is going, once its address is read. */
interface Target {
  path: string;
  search: URLSearchParams;
  /** True below the path of the host's handler. */
  mounted: boolean;
}

/** Answers requests one by one: everything between the network and the rows. */
export class Service {
  readonly keys = new KeyRing();
  readonly idempotency = new IdempotencyStore();
  readonly log: LogEntry[] = [];
  readonly #rates = new RateLimiter();
  readonly #faults = new FaultCounter();
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #mount: string;
  readonly #workspace: (name: string) => Db;
  #served = 0;

  constructor(clock: Clock, settings: Settings, mount: string, workspace: (name: string) => Db) {
    this.#clock = clock;
    this.#settings = settings;
    this.#mount = mount;
    this.#workspace = workspace;
  }

  /** True for requests that are meant for this backend. */
  owns(url: URL): boolean {
    return this.#target(url) !== undefined;
  }

  reset(): void {
    this.keys.reset();
    this.idempotency.clear();
    this.#rates.clear();
    this.#faults.clear();
    this.log.length = 0;
    this.#served = 0;
  }

  /** Answers a request. A `Response.error()` stands for a broken connection. Rejects only when `signal` is aborted. */
  async answer(request: Request, signal: AbortSignal): Promise<Response> {
    const url = new URL(request.url);
    const { path, search, mounted } = this.#target(url) ?? {
      path: url.pathname,
      search: url.searchParams,
      mounted: false,
    };
    const route = matchRoute(request.method, path)?.route.path;
    const aim = { method: request.method, path, route, query: search, headers: request.headers };
    const faults = this.#faults.take(this.#settings.faults, aim);
    for (const fault of faults) if (fault.kind === "delay") await pause(fault.ms);
    const fault = faults.find(({ kind }) => kind !== "delay");
    const instead = fault && (await answerInstead(fault, request, signal));
    if (instead) {
      this.#write(request, path + url.search, instead);
      return instead;
    }
    const answer = await this.#answerProperly(request, { path, search, mounted });
    this.#write(request, path + url.search, answer);
    return fault ? spoil(fault, answer, signal) : answer;
  }

  async #answerProperly(request: Request, target: Target): Promise<Response> {
    const headers: Record<string, string> = this.#settings.drift.headers
      ? {
          "X-Request-Id": `req_${mix(++this.#served).toString(36)}`,
          Deprecation: "Sun, 01 Aug 2027 00:00:00 GMT",
        }
      : {};
    try {
      refuseKeyInQuery(target.search);
      const key = this.#keyOf(request.headers, target.mounted);
      this.#limit(key, headers);
      const { status, body, replayed } = await this.#dispatch(request, target, key);
      return respond(status, body, replayed ? { ...headers, "Idempotent-Replayed": "true" } : headers);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // "Every answer carries" the rate headers, those to nobody's key too: they show a window that nothing has used.
      if (error.status === 401) this.#limitNobody(headers);
      return respond(error.status, JSON.stringify(error), headers);
    }
  }

  async #dispatch(
    request: Request,
    { path, search }: Target,
    key: ApiKey,
  ): Promise<KeptAnswer & { replayed: boolean }> {
    const { level, latency, strict } = this.#settings;
    const found = matchRoute(request.method, path);
    if (!found || !offers(level, found.route.level)) {
      throw new Problem(404, "not_found", "route_not_found", "There is no such route.");
    }
    const { route, params } = found;
    const text = await request.text();
    if (route.body) requireJson(request.headers);
    const kept =
      route.method === "POST" ? idempotencyKey(request.headers, strict.idempotencyKey === true) : undefined;
    const scope = kept === undefined ? undefined : JSON.stringify([key.workspace, path, kept]);
    const before = scope === undefined ? undefined : this.idempotency.begin(scope, text, this.#clock.now());
    if (before) return { ...before, replayed: true };
    await pause(this.#latency(latency));
    let answer: KeptAnswer = { status: 500, body: "" };
    try {
      answer = this.#handle(route, params, search, text, key);
    } finally {
      if (scope !== undefined) this.idempotency.finish(scope, answer);
    }
    return { ...answer, replayed: false };
  }

  #handle(
    route: Route,
    params: Record<string, string>,
    search: URLSearchParams,
    text: string,
    key: ApiKey,
  ): KeptAnswer {
    const { level, drift, strict } = this.#settings;
    try {
      const query = parseQuery(search, route, { level, drift, strict: strict.query !== false });
      const sent = route.body ? parseBody(text) : {};
      const body = route.fields ? withoutHigherFields(route.fields, sent, level) : sent;
      if (route.body) checkBody(route.body, body);
      const answer = route.handle({
        db: this.#workspace(key.workspace),
        params,
        query,
        body,
        key,
        actor: { name: key.name, type: "api_key" },
        level,
        drift,
        now: this.#clock.now(),
      });
      return { status: route.status ?? 200, body: JSON.stringify(evolved(answer, drift)) };
    } catch (error) {
      if (error instanceof Problem) return { status: error.status, body: JSON.stringify(error) };
      throw error;
    }
  }

  #keyOf(headers: Headers, mounted: boolean): ApiKey {
    if (!mounted) return requireKey(headers, this.keys);
    requirePage(headers);
    return requireKey(new Headers({ authorization: `Bearer ${this.keys.live}` }), this.keys);
  }

  #limit(key: ApiKey, headers: Record<string, string>): void {
    const { rateLimit } = this.#settings;
    if (rateLimit === false) return;
    const state = this.#rates.take(key, rateLimit, this.#clock.now());
    Object.assign(headers, rateHeaders(state));
    if (state.retryAfter !== undefined) throw rateLimited();
  }

  #limitNobody(headers: Record<string, string>): void {
    const { rateLimit } = this.#settings;
    if (rateLimit === false) return;
    const limit = typeof rateLimit === "number" ? rateLimit : (rateLimit.live ?? 60);
    const reset = Math.ceil(this.#clock.now() / 1000) + 60;
    Object.assign(headers, rateHeaders({ limit, remaining: limit, reset }));
  }

  #latency(latency: Latency): number {
    if (typeof latency === "number") return latency;
    return latency.min + (mix(++this.#served) % (1 + latency.max - latency.min));
  }

  #target(url: URL): Target | undefined {
    const search = url.searchParams;
    const api = /^.*?\/api\/v1(\/.*|$)/.exec(url.pathname);
    if (api) return { path: api[1] ?? "", search, mounted: false };
    if (!url.pathname.startsWith(`${this.#mount}/`)) return undefined;
    return { path: url.pathname.slice(this.#mount.length), search, mounted: true };
  }

  #write(request: Request, path: string, answer: Response): void {
    const key = request.headers.get("idempotency-key");
    this.log.push({
      at: this.#clock.now(),
      method: request.method,
      path,
      status: answer.status,
      ...(key === null ? {} : { idempotencyKey: key }),
      replayed: answer.headers.has("idempotent-replayed"),
    });
    if (this.log.length > LOG_SIZE) this.log.shift();
  }
}

/** New fields show on envelopes, and on whatever else an answer is made of. */
const evolved = (answer: unknown, { fields }: Settings["drift"]): unknown =>
  fields && typeof answer === "object" && answer !== null ? drifted(answer, 0, { fields }) : answer;

const respond = (status: number, body: string, headers: Record<string, string>) =>
  new HttpResponse(body, {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });

const pause = (ms: number): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
