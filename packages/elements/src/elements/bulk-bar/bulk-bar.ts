import { canEdit, type Customer, type PivotalStore } from "@pivotal/sdk/store";
import { bulkRunOf, type BulkEdit, type BulkProgress, type BulkState } from "@pivotal/sdk/store/edits";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { placePopover } from "../../base/place-popover.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { setUnsaved } from "../../base/unsaved-guard.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { bulk as words } from "../../strings/bulk.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem, sourceName } from "../../templates/edit-problem.ts";
import { fieldChoices, watchChoices, type FieldChoices } from "../field-editor/field-choices.ts";
import { styles } from "./bulk-bar.styles.ts";
import { BULK_FIELDS, bulkEditOf, NOBODY, ownersOf, type BulkField, type TagMode } from "./bulk-field.ts";

/** Failures that are named; the others are counted. */
const NAMED = 50;

/** What can be done with the selected customers, how far it has come, and how to take it back. Private to the list. */
export class PvBulkBar extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, styles];

  @property({ attribute: false }) store?: PivotalStore;
  /** Cuids of the selected customers. */
  @property({ attribute: false }) ids: readonly string[] = [];
  /** Unticks all rows. */
  @property({ attribute: false }) clear?: () => void;

  @state() private field: BulkField | undefined;
  @state() private value = "";
  @state() private mode: TagMode = "add";
  /** Waits to be confirmed. */
  @state() private asked: BulkEdit | undefined;
  @query(".bar") private readonly bar!: HTMLElement | null;
  @query("[popover]") private readonly panel!: HTMLElement | null;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  readonly #polite = new PoliteController(this, () => this.#summary());
  #offChoices: (() => void) | undefined;
  #choices: FieldChoices = { closed: false, choices: [] };
  #hadFocus = false;

  constructor() {
    super();
    new WatchController(
      this,
      () => this.store,
      (store) => this.#follow(store),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setUnsaved(this, false);
  }

  protected override willUpdate(): void {
    this.#hadFocus = (this.renderRoot as ShadowRoot).activeElement !== null;
  }

  protected override updated(_changed: PropertyValues): void {
    setUnsaved(this, this.#state?.running === true);
    // The button that was pressed may be gone: the keyboard stays in the bar.
    if (this.#hadFocus && (this.renderRoot as ShadowRoot).activeElement === null) this.bar?.focus();
  }

  override render(): TemplateResult {
    const { store } = this;
    const run = this.#state;
    const canAsk = store && !store.settings.readOnly && this.ids.length > 0 && !run?.running;
    return html`${
        canAsk || run?.progress
          ? html`<div
              class="bar"
              role="group"
              aria-label=${words.label}
              tabindex="-1"
              @keydown=${this.#onKeydown}
            >
              ${canAsk ? this.#renderTools() : nothing}
              ${run?.progress ? this.#renderRun(run, run.progress) : nothing}
            </div>`
          : nothing
      }
      <div popover @toggle=${this.#onToggle} @keydown=${this.#onKeydown}>
        ${this.field ? this.#renderForm(this.field) : nothing}
      </div>
      <dialog aria-labelledby="title" @close=${this.#onDialog} @keydown=${this.#onKeydown}>
        ${this.#renderChurn()}
      </dialog>
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  get #state(): BulkState | undefined {
    return this.store && bulkRunOf(this.store).state;
  }

  get #customers(): Customer[] {
    return this.ids.map((id) => this.store?.records.get(id)).filter((customer) => customer !== undefined);
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  #follow(store: PivotalStore): () => void {
    const off = bulkRunOf(store).changed.add(() => this.requestUpdate());
    return () => {
      off();
      this.#offChoices?.();
      this.#offChoices = undefined;
    };
  }

  #renderTools(): TemplateResult {
    const customers = this.#customers;
    const offered = BULK_FIELDS.filter((field) => customers.some((customer) => canEdit(customer, field)));
    return html`<div class="line">
      ${offered.map(
        (field) =>
          html`<button
            type="button"
            aria-haspopup="dialog"
            aria-expanded=${String(this.field === field)}
            @click=${(event: Event) => this.#open(field, event.currentTarget as HTMLElement)}
          >
            ${words.fields[field]}
          </button>`,
      )}
      <button type="button" class="end" @click=${() => this.clear?.()}>${words.clear}</button>
    </div>`;
  }

  #renderForm(field: BulkField): TemplateResult {
    const n = this.ids.length;
    const { closed, choices } = this.#choices;
    const options = choices.map(({ value, label }) => html`<option value=${value}>${label}</option>`);
    const name = words.fields[field] ?? field;
    return html`<form aria-label=${name} @submit=${this.#onSubmit}>
      ${field === "tags" ? this.#renderModes() : nothing}
      <label
        ><span>${name}</span> ${
          closed
            ? html`<select .value=${this.value} @input=${this.#onValue}>
                <option value="">${words.choose}</option>
                ${field === "owner" ? html`<option value=${NOBODY}>${words.noOwner}</option>` : nothing}
                ${options}
              </select>`
            : html`<input
                  dir="auto"
                  autocomplete="off"
                  list="choices"
                  .value=${this.value}
                  @input=${this.#onValue}
                /><datalist id="choices">${options}</datalist>`
        }</label
      >
      ${field === "plan" ? html`<p class="quiet">${words.planHint}</p>` : nothing}
      ${field === "tags" ? html`<p class="quiet">${words.tagHint}</p>` : nothing}
      ${this.#renderOwned(field, name)}
      <button class="main" ?disabled=${!bulkEditOf(field, this.value, this.mode)}>
        ${
          field === "status" && this.value === "churned"
            ? `${words.churn(this.#number(n), n)}…`
            : words.apply(this.#number(n), n)
        }
      </button>
    </form>`;
  }

  #renderModes(): TemplateResult {
    const modes = Object.entries(words.tagModes);
    return html`<select aria-label=${words.fields["tags"] ?? ""} .value=${this.mode} @input=${this.#onMode}>
      ${modes.map(([mode, label]) => html`<option value=${mode}>${label}</option>`)}
    </select>`;
  }

  #renderOwned(field: BulkField, name: string): TemplateResult[] {
    const owners = ownersOf(this.#customers, field);
    return [...owners].map(([source, n]) => {
      const all = n === this.ids.length;
      return html`<p class="warning">${words.owned(sourceName(source), name, this.#number(n), n, all)}</p>`;
    });
  }

  #renderChurn(): TemplateResult | typeof nothing {
    if (!this.asked) return nothing;
    const n = this.ids.length;
    return html`<form method="dialog">
      <h2 id="title">${words.churnTitle(this.#number(n), n)}</h2>
      <ul>
        ${words.churnMeans.map((means) => html`<li>${means}</li>`)}
      </ul>
      ${this.#renderOwned("status", words.fields["status"] ?? "")}
      <div class="line">
        <button value="cancel">${words.cancel}</button>
        <button class="main" value="churn">${words.churn(this.#number(n), n)}</button>
      </div>
    </form>`;
  }

  #renderRun(run: BulkState, progress: BulkProgress): TemplateResult {
    const { total, changes, failures, left } = progress;
    if (run.running) {
      const done = total - this.#waiting(progress);
      return html`<div class="line">
        <p class="number">${run.cancelling ? words.cancelling : this.#running(run, progress)}</p>
        <progress max=${total} .value=${done} aria-label=${words.label}></progress>
        <button type="button" ?disabled=${run.cancelling} @click=${this.#onCancel}>${words.cancel}</button>
      </div>`;
    }
    const canUndo = this.store && bulkRunOf(this.store).undoable.length > 0 && !this.store.settings.readOnly;
    const churned = run.kind === "edit" && changes.some(({ after }) => after.status === "churned");
    return html`<div class="line">
        <p>${this.#renderSummary(run, progress)}</p>
        ${failures.length + left.length > 0 ? html`<button type="button" @click=${this.#onRetry}>${failures.length > 0 ? words.retry : words.goOn}</button>` : nothing}
        ${canUndo ? html`<button type="button" @click=${this.#onUndo}>${words.undo}</button>` : nothing}
        ${canUndo && churned ? html`<p class="quiet">${words.undoChurn}</p>` : nothing}
        <button type="button" class="end" @click=${this.#onDismiss}>${words.dismiss}</button>
      </div>
      ${failures.length > 0 ? this.#renderFailures(progress) : nothing}`;
  }

  #renderSummary(run: BulkState, progress: BulkProgress): TemplateResult | string {
    const [only] = progress.changes;
    const name = progress.total === 1 && only ? this.store?.records.get(only.id)?.name : undefined;
    const text = this.#ended(run, progress);
    return name === undefined ? text : html`<bdi>${name}</bdi>: ${text}`;
  }

  #renderFailures({ failures }: BulkProgress): TemplateResult {
    const more = failures.length - NAMED;
    return html`<details>
      <summary>${words.failed(this.#number(failures.length), failures.length)}</summary>
      <ul>
        ${failures
          .slice(0, NAMED)
          .map(
            ({ name, error }) => html`<li><bdi>${name ?? words.unknown}</bdi>: ${editProblem(error)}</li>`,
          )}
        ${more > 0 ? html`<li>${words.moreFailed(this.#number(more), more)}</li>` : nothing}
      </ul>
    </details>`;
  }

  /** Customers whose turn is still to come. */
  #waiting({ total, changes, unchanged, failures }: BulkProgress): number {
    return total - changes.length - unchanged.length - failures.length;
  }

  #running({ kind }: BulkState, progress: BulkProgress): string {
    const done = this.#number(progress.total - this.#waiting(progress));
    return (kind === "undo" ? words.undoing : words.running)(
      done,
      this.#number(progress.total),
      progress.total,
    );
  }

  #ended({ kind }: BulkState, { changes, unchanged, failures, left }: BulkProgress): string {
    const isUndo = kind === "undo";
    const count = (list: readonly unknown[], say: (count: string, n: number) => string) =>
      list.length > 0 ? [say(this.#number(list.length), list.length)] : [];
    return [
      (isUndo ? words.restored : words.changed)(this.#number(changes.length), changes.length),
      ...count(unchanged, isUndo ? words.changedSince : words.wereSo),
      ...count(
        changes.filter(({ skipped = [] }) => skipped.length > 0),
        words.partly,
      ),
      ...count(left, words.left),
      ...count(failures, (shown, n) => `${words.failed(shown, n)}.`),
    ].join(" ");
  }

  #summary(): string | undefined {
    const run = this.#state;
    if (!run?.progress) return "";
    return run.running ? this.#running(run, run.progress) : this.#ended(run, run.progress);
  }

  #open(field: BulkField, button: HTMLElement): void {
    const { store, panel } = this;
    if (!store || !panel) return;
    // Asked for when first needed; the choices are drawn when they are there.
    this.#offChoices ??= watchChoices(store, this.#onChoices);
    this.field = field;
    this.value = "";
    this.mode = "add";
    this.#onChoices();
    this.performUpdate();
    placePopover(panel, button);
    panel.showPopover();
    panel.querySelector<HTMLElement>("input, select")?.focus();
  }

  #start(edit: BulkEdit): void {
    if (this.store) void bulkRunOf(this.store).start(this.ids, edit);
  }

  readonly #onChoices = (): void => {
    if (this.store && this.field) this.#choices = fieldChoices(this.store, this.field);
    this.requestUpdate();
  };

  readonly #onValue = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
  };

  readonly #onMode = (event: Event): void => {
    this.mode = (event.target as HTMLSelectElement).value as TagMode;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const edit = this.field && bulkEditOf(this.field, this.value, this.mode);
    this.panel?.hidePopover();
    if (!edit) return;
    if (edit.status !== "churned") return this.#start(edit);
    this.asked = edit;
    this.performUpdate();
    this.dialog?.showModal();
  };

  readonly #onDialog = (): void => {
    const edit = this.dialog?.returnValue === "churn" ? this.asked : undefined;
    this.asked = undefined;
    if (this.dialog) this.dialog.returnValue = "";
    if (edit) this.#start(edit);
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "closed") this.field = undefined;
  };

  /** The keys of a grid around it are not for the bar. */
  readonly #onKeydown = (event: Event): void => event.stopPropagation();

  readonly #onCancel = (): void => {
    if (this.store) bulkRunOf(this.store).cancel();
  };

  readonly #onRetry = (): void => {
    if (this.store) void bulkRunOf(this.store).retry();
  };

  readonly #onUndo = (): void => {
    if (this.store) void bulkRunOf(this.store).undo();
  };

  readonly #onDismiss = (): void => {
    if (this.store) bulkRunOf(this.store).dismiss();
  };
}
