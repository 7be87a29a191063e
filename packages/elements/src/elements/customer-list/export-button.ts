import { isPivotalError, type PivotalError, type PivotalStore } from "@pivotal/sdk/store";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { exporting as words } from "../../strings/export.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { errorSentence } from "../../templates/error-view.ts";
import type { ExportRequest } from "./export-run.ts";

/** A file is in the browser's hands long before this, in milliseconds. */
const REVOKE_MS = 60_000;
/** An element that is moved is out of the page for less than this. */
const LINGER_MS = 1_000;

type Phase = "idle" | "loading" | "writing" | "done" | "failed";

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}

/** Makes a file of all that the list's query finds, once all of it is here. Private to the list. */
export class PvExportButton extends LitElement {
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
  @property({ attribute: false }) request?: () => ExportRequest | undefined;

  /** Ends an export when it is cleared, as when another user signs in. */
  @property({ attribute: false }) store?: PivotalStore;

  @state() private phase: Phase = "idle";
  @state() private loaded = 0;
  @state() private error: PivotalError | undefined;

  readonly #polite = new PoliteController(this, () => this.#say());
  #stop: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => {
      if (!this.isConnected) this.#stop?.abort();
    }, LINGER_MS);
  }

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
    const count = formatNumber(this.loaded, localeOf(this));
    switch (this.phase) {
      case "loading":
        return words.loading(count);
      case "writing":
        return words.writing;
      case "done":
        return this.loaded === 1 ? words.doneOne : words.done(count);
      case "failed":
        return `${words.failed} ${this.error ? errorSentence(this.error) : ""}`;
      default:
        return "";
    }
  }

  async #run(request: ExportRequest, signal: AbortSignal): Promise<void> {
    const { replica } = request;
    const follow = () => (this.loaded = replica?.coverage.rows ?? 0);
    const off = [replica?.changed.add(follow), this.store?.cleared.add(this.#onCancel)];
    this.phase = "loading";
    follow();
    try {
      const { exportCsv, fileName } = await import("./export-run.ts");
      const { file, rows } = await exportCsv(request, signal, () => (this.phase = "writing"));
      save(file, fileName(words.name(new Date().toISOString().slice(0, 10)), "csv"));
      this.loaded = rows;
      this.phase = "done";
    } catch (cause) {
      if (signal.aborted) return void (this.phase = "idle");
      this.error = isPivotalError(cause) ? cause : undefined;
      if (!this.error) reportError(cause);
      this.phase = "failed";
    } finally {
      for (const stop of off) stop?.();
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
