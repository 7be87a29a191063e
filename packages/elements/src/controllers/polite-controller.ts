import type { ReactiveController, ReactiveElement } from "lit";
import { speak } from "../languages/spoken.ts";

/** At most one message in this time, in milliseconds. */
const QUIET_MS = 1_000;

/**
 * The words of a live region: at most one message a second. A message is made when it is said, not when something changed, so the last
 * one is right. `undefined` leaves what was said.
 */
export class PoliteController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #message: () => string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = "";

  constructor(host: ReactiveElement, message: () => string | undefined) {
    this.#host = host;
    this.#message = message;
    host.addController(this);
  }

  get text(): string {
    return this.#text;
  }

  hostUpdated(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      speak(this.#host);
      const text = this.#message();
      if (text === undefined || text === this.#text) return;
      this.#text = text;
      this.#host.requestUpdate();
    }, QUIET_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
