import { readJson } from "../internal/read-json.ts";
import { customerSchema, type Customer } from "../resources/customers/customers.schema.ts";
import { openEventSchema } from "../webhooks/webhook-event.schema.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import { EventStream } from "./event-stream.ts";
import type { HiddenFields } from "./hidden-fields.ts";
import { inTime } from "./in-time.ts";
import { Refusal } from "./refusal.ts";
import { PARAMETERS } from "./routes.ts";
import type { SharedState } from "./shared-state.ts";

/** The host's side of live events. */
export interface LiveEvents {
  /**
   * Tells the browsers of everyone who may see it that something happened. Give it what `verifyWebhook` gave. Rejects with what the
   * handler's `shared` rejects with; answer the delivery with 500 then, so that it is made again.
   */
  publish(event: WebhookEvent): Promise<void>;
}

/**
 * What a browser is told: a customer as it is now, one that this user does not see any more, one of whom something else changed than its
 * fields, or that it has missed something.
 */
type LiveMessage =
  | { readonly customer: unknown }
  | { readonly gone: string }
  | { readonly changed: string }
  | { readonly missed: true };

type Sees = (customer: Customer) => boolean;

/** Whom a stream is for. */
export interface Follower {
  readonly user: string;
  /** Absent for somebody who sees every customer. */
  readonly sees: Sees | undefined;
  readonly hidden: HiddenFields;
}

interface Following extends Follower {
  /** Held because what forgets a request forgets to abort its signal. */
  readonly request: Request;
  /** What is still to be sent, in order. */
  tail: Promise<void>;
  /** The last event that was looked at for this stream, whether or not it was one to tell. */
  at: string;
}

/** An event, as far as it is about a customer. */
interface Told {
  readonly id: string;
  readonly customerId: string;
  /** As it is now; absent when the event does not tell all of it. */
  readonly customer: Customer | undefined;
  /** What of it was otherwise before. */
  readonly before: object;
  readonly isDeleted: boolean;
}

/** Events that a browser which was away can still be told one by one. */
const KEPT = 500;
const HEARTBEAT_MS = 20_000;
/** A stream ends after so long, so that rights which were taken away end with it. */
const LIFE_MS = 5 * 60_000;
/** Streams of one user at once: tabs and machines. */
const MAX_EACH = 20;

/** Longest that a page waits for the shared state. */
const SUBSCRIBE_MS = 2_000;
const TOPIC = "events";
const MISSED: LiveMessage = { missed: true };

interface FanOutOptions {
  readonly shared: Pick<SharedState, "publish" | "subscribe">;
  /** Something has changed. */
  readonly heard: () => void;
  /** Asks the service for a customer that an event only names. */
  readonly find: (customerId: string) => Promise<unknown>;
  readonly alert: (message: string) => void;
}

/** Fans out events to the browsers that follow, each as far as its user's rights go. */
export class EventFanOut implements LiveEvents {
  readonly #options: FanOutOptions;
  readonly #streams = new Map<EventStream, Following>();
  readonly #kept: Told[] = [];
  /** Where a stream begins while nothing has happened in this process. */
  #start = crypto.randomUUID();
  #subscribed: Promise<void> | undefined;
  /** Subscribing failed the last time. */
  #isDeaf = false;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  /** Customers that are being asked for: once for all who follow. */
  readonly #asked = new Map<string, Promise<Customer | undefined>>();

  constructor(options: FanOutOptions) {
    this.#options = options;
  }

