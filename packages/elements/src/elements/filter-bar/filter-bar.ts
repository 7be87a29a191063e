import {
  completionSource,
  parse,
  type CompletionSource,
  type CustomerSource,
  type ParsedQuery,
} from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query as find, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { placePopover } from "../../base/place-popover.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { filter as words } from "../../strings/filter.ts";
import { wordOf } from "../../strings/word-of.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import type { PvFilterPanel } from "../filter-panel/filter-panel.ts";
import { PLAIN } from "../query-field/query-box.ts";
import type { PvQueryChangeDetail } from "../query-field/query-field.events.ts";
import { styles } from "./filter-bar.styles.ts";

/** Fields with a button of their own; health stands for its bucket too. */
const MAIN = ["owner", "plan", "status", "tag", "health"] as const;
/** Rows looked at to tell whether a server says anything of a field. */
const SAMPLE = 200;
/** Every field, for the button that opens the list of them. */
const MORE = "";

/**
 * The list's filters: one box for the query, and a menu for each field that people filter by, which only edits the query's text. Private
 * to the list.
 *
 * @fires pv-query-change - A person has changed the query. Does not leave the element's root.
 */
export class PvFilterBar extends SpeakingElement {
  static override styles = [tokens, base, popoverStyles, styles];

  /** In the query language. Setting it fires no event. */
  @property({ attribute: false }) query = "";

  /** The customers that are filtered; without them the fields are offered without values. */
  @property({ attribute: false }) source?: CustomerSource;

  /** Churned and archived customers are shown whatever the query. */
  @property({ type: Boolean, attribute: "include-inactive" }) includeInactive = false;

  /** The field whose menu is open. */
  @state() private opened: string | undefined;
  @find("[popover]") private readonly popup!: HTMLElement;

  #completions:
    { source: CustomerSource; fields: CustomerSource["fields"]; made: CompletionSource } | undefined;
  /** A press closes an open menu before it becomes a click, which must not open it again. */
  #pressed: string | undefined;

