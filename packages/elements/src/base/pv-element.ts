// Says in the console what cannot be read well, for who develops a page; nothing in production.
import "@pivotal/elements/contrast/development";
import type { PivotalError } from "@pivotal/sdk";
import type { PropertyValues } from "lit";
import { localeOf } from "../format/locale.ts";
import { base, tokens } from "../styles/tokens.styles.ts";
import { SpeakingElement } from "./speaking-element.ts";

/** What a host learns of a failure. No record, no key and no query is in it. */
export interface PvErrorDetail {
  /** The tag of the element, such as `pv-customer-list`. */
  readonly element: string;
  /** One of the SDK's error types, such as `rate_limit_error`. */
  readonly type: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly message: string;
}

export interface PvReadyDetail {
  readonly element: string;
}

declare global {
  interface HTMLElementEventMap {
    "pv-ready": CustomEvent<PvReadyDetail>;
    "pv-error": CustomEvent<PvErrorDetail>;
  }
}

/**
 * What every element has in common.
 *
 * @attr {comfortable | compact} density - How close things stand in it. Default: as around it, see `--pv-density`.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 */
export abstract class PvElement extends SpeakingElement {
  static override styles = [tokens, base];

  readonly #internals = this.attachInternals();
  #ready = false;
  #reported: unknown;

  /** The BCP 47 tag of the language around the element. */
  protected get locale(): string {
    return localeOf(this);
  }

  protected get isRtl(): boolean {
    return getComputedStyle(this).direction === "rtl";
  }

  /** Whether the element shows data, no longer a placeholder. */
  protected abstract isReady(): boolean;

  /** The failure that the element shows, if any. */
  protected abstract currentError(): PivotalError | undefined;

  /** Whether something is on its way; shown to assistive technology and to CSS as `:state(loading)`. */
  protected abstract isLoading(): boolean;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const loading = this.isLoading();
    this.#internals.ariaBusy = loading ? "true" : null;
    if (loading) this.#internals.states.add("loading");
    else this.#internals.states.delete("loading");
    const error = this.currentError();
    if (error && error !== this.#reported) {
      const { type, code, status, requestId, message } = error;
      this.#emit("pv-error", { element: this.localName, type, code, status, requestId, message });
    }
    this.#reported = error;
    if (!this.#ready && this.isReady()) {
      this.#ready = true;
      this.#emit("pv-ready", { element: this.localName });
    }
  }

  #emit(name: "pv-ready" | "pv-error", detail: PvReadyDetail | PvErrorDetail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
