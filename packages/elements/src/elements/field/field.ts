import type { FieldDraft, FieldSession } from "@pivotal/sdk/store/edits";
import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { guardDrafts } from "../../base/guard-drafts.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { fieldText, type FieldKind } from "../../format/field-text.ts";
import { localeOf } from "../../format/locale.ts";
import { edit as editWords } from "../../strings/edit.ts";
import { field as words } from "../../strings/field.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { conflictChoices, problemChoices } from "../../templates/edit-choices.ts";
import { editProblem, sourceName } from "../../templates/edit-problem.ts";
import { saveMark, saveMarkStyles } from "../../templates/save-mark.ts";
import type { FieldChoices } from "../field-editor/field-choices.ts";
import type { PvFieldEditor } from "../field-editor/field-editor.ts";
import type { ChoiceSource, FieldEdits } from "./field-edits.ts";
import { styles } from "./field.styles.ts";

const NO_CHOICES: FieldChoices = { closed: false, choices: [] };

const sync = html`<svg viewBox="0 0 16 16" aria-hidden="true">
  <path d="M2.5 6.5a5.7 5.7 0 0 1 10.2-1.7M13.5 9.5a5.7 5.7 0 0 1-10.2 1.7M13 2v3h-3M3 14v-3h3" />
</svg>`;
const away = html`<svg viewBox="0 0 16 16" aria-hidden="true">
  <path d="M6 3H3v10h10v-3M9 3h4v4M13 3 7 9" />
</svg>`;

