import { type Customer } from "@pivotal/sdk/store";
import { fieldDraft, fieldSource, type FieldDraft, type FieldSession } from "@pivotal/sdk/store/edits";
import type { CustomerField } from "@pivotal/sdk/store";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { placePopover } from "../../base/place-popover.ts";
import { formatDay } from "../../format/date.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { edit as words } from "../../strings/edit.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem, sourceName } from "../../templates/edit-problem.ts";
import type { Choice } from "./field-choices.ts";
import { styles } from "./field-editor.styles.ts";

const TICK = "m2 8.5 4 4 8-9";
const WAIT = "M8 2a6 6 0 1 0 6 6";
const WARNING = "M8 2v7m0 3v2";

const icon = (path: string, className: string, label?: string) =>
  html`<svg
    class="mark ${className}"
    viewBox="0 0 16 16"
    role=${label ? "img" : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : "true"}
  >
    <path d=${path} />
  </svg>`;

/** One field of one customer being edited: its input, and what there is to say of it. Private to the elements that edit in place. */
export class PvFieldEditor extends LitElement {
  static override styles = [tokens, base, popoverStyles, styles];

  @property({ attribute: false }) session?: FieldSession;
  @property({ attribute: false }) customer?: Customer;
  @property({ attribute: false }) field: CustomerField = "name";
  /** What the field is called. */
  @property() label = "";
  @property() type: "text" | "number" | "date" = "text";
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
  #watched: FieldSession | undefined;
  #off: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
    // Browsers differ in whether a removal is a blur: whoever was typing goes on where the editor comes back.
    if (this.#focused) this.wantsFocus = true;
    this.#leaving = false;
    window.removeEventListener("scroll", this.#place, true);
  }

  protected override willUpdate(): void {
    this.#watch(this.isConnected ? this.session : undefined);
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
    const { session, customer } = this;
    if (!session || !customer) return nothing;
    return session.state.editing
      ? this.#renderEditing(session, customer)
      : this.#renderShown(session, customer);
  }

  /** Saves, unless there is something to confirm first. */
  commit(): void {
    if (!this.session?.state.editing) return;
    this.#addTag();
    if (this.#isChurn) return this.churn?.focus();
    this.#commit();
  }

  #commit(): void {
    this.session?.commit();
    this.#finish();
  }

  #finish(): void {
    if (!this.session?.state.editing) this.done?.();
  }

  get #isChurn(): boolean {
    const draft = this.session?.state.draft;
    return this.field === "status" && draft === "churned" && this.customer?.status !== "churned";
  }

  #watch(session: FieldSession | undefined): void {
    if (this.#watched === session) return;
    this.#off?.();
    this.#watched = session;
    this.#off = session?.changed.add(this.#onChanged);
  }

  #text(value: FieldDraft): string {
    if (typeof value !== "string") return value.join(", ");
    const locale = localeOf(this);
    const choice = this.choices.find((one) => one.value === value);
    if (choice) return choice.label;
    if (this.type === "date") return formatDay(value, locale);
    const isNumber = this.type === "number" && value !== "" && Number.isFinite(Number(value));
    const options = this.field === "mrr" ? { minimumFractionDigits: 2 } : undefined;
    return isNumber ? formatNumber(Number(value), locale, options) : value;
  }

  #renderShown({ state }: FieldSession, customer: Customer): TemplateResult {
    const text = this.#text(state.draft ?? state.next ?? fieldDraft(customer, this.field));
    if (state.draft !== undefined) {
      const why = state.theirs === undefined && state.error ? editProblem(state.error) : words.theirs;
      return html`<button type="button" class="unsaved" tabindex="-1" title=${why} @click=${this.#onResume}>
        ${icon(WARNING, "")}<bdi class="cut">${text}</bdi><span class="word">${words.notSaved}</span>
      </button>`;
    }
    return html`<bdi class="cut">${text}</bdi>${
        state.saving ? icon(WAIT, "", words.saving) : state.saved ? icon(TICK, "saved", words.saved) : nothing
      }`;
  }

  #renderEditing({ state }: FieldSession, customer: Customer): TemplateResult {
    const panel = this.#renderPanel(customer);
    return html`${this.#renderInput(state.draft ?? "", customer, panel !== nothing, state.error !== undefined)}
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

  #renderInput(draft: FieldDraft, customer: Customer, described: boolean, invalid: boolean): TemplateResult {
    const label = words.input(this.label, customer.name);
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
    return html`<input
        type=${this.type === "date" ? "date" : "text"}
        inputmode=${this.type === "number" ? "decimal" : nothing}
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

  #renderPanel(customer: Customer): TemplateResult | typeof nothing {
    const state = this.session?.state;
    const source = fieldSource(customer, this.field);
    const isTags = this.field === "tags";
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
    return html`<p class="problem" role="alert">${editProblem(error)}</p>
      <div class="actions">
        <button type="button" @click=${this.#commit}>${words.retry}</button>
        <button type="button" @click=${this.#onDiscard}>${words.discard}</button>
      </div>`;
  }

  #renderTheirs(theirs: FieldDraft, mine: FieldDraft): TemplateResult {
    return html`<p role="alert">
        ${words.theirs} <strong><bdi>${this.#text(theirs) || words.none}</bdi></strong
        >. ${words.yours} <strong><bdi>${this.#text(mine) || words.none}</bdi></strong
        >.
      </p>
      <div class="actions">
        <button type="button" @click=${this.#onKeep}>${words.keep}</button>
        <button type="button" @click=${this.#onDiscard}>${words.take}</button>
      </div>`;
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
    if (this.field === "tags") this.#tag = value;
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
    queueMicrotask(() => {
      if (!this.#leaving) return;
      this.#leaving = this.#focused = false;
      if (!this.#isChurn) this.commit();
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
