import {
  complete,
  fieldSet,
  parse,
  type Completion,
  type CompletionSource,
  type FieldSet,
  type FieldTerm,
  type ParsedQuery,
  type QueryDiagnostic,
} from "@pivotal/sdk/store";
import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { queryField as words } from "../../strings/query-field.ts";
import { splitChips, type Chip } from "./chip.ts";
import { query as queryWords } from "../../strings/query.ts";
import { spokenFields } from "./spoken-fields.ts";
import { chipView, chipWords, type ValueLabel } from "./chip-view.ts";

/** While nothing is known of the customers. */
export const PLAIN: CompletionSource = { fields: fieldSet(), values: () => [] };

export interface BoxView {
  label: string;
  placeholder: string;
  /** The id of the listbox, while there is one. */
  list: string;
  expanded: boolean;
  /** The id of the active option. */
  active: string | undefined;
}

/**
 * The text box of a query, for an element to render beside the listbox that goes with it: finished `field:value` terms stand before the
 * input as chips, the rest is text. The value is the text of both.
 */
export class QueryBox implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #source: () => CompletionSource;
  readonly #changed: () => void;
  #fields: FieldSet | undefined;
  #chips: readonly Chip[] = [];
  #text = "";
  #caret = 0;
  #allSelected = false;
  #suggesting = false;
  #read: ParsedQuery | undefined;
  #completions: readonly Completion[] = [];

  /** @param changed called when a person has changed the value, or moved in it. */
  constructor(host: ReactiveElement, source: () => CompletionSource, changed: () => void) {
    this.#host = host;
    this.#source = source;
    this.#changed = changed;
    host.addController(this);
  }

  get input(): HTMLInputElement {
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>("input");
    if (!input) throw new Error("The box is not rendered yet.");
    return input;
  }

  get value(): string {
    return this.#whole(this.#text);
  }

  set value(value: string) {
    if (value.trim() === this.value) return;
    this.#chips = [];
    this.#write(value, value.length);
    this.#split(true);
    this.#rest();
  }

  /** The value without a term whose value is still being chosen from a list. */
  get query(): string {
    const term = this.#termAtCaret();
    const typed = this.#valueAtCaret();
    if (!term || this.#completions.length === 0 || this.#completions[0]?.value === typed) return this.value;
    return this.#whole(this.#text.slice(0, term.start) + this.#text.slice(term.end));
  }

  /** What could be typed next: fields, or a field's values. */
  get completions(): readonly Completion[] {
    return this.#completions;
  }

  /** Whether the completions are values of a field. */
  get inValue(): boolean {
    return this.#completions[0]?.kind === "value";
  }

  /** Something of a value is typed, so that the best completion is probably meant. */
  get hasBegun(): boolean {
    const [best] = this.#completions;
    return best?.kind === "value" && best.start < this.#caret;
  }

  /** What is wrong in the text, but for what is still being typed. */
  get diagnostic(): QueryDiagnostic | undefined {
    const caret = this.#caret;
    return this.#parsed().diagnostics.find(({ start, end }) => end < caret || start > caret);
  }

  /** The value as it was probably meant, when something in it is wrong. */
  get corrected(): string | undefined {
    const { start, end, suggestion } = this.diagnostic ?? {};
    if (suggestion === undefined) return undefined;
    return this.#whole(this.#text.slice(0, start) + suggestion + this.#text.slice(end));
  }

  hostUpdate(): void {
    const { fields } = this.#source();
    // Values come with the customers that have them.
    if (this.#suggesting) this.#complete();
    if (fields === this.#fields) return;
    this.#fields = fields;
    // What was no field before may be one now; what is being typed is left alone.
    if (this.#host.hasUpdated && this.#text && !this.#hasFocus()) this.#split(true);
  }

  /** Puts a completion where the caret is. */
  accept({ kind, start, end, insert }: Completion): void {
    // A value ends its term, which then is a chip.
    const text = kind === "value" ? `${insert} ` : insert;
    this.#write(this.#text.slice(0, start) + text + this.#text.slice(end).trimStart(), start + text.length);
    this.#follow();
  }

  /** Makes chips of all that is finished, wherever the caret is. */
  commit(): void {
    this.#split(true);
    this.#rest();
  }

  /** Empties the box. */
  clear(): void {
    this.#chips = [];
    this.#write("", 0);
    this.#follow();
  }

  /** Offers what could be typed where the caret is. */
  suggest(): void {
    this.#caret = this.input.selectionStart ?? this.#text.length;
    this.#suggesting = true;
    this.#complete();
    this.#host.requestUpdate();
  }

  render({ label, placeholder, list, expanded, active }: BoxView): TemplateResult {
    const fields = spokenFields(this.#source().fields);
    return html`<div class="query-box" @keydown=${this.#onKeydown} @click=${this.#onClick}>
      ${this.#chips.map(({ term }, index) =>
        chipView({ index, ...chipWords(term, fields, this.#labelOf), selected: this.#allSelected }),
      )}
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-label=${label}
        aria-describedby=${this.#chips.length > 0 ? "chips" : nothing}
        aria-autocomplete="list"
        aria-controls=${expanded ? list : nothing}
        aria-expanded=${String(expanded)}
        aria-activedescendant=${active ?? nothing}
        placeholder=${this.#chips.length > 0 ? nothing : placeholder}
        .value=${live(this.#text)}
        @beforeinput=${this.#onBeforeInput}
        @input=${this.#onInput}
        @compositionend=${this.#onInput}
        @copy=${this.#onCopy}
        @cut=${this.#onCopy}
        @paste=${this.#onPaste}
        @blur=${this.#onBlur}
      />
      ${this.#chips.length > 0 ? html`<span class="hidden-text" id="chips">${words.chips(this.value)}</span>` : nothing}
    </div>`;
  }

  readonly #labelOf: ValueLabel = (field, value) => {
    for (const known of this.#source().values(field)) if (known.value === value) return known.label;
    return undefined;
  };

  #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement === this.input;
  }

  #complete(): void {
    const source = this.#source();
    const offers = complete(this.#text, this.#caret, {
      fields: spokenFields(source.fields),
      values: (field) => source.values(field),
    });
    const typed = this.#valueAtCaret();
    // What is typed in full is meant, however many more customers have a longer value.
    this.#completions = offers.sort((a, b) => Number(b.value === typed) - Number(a.value === typed));
  }

  #rest(): void {
    this.#suggesting = false;
    this.#completions = [];
    this.#host.requestUpdate();
  }

  #whole(text: string): string {
    return [...this.#chips.map((chip) => chip.text), text.trim()].filter(Boolean).join(" ");
  }

  #parsed(): ParsedQuery {
    const fields = spokenFields(this.#source().fields);
    if (this.#read?.text !== this.#text || this.#read.fields !== fields)
      this.#read = parse(this.#text, fields, queryWords.problems);
    return this.#read;
  }

  #termAtCaret(): FieldTerm | undefined {
    const caret = this.#caret;
    return this.#parsed().terms.find(
      (term): term is FieldTerm => term.kind === "field" && term.start <= caret && caret <= term.end,
    );
  }

  #valueAtCaret(): string | undefined {
    return this.#termAtCaret()?.values.at(-1);
  }

  #write(text: string, caret: number): void {
    this.#text = text;
    this.#caret = caret;
    if (!this.#host.hasUpdated) return;
    this.input.value = text;
    if (this.#hasFocus()) this.input.setSelectionRange(caret, caret);
  }

  #split(all: boolean): void {
    const { chips, text, caret } = splitChips(this.#text, this.#caret, this.#source().fields, all);
    if (chips.length === 0) return;
    this.#chips = [...this.#chips, ...chips];
    this.#write(text, caret);
  }

  /** After a change made by a person. */
  #follow(): void {
    this.#allSelected = false;
    this.#split(false);
    this.suggest();
    this.#changed();
  }

  #edit(index: number): void {
    const chip = this.#chips[index];
    if (!chip) return;
    this.#chips = this.#chips.toSpliced(index, 1);
    this.input.focus();
    this.#write([chip.text, this.#text].filter(Boolean).join(" "), chip.text.length);
    this.#follow();
  }

  #remove(index: number): void {
    this.#chips = this.#chips.toSpliced(index, 1);
    this.#follow();
  }

  /** The chip beside goes on having the focus, else the input has it. */
  async #focusChip(index: number): Promise<void> {
    await this.#host.updateComplete;
    const chip = this.#host.renderRoot.querySelector<HTMLElement>(`[data-chip="${index}"] .edit`);
    (chip ?? this.input).focus();
  }

  readonly #onInput = (event: Event): void => {
    this.#text = this.input.value;
    this.#caret = this.input.selectionStart ?? this.#text.length;
    // Nothing is taken out of what an input method is still composing.
    if (event instanceof InputEvent && event.isComposing) this.#changed();
    else if (event instanceof InputEvent && event.inputType === "insertFromPaste") this.#followPaste();
    else this.#follow();
  };

  #followPaste(): void {
    this.#split(true);
    this.#follow();
  }

  readonly #onBeforeInput = (event: InputEvent): void => {
    if (this.#allSelected && event.inputType.startsWith("insert")) this.#chips = [];
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    const { selectionStart, selectionEnd, value } = this.input;
    const isWhole = selectionStart === 0 && selectionEnd === value.length;
    if (this.#chips.length === 0 || !event.clipboardData || !isWhole) return;
    event.clipboardData.setData("text/plain", this.value);
    event.preventDefault();
    if (event.type === "cut") this.clear();
  };

  /** An input drops line ends, which would make one word of two. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    if (this.#allSelected) this.#chips = [];
    this.input.setRangeText(
      text.replace(/\s+/g, " "),
      this.input.selectionStart ?? 0,
      this.input.selectionEnd ?? 0,
      "end",
    );
    this.#text = this.input.value;
    this.#caret = this.input.selectionStart ?? this.#text.length;
    this.#followPaste();
  };

  readonly #onBlur = (): void => {
    this.#allSelected = false;
    // A value that was not chosen to its end is not asked for.
    if (this.query === this.value) this.commit();
    this.#changed();
  };

  readonly #onClick = (event: MouseEvent): void => {
    this.#allSelected = false;
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>("[data-chip]")?.dataset.chip ?? Number.NaN);
    if (Number.isNaN(index)) return this.suggest();
    if (target.closest(".remove")) {
      this.#remove(index);
      this.input.focus();
    } else this.#edit(index);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const chip = (event.target as Element).closest<HTMLElement>("[data-chip]");
    const used = chip ? this.#onChipKey(event, Number(chip.dataset.chip)) : this.#onInputKey(event);
    if (used) event.preventDefault();
  };

  #onInputKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const { selectionStart, selectionEnd } = this.input;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const last = this.#chips.length - 1;
    if (key.toLowerCase() === "a" && (ctrlKey || metaKey)) {
      this.#allSelected = last >= 0;
      this.#host.requestUpdate();
      return false;
    }
    if (this.#allSelected && (key === "Backspace" || key === "Delete")) this.clear();
    else if (atStart && last >= 0 && key === "Backspace") {
      if (ctrlKey || metaKey) this.#remove(last);
      else this.#edit(last);
    } else if (atStart && last >= 0 && key === this.#before()) void this.#focusChip(last);
    else {
      this.#deselect(key);
      return false;
    }
    return true;
  }

  #deselect(key: string): void {
    if (!this.#allSelected || !/^(Arrow|Home|End)/.test(key)) return;
    this.#allSelected = false;
    this.#host.requestUpdate();
  }

  #onChipKey({ key }: KeyboardEvent, index: number): boolean {
    const before = this.#before();
    if (key === "Backspace" || key === "Delete") {
      this.#remove(index);
      void this.#focusChip(Math.min(index, this.#chips.length - 1));
    } else if (key === before) void this.#focusChip(Math.max(0, index - 1));
    else if (key === (before === "ArrowLeft" ? "ArrowRight" : "ArrowLeft")) void this.#focusChip(index + 1);
    else if (key === "End") this.input.focus();
    else return false;
    return true;
  }

  /** The arrow that leads to what was typed before. */
  #before(): string {
    return getComputedStyle(this.#host).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  }
}