  #off: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#off?.();
    this.#off = undefined;
  }

  /** Puts the caret into the box. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("pv-query-field")?.focus();
  }

  override render(): TemplateResult {
    const query = parse(this.query, this.source?.fields);
    return html`<div class="bar">
      <pv-query-field
        .label=${words.label}
        .placeholder=${words.placeholder}
        .value=${this.query}
        .source=${this.#completion()}
        @pv-query-change=${this.#onChange}
      ></pv-query-field>
      <div
        class="filters"
        role="group"
        aria-label=${words.label}
        @pointerenter=${this.#preload}
        @focusin=${this.#preload}
      >
        ${MAIN.filter((field) => this.#isKnown(query, field)).map((field) => this.#renderButton(query, field))}${this.#renderButton(query, MORE)}
      </div>
      <div
        popover
        id="panel"
        role="dialog"
        aria-label=${this.opened === undefined ? nothing : this.#nameOf(this.opened)}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
      >
        ${
          this.opened === undefined
            ? nothing
            : html`<pv-filter-panel
                .field=${this.opened}
                .query=${this.query}
                .source=${this.source}
                .includeInactive=${this.includeInactive}
                @pv-query-change=${this.#onChange}
              ></pv-filter-panel>`
        }
      </div>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("source")) this.#follow();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The customers may be other ones now, and the menu would count those of before.
    if (changed.has("source") && changed.get("source") && this.opened !== undefined) this.popup.hidePopover();
  }

  /** Rows come by the page; the bar is drawn anew only when they bring a field that there was none of. */
  #follow(): void {
    this.#off?.();
    const { source } = this;
    if (!source || !this.isConnected) return;
    let { fields } = source;
    this.#off = source.table.changed.add(() => {
      const known = this.#mainFields(parse(this.query, source.fields)).length;
      if (known === this.renderRoot.querySelectorAll("button.wide").length && fields === source.fields)
        return;
      fields = source.fields;
      this.requestUpdate();
    });
  }

  #mainFields(query: ParsedQuery): readonly string[] {
    return MAIN.filter((field) => this.#isKnown(query, field));
  }

  #renderButton(query: ParsedQuery, field: string): TemplateResult {
    const count = this.#count(query, field);
    const label = field === MORE ? words.more : this.#labelOf(field);
    const all = this.#countAll(query);
    const badge = (number: number, where: string) =>
      number > 0
        ? html` <span class="badge ${where}"
            >${formatNumber(number, localeOf(this))}<span class="hidden-text"> ${words.chosen}</span></span
          >`
        : nothing;
    const wide = field === MORE ? "" : "wide";
    return html`<button
      type="button"
      class="filter ${wide} ${count > 0 ? "active" : ""}"
      data-field=${field}
      aria-haspopup="dialog"
      aria-expanded=${String(this.opened === field)}
      @pointerdown=${this.#onPress}
      @click=${this.#onOpen}
    >
      ${
        field === MORE
          ? html`<span class="wide">${label}</span
              ><span class="narrow">${words.all}</span>${badge(count, "wide")}${badge(all, "narrow")}`
          : html`${label}${badge(count, "")}`
      }
    </button>`;
  }

  #completion(): CompletionSource {
    const { source } = this;
    if (!source) return PLAIN;
    const { fields } = source;
    if (this.#completions?.source !== source || this.#completions.fields !== fields) {
      this.#completions = { source, fields, made: completionSource(source) };
    }
    return this.#completions.made;
  }

  #labelOf(field: string): string {
    return wordOf(words.labels, field) ?? field;
  }

  #nameOf(field: string): string {
    return field === MORE ? words.fields : words.by(this.#labelOf(field));
  }

  /** A server may say nothing of owners, tags or scores; what it says nothing of is not offered, unless it is asked for already. */
  #isKnown(query: ParsedQuery, name: string): boolean {
    const { source } = this;
    const field = source?.fields.get(name);
    if (!source || !field || this.#count(query, name) > 0) return true;
    const { table } = source;
    if (table.size === 0) return true;
    const context = source.context();
    return table.slots.subarray(0, SAMPLE).some((slot) => {
      const row = table.row(slot);
      return row !== undefined && field.read(row, context).some((cell) => cell != null && cell !== "");
    });
  }

  /** How many values are asked for by the menu of a field. */
  #count({ terms }: ParsedQuery, field: string): number {
    const isMain = (name: string) =>
      (MAIN as readonly string[]).includes(name === "bucket" ? "health" : name);
    let count = 0;
    for (const term of terms) {
      if (term.kind !== "field") continue;
      const belongs =
        field === MORE
          ? !isMain(term.field)
          : term.field === field || (field === "health" && term.field === "bucket");
      if (belongs) count += term.op === "is" ? term.values.length : 1;
    }
    return count;
  }

  #countAll(query: ParsedQuery): number {
    return [...MAIN, MORE].reduce((sum, field) => sum + this.#count(query, field), 0);
  }

  #tell(query: string): void {
    this.query = query;
    this.dispatchEvent(new CustomEvent<PvQueryChangeDetail>("pv-query-change", { detail: { query } }));
  }

  readonly #onChange = (event: CustomEvent<PvQueryChangeDetail>): void => {
    event.stopPropagation();
    this.#tell(event.detail.query);
  };

  /** The code of the menus, and who the owners are, come when someone is about to use one. */
  readonly #preload = (): void => {
    void import("../filter-panel/define.ts");
    void this.source?.context().members;
  };

  readonly #onPress = (event: Event): void => {
    this.#pressed = this.opened === this.#fieldOf(event) ? this.opened : undefined;
  };

  readonly #onOpen = (event: Event): void => {
    const field = this.#fieldOf(event);
    const wasOpen = this.#pressed === field;
    this.#pressed = undefined;
    if (wasOpen) this.popup.hidePopover();
    else void this.#open(field);
  };

  async #open(field: string): Promise<void> {
    await import("../filter-panel/define.ts");
    if (!this.isConnected) return;
    this.opened = field;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector<PvFilterPanel>("pv-filter-panel");
    await panel?.updateComplete;
    if (!this.isConnected || this.opened !== field) return;
    this.popup.showPopover();
    panel?.focus();
  }

  #fieldOf(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.field ?? MORE;
  }

  #buttonOf(field: string | undefined): HTMLElement | undefined {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>(".filter")];
    return buttons.find(({ dataset }) => dataset.field === field);
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    const button = this.#buttonOf(this.opened);
    if (event.newState === "open" && button) placePopover(this.popup, button);
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "open") return;
    const button = this.#buttonOf(this.opened);
    const { activeElement } = this.renderRoot as ShadowRoot;
    // A press elsewhere has taken the focus there; otherwise it goes back to where it came from.
    if (
      activeElement?.localName === "pv-filter-panel" ||
      (!activeElement && document.activeElement === document.body)
    ) {
      button?.focus();
    }
    this.opened = undefined;
  };
}
