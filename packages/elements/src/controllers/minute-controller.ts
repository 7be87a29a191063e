import type { ReactiveController, ReactiveElement } from "lit";

const MINUTE_MS = 60_000;

const followers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let isListening = false;

const stop = (): void => {
  clearTimeout(timer);
  timer = undefined;
};

const tell = (): void => {
  for (const follower of [...followers]) follower();
};

function go(): void {
  if (timer !== undefined || followers.size === 0 || document.hidden) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      tell();
      go();
    },
    MINUTE_MS - (Date.now() % MINUTE_MS),
  );
}

const onVisibility = (): void => {
  if (document.hidden) return stop();
  // What stood still while nobody looked is put right at once.
  tell();
  go();
};

function follow(follower: () => void): () => void {
  followers.add(follower);
  if (!isListening) document.addEventListener("visibilitychange", onVisibility);
  isListening = true;
  go();
  return () => {
    followers.delete(follower);
    if (followers.size > 0) return;
    stop();
    document.removeEventListener("visibilitychange", onVisibility);
    isListening = false;
  };
}

/**
 * Keeps the host's relative times true: one clock for the page, which tells each minute, and stands still while nobody listens or
 * the page is hidden.
 */
export class MinuteController implements ReactiveController {
  readonly #host: ReactiveElement;
  #off: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the page's clock runs. */
  static get isRunning(): boolean {
    return timer !== undefined;
  }

  hostConnected(): void {
    this.#off ??= follow(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#off?.();
    this.#off = undefined;
  }
}