  async publish(event: WebhookEvent): Promise<void> {
    // From the first event on, what happened is known to whoever comes here from another process.
    await inTime(this.#subscribe(), SUBSCRIBE_MS);
    await this.#options.shared.publish(TOPIC, JSON.stringify(event));
  }

  /** A stream for one user, from the event after `after` on. Throws a refusal when that user has too many. */
  async follow(
    follower: Follower,
    after: string | undefined,
    request: Request,
  ): Promise<EventStream["body"]> {
    await this.#reachable();
    const own = [...this.#streams.values()].filter(({ user }) => user === follower.user);
    if (own.length >= MAX_EACH) throw tooMany();
    const following: Following = { ...follower, request, tail: Promise.resolve(), at: "" };
    const stream = new EventStream(() => {
      clearTimeout(life);
      this.#streams.delete(stream);
      if (this.#streams.size === 0) clearInterval(this.#heartbeat);
    });
    const life = setTimeout(() => stream.close(), LIFE_MS);
    if (this.#streams.size === 0) this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#streams.set(stream, following);
    stream.endWith(request.signal);
    this.#catchUp(stream, following, after);
    return stream.body;
  }

  /** A sign of life, and where the stream is: what others were told meanwhile must not count as missed by this one. */
  #beat(): void {
    for (const [stream, { at }] of this.#streams) stream.send(undefined, at);
  }

  #catchUp(stream: EventStream, following: Following, after: string | undefined): void {
    const at = this.#kept.findIndex(({ id }) => id === after);
    const isKnown = after === undefined || after === this.#start || at >= 0;
    const newest = this.#kept.at(-1)?.id ?? this.#start;
    // Who is yet to be told the rest stands where it stood, should the line break off before that.
    following.at = isKnown ? (after ?? newest) : newest;
    stream.send(isKnown ? undefined : MISSED, following.at);
    if (after === undefined || !isKnown) return;
    for (const told of this.#kept.slice(at + 1)) this.#queue(stream, following, told);
  }

  async #reachable(): Promise<void> {
    try {
      await inTime(this.#subscribe(), SUBSCRIBE_MS);
      this.#isDeaf = false;
    } catch (error) {
      if (!this.#isDeaf)
        this.#options.alert(
          `Events cannot be followed: subscribing failed with ${error instanceof Error ? error.name : typeof error}.`,
        );
      this.#isDeaf = true;
      throw unreachable();
    }
  }

  #subscribe(): Promise<void> {
    const { shared } = this.#options;
    const subscriber = {
      hear: (message: string) => this.#hear(message),
      missed: () => this.#miss(),
    };
    this.#subscribed ??= (async () => shared.subscribe(TOPIC, subscriber))().catch((error: unknown) => {
      this.#subscribed = undefined;
      throw error;
    });
    return this.#subscribed;
  }

  #hear(message: string): void {
    const told = readMessage(message);
    if (told === undefined)
      return this.#options.alert("What came by the shared state is no event of Pivotal's.");
    if (told === null || this.#kept.some(({ id }) => id === told.id)) return;
    this.#options.heard();
    this.#kept.push(told);
    if (this.#kept.length > KEPT) {
      this.#kept.shift();
      // Nobody can be told all that came since then.
      this.#start = crypto.randomUUID();
    }
    for (const [stream, following] of this.#streams) this.#queue(stream, following, told);
  }

  /** Nobody knows what happened meanwhile: all who follow look at everything once. */
  #miss(): void {
    this.#options.heard();
    this.#kept.length = 0;
    this.#start = crypto.randomUUID();
    const start = this.#start;
    for (const [stream, following] of this.#streams)
      following.tail = following.tail.then(() => {
        following.at = start;
        stream.send(MISSED, start);
      });
  }

  #queue(stream: EventStream, following: Following, told: Told): void {
    following.tail = following.tail.then(async () => {
      const message = await this.#messageFor(following, told);
      following.at = told.id;
      if (message) stream.send(message, told.id);
    });
  }

  async #messageFor(
    { sees, hidden }: Follower,
    { customerId, customer, before, isDeleted }: Told,
  ): Promise<LiveMessage | undefined> {
    if (!customer) {
      if (sees && !(await this.#isSeen(customerId, sees))) return undefined;
      return isDeleted ? { gone: customerId } : { changed: customerId };
    }
    if (!isDeleted && (!sees || sees(customer))) return { customer: hidden.mask(customer) };
    return !sees || sees(customer) || sees({ ...customer, ...before }) ? { gone: customerId } : undefined;
  }

  /** Somebody of whom the service cannot tell now is looked at with the next pass, as without events. */
  async #isSeen(id: string, sees: Sees): Promise<boolean> {
    let asked = this.#asked.get(id);
    if (!asked) {
      asked = this.#options
        .find(id)
        .then(
          (found) => customerSchema.safeParse(found).data,
          () => undefined,
        )
        .finally(() => this.#asked.delete(id));
      this.#asked.set(id, asked);
    }
    const customer = await asked;
    return customer !== undefined && sees(customer);
  }
}

const unreachable = () =>
  new Refusal(503, "events_unavailable", "What happens cannot be followed right now. It is tried again.", {
    retryAfterMs: 10_000,
  });

const tooMany = () =>
  new Refusal(429, "rate_limited", "You have this open in too many places. Close some of them.", {
    retryAfterMs: 60_000,
  });

/** Undefined for what is no event; null for one about no customer. */
function readMessage(message: string): Told | null | undefined {
  const event = openEventSchema.safeParse(readJson(message));
  if (!event.success) return undefined;
  const { id, type, data } = event.data;
  const { object, previous_attributes } = data;
  const isOwn = type.startsWith("customer.");
  const customerId = isOwn ? object["id"] : object["customer_id"];
  if (typeof customerId !== "string" || !PARAMETERS["customerId"]?.test(customerId)) return null;
  return {
    id,
    customerId,
    customer: isOwn ? customerSchema.safeParse(object).data : undefined,
    before: previous_attributes ?? {},
    isDeleted: type === "customer.deleted",
  };
}
