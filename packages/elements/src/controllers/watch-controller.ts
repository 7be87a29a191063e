import type { ReactiveController, ReactiveElement } from "lit";

/** Follows what the host's properties name, while the host is connected. They are asked again before each update. */
export class WatchController<T extends object> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #target: () => T | undefined;
  readonly #watch: (target: T) => () => void;
  #watched: T | undefined;
  #off: (() => void) | undefined;

  /** @param watch begins to follow, and returns what ends it. */
  constructor(host: ReactiveElement, target: () => T | undefined, watch: (target: T) => () => void) {
    this.#host = host;
    this.#target = target;
    this.#watch = watch;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow(this.#host.isConnected ? this.#target() : undefined);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(target: T | undefined): void {
    if (this.#watched === target) return;
    this.#off?.();
    this.#watched = target;
    this.#off = target && this.#watch(target);
  }
}
