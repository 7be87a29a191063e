import type { FieldDraft, FieldSession } from "@pivotal/sdk/store/edits";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property, query } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { placePopover } from "../../base/place-popover.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { isCalendarDay } from "../../format/calendar-day.ts";
import { fieldText, type FieldKind } from "../../format/field-text.ts";
import { localeOf } from "../../format/locale.ts";
import { readNumber } from "../../format/read-number.ts";
import { edit as words } from "../../strings/edit.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { conflictChoices, problemChoices } from "../../templates/edit-choices.ts";
import { editProblem, sourceName } from "../../templates/edit-problem.ts";
import { saveMark, saveMarkStyles, warningMark } from "../../templates/save-mark.ts";
import type { Choice } from "./field-choices.ts";
import { styles } from "./field-editor.styles.ts";

/** One field of one record being edited: its input, and what there is to say of it. Private to the elements that edit in place. */
export class PvFieldEditor extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, saveMarkStyles, styles];

  @property({ attribute: false }) session?: FieldSession;
  /** Its value now, as a person would type it. */
  @property({ attribute: false }) value: FieldDraft = "";
  /** What the record is called. */
  @property() subject = "";
  /** The CRM that will overwrite an edit. */
  @property() source?: string | undefined;
  @property() field = "";
  /** What the field is called. */
  @property() label = "";
  @property() kind: FieldKind = "text";
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** Nothing but one of the choices can be saved. */
  @property({ type: Boolean }) closed = false;
  /** Takes the focus when its input is there. */
  @property({ attribute: false }) wantsFocus = false;
  /** Called when the person has finished, by a key or a button and not by going elsewhere. */
  @property({ attribute: false }) done?: () => void;

  /** Told in words what became of a save. */
  @property({ attribute: false }) say?: (text: string) => void;

  @query("input, select") readonly input!: HTMLInputElement | HTMLSelectElement | null;
  @query(".panel") private readonly panel!: HTMLElement | null;
  @query(".churn") private readonly churn!: HTMLElement | null;

  /** A tag that is being typed and is not among the others yet. */
  #tag = "";
  #saving = false;
  #focused = false;
  #leaving = false;

  constructor() {
    super();
    new WatchController(
      this,
      () => this.session,
      (session) => session.changed.add(this.#onChanged),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Browsers differ in whether a removal is a blur: whoever was typing goes on where the editor comes back.
    if (this.#focused) this.wantsFocus = true;
    this.#leaving = false;
    window.removeEventListener("scroll", this.#place, true);
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.isConnected) return;
    const { panel, input } = this;
    if (panel && !panel.matches(":popover-open")) {
      panel.showPopover();
      window.addEventListener("scroll", this.#place, { capture: true, passive: true });
    }
    if (panel) this.#place();
    else window.removeEventListener("scroll", this.#place, true);
    if (!this.wantsFocus || !input) return;
    this.wantsFocus = false;
    input.focus();
    if (input instanceof HTMLInputElement) input.select();
  }

  override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (!session) return nothing;
    return session.state.editing ? this.#renderEditing(session) : this.#renderShown(session);
  }

  /** Saves, unless there is something to confirm first. */
  commit(): void {
    if (!this.session?.state.editing) return;
    this.#addTag();
    if (this.#isChurn) return this.churn?.focus();
    this.#commit();
  }

  readonly #commit = (): void => {
    const { draft } = this.session?.state ?? {};
    const isNumber = this.kind === "number" || this.kind === "money";
    const read = isNumber && typeof draft === "string" ? readNumber(draft, localeOf(this)) : draft;
    if (read !== undefined && read !== draft) this.session?.type(read);
    this.session?.commit();
    this.#finish();
  };

  #finish(): void {
    if (!this.session?.state.editing) this.done?.();
  }

  /** Tags or labels, which are typed one by one. */
  get #isList(): boolean {
    return typeof this.value !== "string";
  }

  get #isChurn(): boolean {
    const draft = this.session?.state.draft;
    return this.field === "status" && draft === "churned" && this.value !== "churned";
  }

  #text(value: FieldDraft): string {
    const choice = this.choices.find((one) => one.value === value);
    return choice ? choice.label : fieldText(value, this.kind, localeOf(this));
  }

  #renderShown({ state }: FieldSession): TemplateResult {
    const text = this.#text(state.draft ?? state.next ?? this.value);
    if (state.draft !== undefined) {
      const why = state.theirs === undefined && state.error ? editProblem(state.error) : words.theirs;
      return html`<button type="button" class="unsaved" tabindex="-1" title=${why} @click=${this.#onResume}>
        ${warningMark}<bdi class="cut">${text}</bdi><span class="word">${words.notSaved}</span>
      </button>`;
    }
    return html`<bdi class="cut">${text}</bdi>${saveMark(state)}`;
  }

  #renderEditing({ state }: FieldSession): TemplateResult {
    const panel = this.#renderPanel();
    return html`${this.#renderInput(state.draft ?? "", panel !== nothing, state.error !== undefined)}
    ${
      panel === nothing
        ? nothing
        : html`<div
            id="panel"
            class="panel"
            popover="manual"
            @keydown=${this.#onKeydown}
            @focusin=${this.#onFocus}
            @focusout=${this.#onBlur}
            @mousedown=${this.#onPress}
          >
            ${panel}
          </div>`
    }`;
  }

  #renderInput(draft: FieldDraft, described: boolean, invalid: boolean): TemplateResult {
    const label = words.input(this.label, this.subject);
    const description = described ? "panel" : nothing;
    const options = this.choices.map(
      ({ value, label: text }) => html`<option value=${value} ?selected=${value === draft}>${text}</option>`,
    );
    if (this.closed) {
      const isKnown = draft === "" || this.choices.some(({ value }) => value === draft);
      const canBeEmpty = this.field !== "status";
      return html`<select
        aria-label=${label}
        aria-describedby=${description}
        aria-invalid=${invalid ? "true" : nothing}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocus}
        @focusout=${this.#onBlur}
      >
        ${canBeEmpty || draft === "" ? html`<option value="" ?selected=${draft === ""}>–</option>` : nothing}
        ${isKnown ? nothing : html`<option value=${String(draft)} selected>${draft}</option>`} ${options}
      </select>`;
    }
    const isTags = typeof draft !== "string";
    const isNumber = this.kind === "number" || this.kind === "money";
    // What is no day would be shown as none.
    const isDate =
      this.kind === "date" && [draft, this.value].every((one) => one === "" || isCalendarDay(String(one)));
    return html`<input
        type=${isDate ? "date" : "text"}
        inputmode=${isNumber ? "decimal" : nothing}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        list=${options.length > 0 ? "choices" : nothing}
        placeholder=${isTags ? words.addTag : nothing}
        aria-label=${label}
        aria-describedby=${description}
        aria-invalid=${invalid ? "true" : nothing}
        .value=${live(isTags ? this.#tag : draft)}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocus}
        @focusout=${this.#onBlur}
      />${options.length > 0 ? html`<datalist id="choices">${options}</datalist>` : nothing}`;
  }

  #renderPanel(): TemplateResult | typeof nothing {
    const state = this.session?.state;
    const { source } = this;
    const isTags = this.#isList;
    if (!state || !(isTags || source || state.error || state.theirs !== undefined || this.#isChurn))
      return nothing;
    return html`${isTags ? this.#renderTags(state.draft ?? []) : nothing}
    ${state.theirs === undefined ? this.#renderProblem() : this.#renderTheirs(state.theirs, state.draft ?? "")}
    ${
      this.#isChurn
        ? html`<p>${words.churnMeans}</p>
            <div class="actions">
              <button type="button" class="churn" @click=${this.#commit}>${words.churn}</button>
              <button type="button" @click=${this.#onDiscard}>${words.discard}</button>
            </div>`
        : nothing
    }
    ${source ? html`<p>${words.owned(sourceName(source))}</p>` : nothing}`;
  }

  #renderTags(draft: FieldDraft): TemplateResult {
    const tags = typeof draft === "string" ? [] : draft;
    return html`<ul class="tags">
        ${tags.map(
          (tag) =>
            html`<li>
              <button type="button" aria-label=${words.removeTag(tag)} @click=${() => this.#removeTag(tag)}>
                <bdi class="cut">${tag}</bdi><span aria-hidden="true">×</span>
              </button>
            </li>`,
        )}
      </ul>
      <p class="quiet">${words.tagKeys}</p>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const error = this.session?.state.error;
    if (!error) return nothing;
    return problemChoices(error, { retry: this.#commit, discard: this.#onDiscard });
  }

  #renderTheirs(theirs: FieldDraft, mine: FieldDraft): TemplateResult {
    return conflictChoices(this.#text(theirs), this.#text(mine), {
      keep: this.#onKeep,
      take: this.#onDiscard,
    });
  }

  /** Puts the typed tag among the others; false when there is none. */
  #addTag(): boolean {
    const tags = this.#tag.split(",").filter((tag) => tag.trim());
    this.#tag = "";
    if (tags.length > 0) this.session?.type([...(this.session.state.draft ?? []), ...tags]);
    return tags.length > 0;
  }

  #removeTag(gone: string): void {
    const draft = this.session?.state.draft ?? [];
    if (typeof draft !== "string") this.session?.type(draft.filter((tag) => tag !== gone));
    this.input?.focus();
  }

  readonly #onChanged = (): void => {
    this.requestUpdate();
    const { saving, error } = this.session?.state ?? {};
    if (this.#saving && !saving) this.say?.(error ? `${words.notSaved}. ${editProblem(error)}` : words.saved);
    this.#saving = saving === true;
  };

  readonly #place = (): void => {
    if (this.panel) placePopover(this.panel, this);
  };

  readonly #onInput = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    if (this.#isList) this.#tag = value;
    else this.session?.type(value);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // The keys of a grid around it are not for the editor.
    event.stopPropagation();
    if (event.isComposing) return;
    const { target, key } = event;
    const isSave = key === "Enter" && (event.metaKey || event.ctrlKey);
    if (key === "Escape") this.#onDiscard();
    else if (isSave) this.commit();
    else if (key === "Enter" && target === this.input) {
      if (!this.#addTag()) this.commit();
    } else return;
    event.preventDefault();
  };

  readonly #onFocus = (): void => {
    this.#focused = true;
  };

  /** Going elsewhere saves. Another window is not elsewhere, nor is what the editor says of itself, nor a move of the editor. */
  readonly #onBlur = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if ((to instanceof Node && this.renderRoot.contains(to)) || !document.hasFocus()) return;
    this.#leaving = true;
    const { session } = this;
    queueMicrotask(() => {
      if (!this.#leaving || session !== this.session) return;
      this.#leaving = this.#focused = false;
      this.#addTag();
      if (!this.#isChurn && session?.state.editing) session.commit();
    });
  };

  /** Some browsers give a pressed button no focus: it would look as if the person had gone elsewhere. */
  readonly #onPress = (event: Event): void => event.preventDefault();

  readonly #onDiscard = (): void => {
    this.session?.cancel();
    this.#finish();
  };

  readonly #onKeep = (): void => {
    this.session?.keep();
    this.#finish();
  };

  readonly #onResume = (event: Event): void => {
    event.stopPropagation();
    this.wantsFocus = true;
    this.session?.open();
  };
}
