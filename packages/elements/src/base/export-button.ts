import { isPivotalError, type PivotalError, type PivotalStore } from "@pivotal/sdk/store/core";
import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "./reactive.ts";
import { SpeakingElement } from "./speaking-element.ts";
import { PoliteController } from "../controllers/polite-controller.ts";
import { localeOf } from "../format/locale.ts";
import { formatNumber } from "../format/number.ts";
import { exporting as words } from "../strings/export.ts";
import { base, tokens } from "../styles/tokens.styles.ts";
import { errorSentence } from "../templates/error-view.ts";

/** A file is in the browser's hands long before this, in milliseconds. */
const REVOKE_MS = 60_000;
/** An element that is moved is out of the page for less than this. */
const LINGER_MS = 1_000;

type Phase = "idle" | "loading" | "writing" | "done" | "failed";

/** How an export is spoken of; the count is written as the locale does and followed by the number itself. */
export interface ExportWords {
  readonly loading: (count: string, n: number) => string;
  readonly done: (count: string, n: number) => string;
}

/** Told how far an export is. */
export type ExportReport = (phase: "loading" | "writing", rows: number) => void;

/** A file that is whole. */
export interface ExportedFile {
  readonly file: Blob;
  readonly rows: number;
  /** With its extension. */
  readonly name: string;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}

/** A button that makes a file of all that was asked for: one at a time, with how far it is and a way to cancel it. */
export abstract class ExportButton<Request> extends SpeakingElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_pv-space) calc(2 * var(--_pv-space));
      }
      [aria-disabled="true"] {
        cursor: default;
        opacity: 0.6;
      }
      .failed {
        color: var(--_pv-at-risk-text);
      }
    `,
  ];

  /** What there is to export when it is asked for. */
  @property({ attribute: false }) request?: () => Request | undefined;

  /** Ends an export when it is cleared, as when another user signs in. */
  @property({ attribute: false }) store?: PivotalStore;

  @state() private phase: Phase = "idle";
  @state() private count = 0;
  @state() private error: PivotalError | undefined;

  protected abstract readonly words: ExportWords;

  readonly #polite = new PoliteController(this, () => this.#say());
  #stop: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => {
      if (!this.isConnected) this.#stop?.abort();
    }, LINGER_MS);
  }

  /** Makes the file. Throws what the server says, and the signal's reason; half a file is never given. */
  protected abstract make(request: Request, signal: AbortSignal, report: ExportReport): Promise<ExportedFile>;

  override render(): TemplateResult {
    const busy = this.#stop !== undefined;
    const failed = this.phase === "failed";
    return html`<button
        type="button"
        aria-disabled=${String(busy)}
        aria-busy=${String(busy)}
        @click=${this.#onStart}
      >
        ${failed ? words.retry : words.start}</button
      >${
        busy || failed
          ? html`<span class="number ${failed ? "failed" : "quiet"}">${this.#say()}</span>`
          : nothing
      }${busy ? html`<button type="button" @click=${this.#onCancel}>${words.cancel}</button>` : nothing}
      <span class="hidden-text" role="status">${this.#polite.text}</span>`;
  }

  #say(): string {
    const count = formatNumber(this.count, localeOf(this));
    switch (this.phase) {
      case "loading":
        return this.words.loading(count, this.count);
      case "writing":
        return words.writing;
      case "done":
        return this.words.done(count, this.count);
      case "failed":
        return `${words.failed} ${this.error ? errorSentence(this.error) : ""}`;
      default:
        return "";
    }
  }

  async #run(request: Request, signal: AbortSignal): Promise<void> {
    const off = this.store?.cleared.add(this.#onCancel);
    this.phase = "loading";
    this.count = 0;
    try {
      const { file, rows, name } = await this.make(request, signal, (phase, count) => {
        this.phase = phase;
        this.count = count;
      });
      save(file, name);
      this.count = rows;
      this.phase = "done";
    } catch (cause) {
      if (signal.aborted) return void (this.phase = "idle");
      this.error = isPivotalError(cause) ? cause : undefined;
      if (!this.error) reportError(cause);
      this.phase = "failed";
    } finally {
      off?.();
      this.#stop = undefined;
      this.requestUpdate();
    }
  }

  readonly #onStart = (): void => {
    const request = this.#stop ? undefined : this.request?.();
    if (!request) return;
    this.#stop = new AbortController();
    void this.#run(request, this.#stop.signal);
  };

  readonly #onCancel = (): void => this.#stop?.abort();
}
