import type { ContactPaste } from "@pivotal/sdk/store/edits";
import type { PastedContact, PasteProblem } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { contactPaste as words, contacts } from "../../strings/contacts.ts";
import { wordOf } from "../../strings/word-of.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { styles } from "./contact-paste.styles.ts";

/** Lines of the preview that are drawn at first, and with each wish for more. */
const SLICE = 100;

/** The dialog in which many contacts are pasted and added. Private to the list of contacts. */
export class PvContactPaste extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, styles];

  /** The text and the run live in it, and so outlive this element. */
  @property({ attribute: false }) paste?: ContactPaste;
  /** The server keeps phone numbers. */
  @property({ attribute: false }) hasPhone = false;
  /** Called when it is closed: the text stays for the next time, and people on their way are added all the same. */
  @property({ attribute: false }) closed?: () => void;

  @state() private limit = SLICE;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  readonly #polite = new PoliteController(this, () => this.#said());

  constructor() {
    super();
    new WatchController(
      this,
      () => this.paste,
      (paste) => paste.changed.add(() => this.requestUpdate()),
    );
  }

  protected override updated(): void {
    const { dialog } = this;
    if (!this.isConnected || !dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector("textarea")?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { paste } = this;
    if (!paste) return nothing;
    const { text, running } = paste.state;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose} @keydown=${this.#onKeydown}>
        <form class="stack" @submit=${this.#onSubmit}>
          <h2 id="title">${words.title}</h2>
          <div class="field">
            <label class="name" for="text">${words.text}</label>
            <textarea
              id="text"
              rows="6"
              dir="auto"
              spellcheck="false"
              autocomplete="off"
              placeholder=${words.placeholder}
              aria-describedby="hint"
              ?readonly=${running}
              .value=${live(text)}
              @input=${this.#onInput}
            ></textarea>
            <p class="hint" id="hint">${words.hint}</p>
          </div>
          ${this.#renderPreview(paste)} ${this.#renderRun(paste)} ${this.#renderActions(paste)}
        </form>
      </dialog>
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  #renderPreview(paste: ContactPaste): TemplateResult {
    const { rows, header } = paste.found;
    if (rows.length === 0) return html`<p class="hint">${words.nothing}</p>`;
    const ready = rows.filter((row) => row.ready).length;
    const left = rows.length - this.limit;
    const { fields } = contacts;
    return html`<p class="number" id="summary">
        ${words.summary(this.#number(ready), ready, this.#number(rows.length - ready), rows.length - ready)}
        ${header ? words.asHeader : nothing}
      </p>
      <div class="preview" role="region" tabindex="0" aria-label=${words.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.columns.line}</th>
              <th scope="col">${fields.name}</th>
              <th scope="col">${fields.email}</th>
              <th scope="col">${fields.title}</th>
              ${this.hasPhone ? html`<th scope="col">${fields.phone}</th>` : nothing}
              <th scope="col">${words.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, this.limit).map((row) => this.#renderRow(paste, row))}
          </tbody>
        </table>
        ${
          left > 0
            ? html`<button type="button" class="plain" @click=${this.#onMore}>
                ${words.more(this.#number(left), left)}
              </button>`
            : nothing
        }
      </div>`;
  }

  #renderRow(paste: ContactPaste, row: PastedContact): TemplateResult {
    const failure = paste.failureOf(row);
    const why = [
      ...row.problems.map((one) => this.#problem(one)),
      ...(failure ? [editProblem(failure)] : []),
    ];
    const kind = !row.ready || failure ? "bad" : why.length > 0 ? "harmless" : "";
    const isLost = row.name === "" && row.email === "";
    return html`<tr class=${kind}>
      <th scope="row" class="number">${this.#number(row.line)}</th>
      <td>${isLost ? html`<bdi class="quiet">${row.text}</bdi>` : html`<bdi>${row.name}</bdi>`}</td>
      <td><bdi>${row.email}</bdi></td>
      <td><bdi>${row.title}</bdi></td>
      ${this.hasPhone ? html`<td><bdi>${row.phone}</bdi></td>` : nothing}
      <td class=${why.length > 0 ? "why" : "quiet"}>${why.length > 0 ? why.join(". ") : words.ready}</td>
    </tr>`;
  }

  #problem({ code, line }: PasteProblem): string {
    if (line !== undefined) return words.duplicate(this.#number(line));
    return wordOf(words.problems, code) ?? code;
  }

  #renderRun({ state: { running, cancelling, progress } }: ContactPaste): TemplateResult | typeof nothing {
    if (!progress) return nothing;
    if (!running) {
      const isWhole = progress.failures.length + progress.left.length === 0;
      return html`<p class="note ${isWhole ? "" : "warning"}">${this.#ended(progress)}</p>`;
    }
    const done = progress.added.length + progress.failures.length;
    return html`<div class="actions">
      <p class="number">
        ${cancelling ? words.cancelling : words.running(this.#number(done), this.#number(progress.total), progress.total)}
      </p>
      <progress max=${progress.total} .value=${done} aria-label=${words.title}></progress>
    </div>`;
  }

  #renderActions(paste: ContactPaste): TemplateResult {
    const { running, cancelling, text } = paste.state;
    const n = paste.found.rows.filter((row) => row.ready).length;
    if (running)
      return html`<div class="actions end">
        <button type="button" ?disabled=${cancelling} @click=${() => paste.cancel()}>${words.cancel}</button>
        <button class="main" disabled>${words.add(this.#number(n), n)}</button>
      </div>`;
    return html`<div class="actions end">
      ${
        text.trim() === ""
          ? nothing
          : html`<button type="button" class="plain" @click=${() => paste.discard()}>
              ${words.discard}
            </button>`
      }
      <button type="button" @click=${() => this.dialog?.close()}>${words.close}</button>
      <button class="main" ?disabled=${n === 0}>${words.add(this.#number(n), n)}</button>
    </div>`;
  }

  #ended({ added, failures, left }: NonNullable<ContactPaste["state"]["progress"]>): string {
    return [
      words.added(this.#number(added.length), added.length),
      ...(failures.length > 0 ? [words.failed(this.#number(failures.length), failures.length)] : []),
      ...(left.length > 0 ? [words.left(this.#number(left.length), left.length)] : []),
    ].join(" ");
  }

  #said(): string {
    const { paste } = this;
    if (!paste) return "";
    const { running, progress } = paste.state;
    if (progress && !running) return this.#ended(progress);
    if (progress) {
      const { added, total } = progress;
      return words.running(this.#number(added.length), this.#number(total), total);
    }
    const { rows } = paste.found;
    const bad = rows.filter((row) => !row.ready).length;
    const ready = rows.length - bad;
    return rows.length === 0 ? "" : words.summary(this.#number(ready), ready, this.#number(bad), bad);
  }

  readonly #onInput = (event: Event): void => {
    this.limit = SLICE;
    this.paste?.type((event.target as HTMLTextAreaElement).value);
  };

  readonly #onMore = (): void => {
    this.limit += SLICE;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.paste?.add();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void this.paste?.add();
  };

  readonly #onClose = (): void => this.closed?.();
}