/** One field of a record, shown with its label and edited where it stands. Private to the elements that show records. */
export class PvField extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, saveMarkStyles, styles];

  /** What the field is called. */
  @property() label = "";
  @property() kind: FieldKind = "text";
  /** As a person would type it. */
  @property({ attribute: false }) value: FieldDraft = "";
  /** Shown in place of the value, such as a person's name. */
  @property() text?: string | undefined;
  /** Where a value that is a link leads. */
  @property() href?: string | undefined;
  /** What the record is called. */
  @property() subject = "";
  /** The CRM that owns the field. */
  @property() source?: string | undefined;
  /** The label is not to be seen. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /** Where it is edited; without it, it is only shown. */
  @property({ attribute: false }) edits?: FieldEdits | undefined;
  /** The record's id and the field, as `edits` spells them. */
  @property() record = "";
  @property() field = "";
  /** The type of a custom field. */
  @property() type?: string | undefined;
  @property({ attribute: false }) choices?: ChoiceSource | undefined;
  /** Called after each save that went through. */
  @property({ attribute: false }) saved?: ((field: string) => void) | undefined;

  @state() private notLoaded = false;
  @query(".show") private readonly button!: HTMLElement | null;
  @query("pv-field-editor") private readonly editor!: PvFieldEditor | null;

  #session: FieldSession | undefined;
  #shown: FieldSession["state"] | undefined;
  #offered = NO_CHOICES;
  #offChoices: (() => void) | undefined;
  #opened = false;
  #returns = false;
  #said = "";
  readonly #polite = new PoliteController(this, () => this.#said);

  constructor() {
    super();
    new WatchController(
      this,
      () => this.edits,
      (edits) => {
        guardDrafts(edits);
        return edits.changed.add(this.#onChanged);
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchChoices(false);
  }

  protected override willUpdate(): void {
    this.#follow();
    this.#watchChoices(this.isConnected && this.#session?.state.editing === true);
  }

  protected override updated(): void {
    if (this.#opened && this.editor) {
      this.#opened = false;
      this.editor.wantsFocus = true;
    }
    if (!this.#returns || this.#session?.state.editing) return;
    this.#returns = false;
    (this.button ?? this.renderRoot.querySelector<HTMLElement>(".more button"))?.focus();
  }

  /** Begins an edit, as a click on the value does. */
  edit(): void {
    if (!this.edits) return;
    this.notLoaded = false;
    this.#load();
    this.#opened = this.edits.open(this.record, this.field, this.type) !== undefined;
  }

  override render(): TemplateResult {
    const current = this.#session?.state;
    const isOpen = current?.editing === true || current?.draft !== undefined;
    return html`<div class="row" role="group" aria-label=${this.label}>
        <span class="label" aria-hidden="true">${this.label}</span>
        <span class="value">
          ${isOpen ? this.#renderEditor() : this.#renderValue(current)}
          ${current && !isOpen ? saveMark(current) : nothing}
          ${this.source === undefined ? nothing : this.#renderSource(this.source)}
          ${this.href === undefined || isOpen || !this.edits ? nothing : this.#renderLink(this.href)}
        </span>
        ${this.#renderMore(current)}
      </div>
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  #renderEditor(): TemplateResult {
    return html`<pv-field-editor
      .session=${this.#session}
      .value=${this.value}
      .subject=${this.subject}
      .source=${this.source}
      .field=${this.field}
      .label=${this.label}
      .kind=${this.kind}
      .choices=${this.#offered.choices}
      .closed=${this.#offered.closed}
      .done=${this.#onDone}
      .say=${this.#onSay}
    ></pv-field-editor>`;
  }

  #renderValue(current: FieldSession["state"] | undefined): TemplateResult {
    const text =
      current?.next === undefined ? (this.text ?? this.#text(this.value)) : this.#text(current.next);
    const isNumber = this.kind === "number" || this.kind === "money";
    const shown = text
      ? html`<bdi class=${isNumber ? "text number" : "text"}>${text}</bdi>`
      : html`<span class="quiet">${words.empty}</span>`;
    if (!this.edits && this.href !== undefined && text)
      return html`<a class="text" href=${this.href} target="_blank" rel="noopener noreferrer"
        ><bdi>${text}</bdi></a
      >`;
    if (!this.edits) return shown;
    return html`<button
      type="button"
      class="show"
      aria-label=${words.edit(this.label, text || words.empty)}
      @click=${() => this.edit()}
      @keydown=${this.#onKeydown}
      @pointerenter=${this.#load}
      @focus=${this.#load}
    >
      ${shown}
    </button>`;
  }

  #renderSource(source: string): TemplateResult {
    const said = words.source(sourceName(source));
    return html`<span class="icon-mark" role="img" aria-label=${said} title=${said}>${sync}</span>`;
  }

  #renderLink(href: string): TemplateResult {
    const said = words.open(this.text ?? this.#text(this.value));
    return html`<a
      class="icon-mark"
      href=${href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label=${said}
      title=${said}
      >${away}</a
    >`;
  }

  /** Why a draft is not saved, below it, while its input is closed; the open input says so itself. */
  #renderMore(current: FieldSession["state"] | undefined): TemplateResult | typeof nothing {
    if (this.notLoaded) return html`<p class="more problem" role="alert">${words.notLoaded}</p>`;
    if (!current || current.editing || current.draft === undefined) return nothing;
    const { theirs, error, draft } = current;
    if (theirs !== undefined) {
      const choices = { keep: this.#onKeep, take: this.#onDiscard };
      return html`<div class="more">${conflictChoices(this.#text(theirs), this.#text(draft), choices)}</div>`;
    }
    if (!error) return nothing;
    return html`<div class="more">
      ${problemChoices(error, { retry: this.#onRetry, discard: this.#onDiscard })}
    </div>`;
  }

  #text(value: FieldDraft): string {
    const choice = this.#offered.choices.find((one) => one.value === value);
    return choice ? choice.label : fieldText(value, this.kind, localeOf(this));
  }

  /** The session as it is now, and what became of its save. */
  #follow(): void {
    const before = this.#shown;
    const isSame = this.#session === this.edits?.get(this.record, this.field);
    this.#session = this.edits?.get(this.record, this.field);
    this.#shown = this.#session?.state;
    if (this.#session && this.#shown?.draft !== undefined) this.#load();
    if (!isSame || !before?.saving || this.#shown?.saving) return;
    const error = this.#shown?.error;
    if (error) this.#said = `${this.label}: ${editWords.notSaved}. ${editProblem(error)}`;
    else this.#tellSaved();
  }

  #tellSaved(): void {
    this.#said = `${this.label}: ${editWords.saved}`;
    this.saved?.(this.field);
  }

  #watchChoices(wanted: boolean): void {
    if (wanted === (this.#offChoices !== undefined)) return;
    this.#offChoices?.();
    this.#offChoices = undefined;
    if (!wanted || !this.choices) return;
    const { choices } = this;
    this.#offered = choices.read();
    this.#offChoices = choices.watch(() => {
      this.#offered = choices.read();
      this.requestUpdate();
    });
  }

  readonly #load = (): void => {
    import("../field-editor/define.ts").catch((error: unknown) => {
      reportError(error);
      this.#session?.cancel();
      this.notLoaded = true;
    });
  };

  readonly #onChanged = (): void => {
    if (this.edits?.get(this.record, this.field)?.state !== this.#shown) this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "F2") return;
    event.preventDefault();
    this.edit();
  };

  readonly #onDone = (): void => {
    this.#returns = true;
    this.requestUpdate();
  };

  readonly #onSay = (text: string): void => {
    this.#said = `${this.label}: ${text}`;
  };

  readonly #onRetry = (): void => {
    this.#session?.commit();
    this.#onDone();
  };

  readonly #onKeep = (): void => {
    this.#session?.keep();
    this.#onDone();
  };

  readonly #onDiscard = (): void => {
    this.#session?.cancel();
    this.#onDone();
  };
}
