import { contactActions, type Contact } from "@pivotal/sdk/store/record";
import type { ContactBulkEdit, ContactRun, ContactRunState } from "@pivotal/sdk/store/edits";
import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { setUnsaved } from "../../base/unsaved-guard.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { contactBar as words } from "../../strings/contacts.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { styles } from "./contact-bar.styles.ts";

type Progress = NonNullable<ContactRunState["progress"]>;

/** Failures that are named; the others are counted. */
const NAMED = 50;

const waiting = ({ total, changes, unchanged, failures }: Progress): number =>
  total - changes.length - unchanged.length - failures.length;

/** What can be done with the ticked contacts, how far it has come, and how to take it back. Private to the list of contacts. */
export class PvContactBar extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, styles];

  @property({ attribute: false }) run?: ContactRun;
  /** All of the customer's. */
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  /** Of the ticked ones. */
  @property({ attribute: false }) ids: readonly string[] = [];
  /** Unticks all. */
  @property({ attribute: false }) clear?: () => void;

  @state() private labelling = false;
  @state() private text = "";
  @state() private mode: "add" | "remove" = "add";
  @query(".bar") private readonly bar!: HTMLElement | null;

  readonly #polite = new PoliteController(this, () => this.#summary());
  #hadFocus = false;

  constructor() {
    super();
    new WatchController(
      this,
      () => this.run,
      (run) => run.changed.add(() => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setUnsaved(this, false);
  }

  protected override willUpdate(): void {
    this.#hadFocus = (this.renderRoot as ShadowRoot).activeElement !== null;
    if (!this.#actions.includes("label")) this.labelling = false;
  }

  protected override updated(): void {
    setUnsaved(this, this.isConnected && this.run?.state.running === true);
    // The button that was pressed may be gone: the keyboard stays in the bar.
    if (this.#hadFocus && (this.renderRoot as ShadowRoot).activeElement === null) this.bar?.focus();
  }

  override render(): TemplateResult {
    const { progress, running } = this.run?.state ?? {};
    const canAsk = this.ids.length > 0 && !running;
    return html`${
        canAsk || progress
          ? html`<div class="bar" role="group" aria-label=${words.label} tabindex="-1">
              ${canAsk ? this.#renderTools() : nothing}
              ${canAsk && this.labelling ? this.#renderLabels() : nothing}
              ${this.run && progress ? this.#renderRun(this.run.state, progress) : nothing}
            </div>`
          : nothing
      }
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  get #actions(): readonly string[] {
    const ids = new Set(this.ids);
    return ids.size === 0 ? [] : contactActions(this.contacts.filter(({ id }) => ids.has(id)));
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  #renderTools(): TemplateResult {
    const can = this.#actions;
    const n = this.ids.length;
    const button = (action: string, word: string, act: () => void) =>
      can.includes(action) ? html`<button type="button" @click=${act}>${word}</button>` : nothing;
    const isMixed = !["label", "archive", "unarchive"].some((action) => can.includes(action));
    return html`<div class="line">
      <p class="number">${words.selected(this.#number(n), n)}</p>
      ${button("archive", words.archive, () => this.#start({ archived: true }))}
      ${button("unarchive", words.unarchive, () => this.#start({ archived: false }))}
      ${
        can.includes("label")
          ? html`<button type="button" aria-expanded=${String(this.labelling)} @click=${this.#onLabels}>
              ${words.labels}
            </button>`
          : nothing
      }
      ${isMixed ? html`<p class="quiet">${words.mixed}</p>` : nothing}
      <button type="button" class="plain end" @click=${() => this.clear?.()}>${words.clear}</button>
    </div>`;
  }

  #renderLabels(): TemplateResult {
    const n = this.ids.length;
    const inUse = [...new Set(this.contacts.flatMap(({ labels }) => labels))].sort();
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
      <select class="mode" aria-label=${words.labelMode} @input=${this.#onMode}>
        <option value="add" ?selected=${this.mode === "add"}>${words.addLabel}</option>
        <option value="remove" ?selected=${this.mode === "remove"}>${words.removeLabel}</option>
      </select>
      <div class="field">
        <input
          dir="auto"
          autocomplete="off"
          list="labels"
          aria-label=${words.labels}
          aria-describedby="hint"
          .value=${this.text}
          @input=${this.#onText}
        /><datalist id="labels">${inUse.map((label) => html`<option value=${label}></option>`)}</datalist>
      </div>
      <button class="main" ?disabled=${this.text.trim() === ""}>${words.apply(this.#number(n), n)}</button>
      <p class="hint" id="hint">${words.labelHint}</p>
    </form>`;
  }

  #renderRun(run: ContactRunState, progress: Progress): TemplateResult {
    const { total, changes, failures, left } = progress;
    if (run.running)
      return html`<div class="line">
        <p class="number">${run.cancelling ? words.cancelling : this.#running(run, progress)}</p>
        <progress max=${total} .value=${total - waiting(progress)} aria-label=${words.label}></progress>
        <button type="button" ?disabled=${run.cancelling} @click=${() => this.run?.cancel()}>
          ${words.cancel}
        </button>
      </div>`;
    const canUndo = (this.run?.undoable.length ?? 0) > 0;
    const wasArchived = run.kind === "edit" && changes.some(({ after }) => after.archived_at);
    return html`<div class="line">
        <p>${this.#ended(run, progress)}</p>
        ${
          failures.length + left.length > 0
            ? html`<button type="button" @click=${() => void this.run?.retry()}>
                ${failures.length > 0 ? words.retry : words.goOn}
              </button>`
            : nothing
        }
        ${canUndo ? html`<button type="button" @click=${() => void this.run?.undo()}>${words.undo}</button>` : nothing}
        ${canUndo && wasArchived ? html`<p class="quiet">${words.undoPrimary}</p>` : nothing}
        <button type="button" class="plain end" @click=${() => this.run?.dismiss()}>${words.dismiss}</button>
      </div>
      ${failures.length > 0 ? this.#renderFailures(progress) : nothing}`;
  }

  #renderFailures({ failures }: Progress): TemplateResult {
    return html`<details open>
      <summary>${words.failed(this.#number(failures.length), failures.length)}</summary>
      <ul>
        ${failures
          .slice(0, NAMED)
          .map(
            ({ name, error }) => html`<li><bdi>${name ?? words.unknown}</bdi>: ${editProblem(error)}</li>`,
          )}
      </ul>
    </details>`;
  }

  #running({ kind }: ContactRunState, progress: Progress): string {
    const done = this.#number(progress.total - waiting(progress));
    return (kind === "undo" ? words.undoing : words.running)(
      done,
      this.#number(progress.total),
      progress.total,
    );
  }

  #ended({ kind }: ContactRunState, { changes, unchanged, failures, left }: Progress): string {
    const isUndo = kind === "undo";
    const count = (list: readonly unknown[], say: (count: string, n: number) => string) =>
      list.length > 0 ? [say(this.#number(list.length), list.length)] : [];
    return [
      (isUndo ? words.restored : words.changed)(this.#number(changes.length), changes.length),
      ...count(unchanged, isUndo ? words.changedSince : words.wereSo),
      ...count(left, words.left),
      ...count(failures, (shown, n) => `${words.failed(shown, n)}.`),
    ].join(" ");
  }

  #summary(): string | undefined {
    const run = this.run?.state;
    if (!run?.progress) return "";
    return run.running ? this.#running(run, run.progress) : this.#ended(run, run.progress);
  }

  #start(edit: ContactBulkEdit): void {
    this.labelling = false;
    this.text = "";
    void this.run?.start(this.ids, edit);
  }

  readonly #onLabels = async (): Promise<void> => {
    this.labelling = !this.labelling;
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.focus();
  };

  readonly #onText = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
  };

  readonly #onMode = (event: Event): void => {
    this.mode = (event.target as HTMLSelectElement).value as "add" | "remove";
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const labels = this.text.split(",");
    if (this.text.trim() !== "") this.#start({ [this.mode]: labels });
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.labelling = false;
  };
}
