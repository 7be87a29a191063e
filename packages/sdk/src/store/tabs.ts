import type { Span } from "./customer-walk.ts";
import type { News } from "./news.ts";
import type { ReplicaProgress } from "./replica-links.ts";
import { inSlices } from "./slices.ts";

/** Tabs with another one do not understand each other. */
const PROTOCOL = 1;
/** How often a tab that follows looks whether anyone still leads. */
const LOOK_MS = 5_000;
/** A leader that has said nothing for so long is asked whether it is still there. */
const SILENCE_MS = 15_000;

type Told =
  | { readonly kind: "hello" | "ping" | "pong" }
  | { readonly kind: "ask"; readonly refresh: boolean }
  | { readonly kind: "news"; readonly news: News; readonly part?: boolean }
  | { readonly kind: "progress"; readonly progress: ReplicaProgress; readonly span?: Span };

/** What tabs say to each other. */
type Message = Told & {
  readonly from: string;
  /** Absent: to all. */
  readonly to?: string;
  readonly leads: boolean;
};

/** What the replica of this tab makes of it. */
export interface TabsPort {
  progress(): ReplicaProgress;
  isHidden(): boolean;
  /** Everything that is held here, in pieces. */
  copy(): Iterable<News>;
  receive(news: News, part: boolean): void;
  follow(progress: ReplicaProgress, span: Span | undefined): void;
  lead(leads: boolean): void;
  asked(refresh: boolean): void;
}

/**
 * The tabs of one user at one server. One of them leads: it alone asks the server, and tells the others what it finds. A lock that
 * the browser gives to one tab at a time says which; when that tab is closed, another gets it.
 */
export class Tabs {
  readonly #name: string;
  readonly #port: TabsPort;
  readonly #locks: LockManager;
  readonly #id = crypto.randomUUID();
  readonly #leaving = new AbortController();
  /** Absent while the page is put away. */
  #channel: BroadcastChannel | undefined;
  #wants = false;
  #leads = false;
  #asking: AbortController | undefined;
  #release: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = Number.NEGATIVE_INFINITY;
  #pingedAt: number | undefined;

  private constructor(name: string, port: TabsPort, locks: LockManager) {
    this.#name = `pivotal-customers ${PROTOCOL} ${name}`;
    this.#port = port;
    this.#locks = locks;
    this.#channel = this.#tune();
  }

  /** Undefined where the browser has no locks or no channels, or forbids them. */
  static open(name: string, port: TabsPort): Tabs | undefined {
    const locks = globalThis.navigator?.locks as LockManager | undefined;
    if (!locks || typeof BroadcastChannel !== "function") return undefined;
    try {
      const tabs = new Tabs(name, port, locks);
      tabs.#heedPage();
      return tabs;
    } catch {
      // An opaque origin, as in a sandboxed frame: there are no other tabs.
      return undefined;
    }
  }

  /** Whether this tab walks. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Someone looks here: this tab listens, and leads when its turn comes. */
  join(): void {
    if (this.#wants) return;
    this.#wants = true;
    this.#greet();
    this.#request();
    this.#watch();
  }

  /** Nobody looks here: another tab may lead. This one goes on listening, so that it has everything when someone comes back. */
  rest(): void {
    this.#wants = false;
    this.#giveUp();
  }

  ask(refresh: boolean): void {
    // This tab's own way to the server may be open where the leader's is not.
    if (refresh && this.#port.progress().error) this.#steal();
    // Who leads tells by itself how far it is when a tab comes.
    else if (refresh || this.#heardAt >= 0) this.tell({ kind: "ask", refresh });
  }

  tell(told: Told, to?: string): void {
    this.#channel?.postMessage({ ...told, from: this.#id, to, leads: this.#leads } satisfies Message);
  }

  close(): void {
    this.rest();
    this.#leaving.abort();
    this.#detune();
  }

  #tune(): BroadcastChannel {
    const channel = new BroadcastChannel(this.#name);
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    return channel;
  }

  #detune(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** A page in the back/forward cache must hold no lock and no channel, or the browser does not keep it there. */
  #heedPage(): void {
    if (typeof addEventListener !== "function") return;
    const { signal } = this.#leaving;
    let wanted = false;
    const leave = () => {
      wanted = this.#wants;
      if (this.#leads) this.#port.lead(false);
      this.rest();
      this.#detune();
    };
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      this.#channel = this.#tune();
      if (wanted) this.join();
    };
    addEventListener("pagehide", leave, { signal });
    addEventListener("pageshow", comeBack, { signal });
  }

  #hear(message: Message): void {
    if (message.to !== undefined && message.to !== this.#id) return;
    if (message.leads) this.#heardAt = performance.now();
    if (message.kind === "news") this.#port.receive(message.news, message.part ?? false);
    else if (message.kind === "progress") {
      if (!this.#leads) this.#port.follow(message.progress, message.span);
    } else if (this.#leads) this.#answer(message);
  }

  #answer(message: Message): void {
    if (message.kind === "hello") void this.#copyTo(message.from);
    else if (message.kind === "ping") this.tell({ kind: "pong" });
    else if (message.kind === "ask") {
      this.#port.asked(message.refresh);
      this.tell({ kind: "progress", progress: this.#port.progress() });
    }
  }

  /** Gives a tab that has just come all that is held here, on the one channel, so that it overtakes nothing. */
  #copyTo(to: string): Promise<void> {
    return inSlices(this.#pieces(to), () => !this.#leads);
  }

  *#pieces(to: string): Generator<void> {
    for (const news of this.#port.copy()) {
      this.tell({ kind: "news", news, part: true }, to);
      yield;
    }
    this.tell({ kind: "progress", progress: this.#port.progress() }, to);
  }

  #greet(): void {
    this.#pingedAt = performance.now();
    this.tell({ kind: "hello" });
  }

  #request(steal = false): void {
    const asking = (this.#asking = new AbortController());
    const hold = () =>
      new Promise<void>((release) => {
        if (this.#asking !== asking) return release();
        this.#release = release;
        this.#begin();
      });
    const options = steal ? { steal } : { signal: asking.signal };
    this.#locks.request(this.#name, options, hold).catch((error: unknown) => {
      if (this.#asking === asking) this.#lost(error);
    });
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#leads = true;
    this.tell({ kind: "progress", progress: this.#port.progress() });
    this.#port.lead(true);
  }

  #lost(error: unknown): void {
    const isStolen = error instanceof DOMException && error.name === "AbortError";
    // A browser that gives no lock to anyone: each tab works alone.
    if (!isStolen) return this.#begin();
    this.#leads = false;
    this.#port.lead(false);
    this.#greet();
    this.#request();
    this.#watch();
  }

  #giveUp(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = undefined;
    this.#leads = false;
    this.#release?.();
    this.#release = undefined;
  }

  /** A leader may be frozen with the lock in its hand. One that does not answer loses it. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = performance.now();
      const isAsked = this.#pingedAt !== undefined && this.#heardAt < this.#pingedAt;
      if (this.#port.isHidden() || now - this.#heardAt < SILENCE_MS) this.#pingedAt = undefined;
      else if (isAsked) return this.#steal();
      else {
        this.#pingedAt = now;
        this.tell({ kind: "ping" });
      }
      this.#watch();
    }, LOOK_MS);
  }

  #steal(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#request(true);
  }
}
