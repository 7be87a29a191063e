import type { CompletionSource } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { queryField as words } from "../../strings/query-field.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { PLAIN, QueryBox } from "./query-box.ts";
import type { PvQueryChangeDetail } from "./query-field.events.ts";
import { styles } from "./query-field.styles.ts";
import { suggestion, suggestionId } from "./suggestion.ts";

/**
 * A text box for the query language: finished `field:value` terms are chips, and what could be typed next is offered in a list. For other
 * elements to use, not for a page.
 *
 * @internal
 * @fires pv-query-change - A person has changed the query. Does not leave the element's root.
 */
export class PvQueryField extends SpeakingElement {
  /** The one that is an accessor: named so that it counts also when it was set before the element was defined. */
  static override properties = { value: { attribute: false } };
  static override styles = [tokens, base, ...styles];

  /** The accessible name. */
  @property() label?: string;

  /** What the empty box says. */
  @property() placeholder = "";

  /** What can be asked for. Default: the built-in fields, without values. */
  @property({ attribute: false }) source: CompletionSource = PLAIN;

  @state() private opened = false;
  /** What the active suggestion would insert; `undefined` while none is. */
  @state() private active: string | undefined;

  readonly #box = new QueryBox(
    this,
    () => this.source,
    () => this.#onChange(),
  );
  readonly #polite = new PoliteController(this, () =>
    this.#isExpanded() ? this.#suggested(this.#box.completions.length) : "",
  );
  #told = "";

  /** The text of the query, in the query language. Setting it fires no event. */
  set value(value: string) {
    // What was told comes back from who keeps it; a term that is being typed is not part of that yet.
    if (value === this.#told) return;
    this.#box.value = value;
    this.#told = this.#box.query;
  }
  get value(): string {
    return this.#box.value;
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.#box.input.focus(options);
    else void this.updateComplete.then(() => this.#box.input.focus(options));
  }

  override render(): TemplateResult {
    const { completions, value } = this.#box;
    const expanded = this.#isExpanded();
    const active = expanded ? completions.find(({ insert }) => insert === this.active) : undefined;
    return html`<div @keydown=${this.#onKeydown} @focusout=${this.#onFocusOut} @click=${this.#onClick}>
      <div class="frame">
        <svg class="icon quiet" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4h12M4.5 8h7M7 12h2" />
        </svg>
        ${this.#box.render({
          label: this.label ?? words.label,
          placeholder: this.placeholder,
          list: "suggestions",
          expanded,
          active: active && suggestionId(active),
        })}
        ${
          value
            ? html`<button type="button" class="clear" aria-label=${words.clear}>
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
              </button>`
            : nothing
        }
      </div>
      ${
        expanded
          ? html`<div
              class="popup"
              role="listbox"
              id="suggestions"
              aria-label=${words.list}
              @mousedown=${this.#keepFocus}
            >
              ${completions.map((completion) => suggestion(completion, completion === active, localeOf(this)))}
            </div>`
          : this.#renderHint()
      }
      <div class="hidden-text" role="status">${this.#polite.text}</div>
    </div>`;
  }

  protected override updated(): void {
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  #suggested(count: number): string {
    return words.suggestions(formatNumber(count, localeOf(this)), count);
  }

  #isExpanded(): boolean {
    return this.opened && this.#box.completions.length > 0;
  }

  #renderHint(): TemplateResult | typeof nothing {
    const wrong = this.#box.diagnostic;
    return wrong ? html`<p class="hint quiet">${wrong.message}</p>` : nothing;
  }

  #onChange(): void {
    this.opened = this.#box.input === this.shadowRoot?.activeElement;
    // A value that one has begun to type is at hand with Enter; a field is only offered.
    this.active = this.#box.hasBegun ? this.#box.completions[0]?.insert : undefined;
    const { query } = this.#box;
    if (query === this.#told) return;
    this.#told = query;
    this.dispatchEvent(new CustomEvent<PvQueryChangeDetail>("pv-query-change", { detail: { query } }));
  }

  #activeAt(): number {
    return this.#box.completions.findIndex(({ insert }) => insert === this.active);
  }

  #accept(index: number): void {
    const completion = this.#box.completions[index];
    if (completion) this.#box.accept(completion);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (
      event.target !== this.#box.input ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.defaultPrevented
    )
      return;
    const { key } = event;
    const expanded = this.#isExpanded();
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && expanded && this.#activeAt() >= 0) this.#accept(this.#activeAt());
    else if (key === "Enter") {
      this.#box.commit();
      this.#onChange();
      this.opened = false;
    } else if (key === "Escape" && expanded) this.opened = false;
    else return;
    event.preventDefault();
    // A key that closes the list must not close what the list stands in.
    event.stopPropagation();
  };

  #move(step: number): void {
    if (!this.opened) {
      this.#box.suggest();
      this.opened = true;
    }
    const count = this.#box.completions.length;
    // Between the last and the first is the input itself, with no option chosen.
    const at = (this.#activeAt() + 1 + step + count + 1) % (count + 1);
    this.active = this.#box.completions[at - 1]?.insert;
  }

  readonly #keepFocus = (event: Event): void => event.preventDefault();

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const option = target.closest("[role=option]");
    if (target.closest(".clear")) this.#clear();
    else if (option) this.#accept([...(option.parentElement?.children ?? [])].indexOf(option));
    else if (target.matches(".frame, .query-box")) this.focus();
    else this.opened = target === this.#box.input;
  };

  readonly #onFocusOut = (): void => {
    this.opened = false;
    this.active = undefined;
  };

  #clear(): void {
    this.#box.clear();
    this.focus();
    this.opened = false;
  }
}
