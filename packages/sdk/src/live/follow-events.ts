import { AuthenticationError, ConfigError } from "../core/errors.ts";
import type { Transport } from "../internal/transport.ts";
import { readJson } from "../internal/read-json.ts";
import type { PivotalStore } from "../store/store.ts";
import { liveMessageSchema } from "./live-message.schema.ts";
import { readEvents } from "./read-events.ts";

export interface FollowOptions {
  /** Ends it. */
  signal?: AbortSignal;
}

/** Longer than the handler ever says nothing. */
const SILENCE_MS = 50_000;
/** A page out of sight lets go: browsers allow a site few connections. */
const HIDDEN_MS = 30_000;
/** A connection that lasted for less was no success. */
const LASTING_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** What may have changed along with a customer. */
const PARTS = ["customer", "contacts", "activity", "onboardings", "health"] as const;

/**
 * Lets a store follow what happens elsewhere, as the host's handler tells it (`handler.events`), while the page can be seen. Rows change in
 * place, come and go; a page that was away is told what it missed. Where the handler has no events nothing changes. Needs a client with a
 * `transport`, as `PivotalApi` and the elements have.
 *
 * @example
 * followEvents(configure({ baseUrl: "/api/pivotal" }));
 */
export function followEvents(
  store: PivotalStore,
  { signal = new AbortController().signal }: FollowOptions = {},
): void {
  void new EventFollower(store, signal).run();
}

/** What became of a connection. */
type Outcome = "ended" | "failed" | "not offered";

class EventFollower {
  readonly #store: PivotalStore;
  readonly #signal: AbortSignal;
  /** The event that this page was told last. */
  #after: string | undefined;
  #connection: AbortController | undefined;
  #wake: (() => void) | undefined;
  #waitMs = FIRST_WAIT_MS;

  constructor(store: PivotalStore, signal: AbortSignal) {
    this.#store = store;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const off = this.#heedPage();
    try {
      while (!this.#signal.aborted) {
        if (this.#store.isHidden()) await this.#pause();
        else {
          const outcome = await this.#follow();
          if (outcome === "not offered") return;
          if (outcome === "ended") this.#waitMs = FIRST_WAIT_MS;
          await this.#pause(this.#waitMs * (0.5 + Math.random() / 2));
          this.#waitMs = Math.min(LONGEST_WAIT_MS, this.#waitMs * 2);
        }
      }
    } finally {
      off();
    }
  }

  /** Waits, at the longest until somebody looks again. */
  #pause(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#signal.aborted) this.#wake();
    });
  }

  #heedPage(): () => void {
    const end = new AbortController();
    const { signal } = end;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const seen = () => {
      clearTimeout(leaving);
      if (this.#store.isHidden()) leaving = setTimeout(() => this.#connection?.abort(), HIDDEN_MS);
      else this.#wake?.();
    };
    const stop = () => {
      this.#connection?.abort();
      this.#wake?.();
    };
    this.#signal.addEventListener("abort", stop, { signal });
    globalThis.document?.addEventListener("visibilitychange", seen, { signal });
    globalThis.addEventListener?.("online", seen, { signal });
    // Who signs in next has a stream of their own.
    const offCleared = this.#store.cleared.add(() => {
      this.#after = undefined;
      this.#connection?.abort();
    });
    // Somebody has signed in again, or is back.
    const offRevalidated = this.#store.revalidated.add(() => this.#wake?.());
    return () => {
      clearTimeout(leaving);
      end.abort();
      offCleared();
      offRevalidated();
    };
  }

  /** The stream's answer. Rejects where nobody is signed in any more, as every other call does. */
  async #open(transport: Transport, signal: AbortSignal): Promise<Response> {
    const response = await transport.open({ path: "/events", query: { after: this.#after }, signal });
    const { status, body } = response;
    if (status !== 401) return response;
    await body?.cancel();
    throw new AuthenticationError("The session has ended", { status });
  }

  async #follow(): Promise<Outcome> {
    const connection = (this.#connection = new AbortController());
    const { signal } = connection;
    const began = performance.now();
    const ended = (): Outcome => (performance.now() - began < LASTING_MS ? "failed" : "ended");
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => connection.abort(), SILENCE_MS);
    };
    heard();
    try {
      const { transport } = await this.#store.client();
      if (!transport) return "not offered";
      const response = await transport.tell(this.#open(transport, signal));
      const { ok, status, headers, body } = response;
      const isStream = headers.get("content-type")?.startsWith("text/event-stream") === true;
      if (!ok || !isStream || !body) {
        await body?.cancel();
        // It may be a rule of the host's that took too long, or a right that comes back: worth a look now and then.
        if (status === 403) this.#waitMs = LONGEST_WAIT_MS;
        return ok || [404, 405].includes(status) ? "not offered" : "failed";
      }
      for await (const { id, data } of readEvents(body)) {
        if (signal.aborted) break;
        heard();
        if (data !== undefined) this.#take(data);
        this.#after = id ?? this.#after;
      }
      return ended();
    } catch (error) {
      // Another try would end the same way.
      if (error instanceof ConfigError) throw error;
      return ended();
    } finally {
      clearTimeout(silence);
      connection.abort();
      this.#connection = undefined;
    }
  }

  #take(data: string): void {
    const store = this.#store;
    // A later handler may tell more than this page understands.
    const { customer, gone, changed, missed } = liveMessageSchema.safeParse(readJson(data)).data ?? {};
    if (missed) store.revalidate();
    if (gone !== undefined) store.records.remove([gone]);
    if (changed !== undefined) store.outdate(changed, ...PARTS);
    if (!customer) return;
    store.records.put([customer]);
    store.outdate(customer.id, ...PARTS.slice(1));
  }
}
