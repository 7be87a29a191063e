import { http } from "msw";
import type { HttpHandler } from "msw";
import { Db } from "./db.ts";
import { EventFeed } from "./events.ts";
import type { BackendEvent } from "./events.ts";
import { mix } from "./hash.ts";
import { injectedFetch } from "./injected-fetch.ts";
import type { KeyRing } from "./keys.ts";
import { settingsOf } from "./options.ts";
import type { BackendOptions, Settings } from "./options.ts";
import { SeedPlan } from "./seed/plan.ts";
import { seeder } from "./seeder.ts";
import type { Seeder } from "./seeder.ts";
import { Service } from "./service.ts";
import type { LogEntry } from "./service.ts";
import { dumpState, loadState } from "./state.ts";
import type { Shape } from "./state.ts";

/** A whole, stateful stand-in for the Customers API. Its settings can be changed at any time. */
export interface Backend extends Settings {
  /** For MSW: a service worker, `setupServer`, or a story's own handlers in front of them. */
  readonly handlers: HttpHandler[];
  /** Stands in for the platform's `fetch`, with no interception at all. Requests that are not for the backend throw. */
  readonly fetch: typeof fetch;
  /** The rows of the main workspace. */
  readonly db: Db;
  readonly keys: KeyRing;
  /** The last 10,000 requests, oldest first. */
  readonly log: readonly LogEntry[];
  /** Adds rows without a request and without its checks. */
  readonly add: Seeder;
  /** Tells of everything that happens in the main workspace, as the service's webhooks do, until the returned function is called. */
  onEvent(listener: (event: BackendEvent) => void): () => void;
  /** Everything as it was after `createBackend`: rows, settings, faults, limits, idempotency keys, log. */
  reset(): void;
  /** Grows with every write to any workspace; equal numbers mean that nothing has to be saved. */
  readonly changes: number;
  /** All that was written since the seed, one JSON value a line. */
  dump(): Generator<string>;
  /** Takes up what `dump` gave. Throws on a line that it did not write. */
  load(lines: Iterable<string>): void;
}

const DAY = 86_400_000;

/**
 * Starts a backend. Nothing happens at import and nothing is intercepted until `handlers` are given to MSW;
 * `fetch` works at once.
 */
export const createBackend = (options: BackendOptions = {}): Backend => {
  const clock = options.clock ?? { now: () => Date.now() };
  const settings = settingsOf(options);
  const start = {
    seed: options.seed ?? 1,
    customers: options.customers ?? 50,
    anchor: options.now === undefined ? Math.floor(clock.now() / DAY) * DAY : new Date(options.now).getTime(),
  };
  let shape: Shape = start;
  const events = new EventFeed();
  const workspaces = new Map<string, Db>();
  const workspace = (name: string): Db => {
    const main = name === "main";
    const seed = main ? shape.seed : mix(shape.seed, ...Array.from(name, (letter) => letter.charCodeAt(0)));
    const db = workspaces.get(name) ?? new Db(new SeedPlan(seed, main ? shape.customers : 0, shape.anchor));
    workspaces.set(name, db);
    if (main) events.follow(db, settings, clock);
    return db;
  };
  const service = new Service(clock, settings, options.mount ?? "/api/pivotal", workspace);
  const signals = new WeakMap<Request, AbortSignal>();
  const handlers = [
    http.all(
      ({ request }) => service.owns(new URL(request.url)),
      ({ request }) => service.answer(request, signals.get(request) ?? request.signal),
    ),
  ];
  workspace("main");
  return extend(settings, {
    handlers,
    fetch: injectedFetch(handlers, signals),
    keys: service.keys,
    log: service.log,
    add: seeder(() => workspace("main"), clock),
    get db() {
      return workspace("main");
    },
    get changes() {
      return [...workspaces.values()].reduce((sum, db) => sum + db.changes, 0);
    },
    onEvent: (listener: (event: BackendEvent) => void) => events.add(listener),
    reset() {
      shape = start;
      workspaces.clear();
      service.reset();
      Object.assign(settings, settingsOf(options));
    },
    dump: () => dumpState(shape, workspaces, service.idempotency),
    load(lines: Iterable<string>) {
      workspaces.clear();
      service.idempotency.clear();
      events.silently(() => loadState(lines, (loaded) => (shape = loaded), workspace, service.idempotency));
    },
  });
};

/** Adds to the settings themselves, getters and all: what a caller changes on the backend is what the service reads. */
const extend = <A extends object, B extends object>(target: A, more: B): A & B =>
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(more)) as A & B;
