import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { placePopover } from "../../base/place-popover.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { tags as words } from "../../strings/tags.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { menuStyles } from "../../styles/menu.styles.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { tagOptions, type TagOption, type TagUse } from "./tag-options.ts";
import { styles } from "./tag-input.styles.ts";

/** Where a tag is typed: those in use are offered, and what is none yet can be created. Private to the elements that take tags. */
export class PvTagInput extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, popoverStyles, menuStyles, styles];

  /** What can be offered. */
  @property({ attribute: false }) used: readonly TagUse[] = [];
  /** What is there already and is not offered. */
  @property({ attribute: false }) held: readonly string[] = [];
  /** Takes the tags that were typed or chosen. */
  @property({ attribute: false }) add: (tags: readonly string[]) => void = () => undefined;
  /** Called for Backspace, or the arrow back, in the empty input. */
  @property({ attribute: false }) back: () => void = () => undefined;
  /** Called when the input is entered, before anything is offered. */
  @property({ attribute: false }) enter: () => void = () => undefined;

  @state() private text = "";
  /** Place among the options; -1 for the typed text itself. */
  @state() private active = -1;
  @state() private open = false;
  @query("input") private readonly input!: HTMLInputElement | null;
  @query("ul") private readonly list!: HTMLElement | null;

  override focus(): void {
    this.input?.focus();
  }

  override render(): TemplateResult {
    const options = this.#options;
    const isOpen = options.length > 0;
    return html`<input
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-controls="options"
        aria-expanded=${String(isOpen)}
        aria-activedescendant=${isOpen && this.active >= 0 ? `option-${this.active}` : nothing}
        aria-label=${words.add}
        placeholder=${words.add}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        @focus=${() => this.enter()}
        @blur=${this.#onBlur}
      />
      <ul
        id="options"
        role="listbox"
        aria-label=${words.suggestions}
        popover="manual"
        @mousedown=${this.#onPick}
      >
        ${options.map((option, at) => this.#renderOption(option, at))}
      </ul>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const { list, input } = this;
    if (!list || !input || !this.isConnected) return;
    const isShown = list.matches(":popover-open");
    if (list.childElementCount > 0 && !isShown) {
      placePopover(list, input);
      list.showPopover();
    } else if (list.childElementCount === 0 && isShown) list.hidePopover();
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  get #options(): readonly TagOption[] {
    return this.open ? tagOptions(this.used, this.text, this.held) : [];
  }

  #renderOption({ name, count }: TagOption, at: number): TemplateResult {
    return html`<li
      id=${`option-${at}`}
      class="item"
      role="option"
      aria-selected=${String(at === this.active)}
    >
      <span class="cut">${count === undefined ? words.create : nothing} <bdi>${name}</bdi></span>
      ${
        count === undefined
          ? nothing
          : html`<span class="quiet number">${formatNumber(count, localeOf(this))}</span>`
      }
    </li>`;
  }

  /** Several at once are separated by commas. */
  #add(text: string): void {
    const names = text.split(",").map((one) => one.trim());
    this.text = "";
    this.active = -1;
    const fresh = [...new Set(names.filter(Boolean))];
    if (fresh.length > 0) this.add(fresh);
  }

  #move(step: number): void {
    const count = this.#options.length + 1;
    this.active = ((this.active + 1 + step + count) % count) - 1;
  }

  /** Closes the list, then empties the input; false when there was neither. */
  #escape(): boolean {
    if (!this.open && !this.text) return false;
    if (this.#options.length === 0) this.text = "";
    this.open = false;
    this.active = -1;
    return true;
  }

  /** Before the input would lose the focus. */
  readonly #onPick = (event: Event): void => {
    event.preventDefault();
    const at = [...(this.list?.children ?? [])].findIndex((one) => one.contains(event.target as Node));
    const option = this.#options[at];
    if (option) this.#add(option.name);
  };

  readonly #onInput = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = -1;
  };

  /** Going elsewhere adds what was typed. */
  readonly #onBlur = (): void => {
    if (!this.isConnected || !document.hasFocus()) return;
    this.open = false;
    this.#add(this.text);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key } = event;
    const back = getComputedStyle(this).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (this.open) this.#move(key === "ArrowDown" ? 1 : -1);
      this.open = true;
    } else if (key === "Enter" && (this.text.trim() || this.active >= 0)) {
      this.#add(this.#options[this.active]?.name ?? this.text);
    } else if (key === "Escape" && this.#escape()) {
      // A dialog around it stays open.
      event.stopPropagation();
    } else if ((key === "Backspace" || key === back) && this.text === "") this.back();
    else return;
    event.preventDefault();
  };
}
