import { AuthenticationError } from "../core/errors.ts";

/** What your server gives for a page of another origin. */
export interface HostSession {
  token: string;
  /** ISO 8601. */
  expiresAt: string;
}

interface Held {
  readonly token: string;
  /** By the server's clock, in epoch milliseconds. */
  readonly expiresAt: number;
  /** How long before its end it is renewed, in milliseconds: known once the server has told its time. */
  leadMs?: number;
}

const RENEWAL_MS = 15_000;
/** Renewed for the last minute, or for the last quarter of a session that is shorter than four. */
const LEAD_MS = 60_000;

/** One page's session: got when it is first needed, and renewed, by one request at a time. */
export class HeldSession {
  readonly #fetchSession: () => HostSession | Promise<HostSession>;
  #held?: Held;
  #renewal?: Promise<Held>;
  /** The server's clock less the monotonic one. The page's own clock may be wrong by days, and is never asked. */
  #ahead?: number;

  constructor(fetchSession: () => HostSession | Promise<HostSession>) {
    this.#fetchSession = fetchSession;
  }

  /** Takes the server's time from an answer's `Date`. */
  learnTime(date: string | null): void {
    const time = Date.parse(date ?? "");
    if (Number.isNaN(time)) return;
    this.#ahead = time - performance.now();
    this.#hold(this.#held);
  }

  /** A token to send; another one than `refused`. */
  async token(refused?: string): Promise<string> {
    const held = this.#held;
    if (!held || held.token === refused) return (await this.#renew()).token;
    const leftMs = this.#leftOf(held);
    if (leftMs === undefined) return held.token;
    if (leftMs <= 0) return (await this.#renew()).token;
    // Nobody waits for it yet. Should it fail, the request that finds the session expired asks again, and tells.
    if (leftMs <= (held.leadMs ?? 0)) this.#renew().catch(() => {});
    return held.token;
  }

  #hold(held: Held | undefined): void {
    this.#held = held;
    const leftMs = held && this.#leftOf(held);
    if (held && leftMs !== undefined) held.leadMs ??= Math.min(LEAD_MS, leftMs / 4);
  }

  /** Unknown until the server has told its time. */
  #leftOf({ expiresAt }: Held): number | undefined {
    return this.#ahead === undefined ? undefined : expiresAt - (performance.now() + this.#ahead);
  }

  #renew(): Promise<Held> {
    return (this.#renewal ??= this.#ask().finally(() => {
      this.#renewal = undefined;
    }));
  }

  async #ask(): Promise<Held> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(failed("fetchSession took longer than 15 s")), RENEWAL_MS);
    });
    try {
      const held = read(await Promise.race([this.#fetchSession(), late]));
      this.#hold(held);
      return held;
    } catch (cause) {
      throw isOurs(cause) ? cause : failed("fetchSession failed", cause);
    } finally {
      clearTimeout(timer);
    }
  }
}

function read(session: HostSession): Held {
  const { token, expiresAt } = Object(session) as Partial<HostSession>;
  const end = Date.parse(String(expiresAt));
  if (typeof token !== "string" || !/^[\w.-]+$/.test(token) || Number.isNaN(end)) {
    throw failed("fetchSession gave no { token, expiresAt }");
  }
  return { token, expiresAt: end };
}

const FAILED = "session_renewal_failed";
const isOurs = (error: unknown) => error instanceof AuthenticationError && error.code === FAILED;
const failed = (message: string, cause?: unknown) =>
  new AuthenticationError(message, { code: FAILED, cause });
