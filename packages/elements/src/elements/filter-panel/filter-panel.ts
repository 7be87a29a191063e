import {
  fieldValues,
  foldText,
  parse,
  setTerm,
  toggleValue,
  type CustomerSource,
  type ParsedQuery,
  type QueryField,
} from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { moveInMenu } from "../../base/menu-keys.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { spokenFields } from "../query-field/spoken-fields.ts";
import { filter as words } from "../../strings/filter.ts";
import { wordOf } from "../../strings/word-of.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import type { PvQueryChangeDetail } from "../query-field/query-field.events.ts";
import { boundsOf, choicesOf, isNegated, rangeText, type Choice } from "./field-choices.ts";
import { styles } from "./filter-panel.styles.ts";

/** Fewer values than this are seen at a glance, and need no box to find one in. */
const FEW = 9;
/** Most values shown at once. */
const MOST = 100;
/** While rows stream in, counts follow this often, in milliseconds. */
const FOLLOW_MS = 500;

const ABSENT = new Set(["owner", "domain", "plan", "tag", "health", "mrr"]);

/**
 * What can be asked of one field, each an edit of the query's text; without a field, the fields to choose from. Private to the filter
 * bar, which opens it.
 */
export class PvFilterPanel extends SpeakingElement {
  static override styles = [tokens, base, styles];

  /** The query being edited. */
  @property({ attribute: false }) query = "";

  /** The customers that are filtered. */
  @property({ attribute: false }) source?: CustomerSource;

  /** Churned and archived customers are shown whatever the query. */
  @property({ type: Boolean, attribute: "include-inactive" }) includeInactive = false;

  /** The field's name; empty for all of them. */
  @property() field = "";

  @state() private wanted = "";
  @state() private negated: boolean | undefined;
  /** Reached through the list of fields. */
  @state() private deep = false;

  #following: ReturnType<typeof setTimeout> | undefined;
  #off: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate("source");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#off?.();
    this.#off = undefined;
    clearTimeout(this.#following);
    this.#following = undefined;
  }

  /** Puts the focus where a person goes on. */
  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find(".text, .values input, .field") ?? find("input"))?.focus();
  }

  override render(): TemplateResult {
    const { source } = this;
    if (!source) return html`${nothing}`;
    const fields = spokenFields(source.fields);
    const query = parse(this.query, fields);
    const field = fields.get(this.field);
    return field ? this.#renderField(source, query, field) : this.#renderFields(source, query);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("field")) {
      this.wanted = "";
      this.negated = undefined;
    }
    if (this.source?.fields.get(this.field)?.slug !== undefined || !this.field) this.source?.describe();
    if (!changed.has("source")) return;
    this.#off?.();
    this.#off = this.isConnected ? this.source?.table.changed.add(() => this.#follow()) : undefined;
  }

  #follow(): void {
    this.#following ??= setTimeout(() => {
      this.#following = undefined;
      this.requestUpdate();
    }, FOLLOW_MS);
  }

  #renderFields({ fields }: CustomerSource, query: ParsedQuery): TemplateResult {
    const wanted = foldText(this.wanted);
    const found = spokenFields(fields).all.filter(({ label, name }) =>
      foldText(`${label} ${name}`).includes(wanted),
    );
    return html`<div class="head"><h3>${words.fields}</h3></div>
      ${this.#renderFind(words.findField)}
      <div class="values" role="group" aria-label=${words.fields} @keydown=${this.#onArrows}>
        ${found.map(({ name, label }) => {
          const count = termCount(query, name);
          return html`<button type="button" class="field" data-field=${name} @click=${this.#onField}>
            <span class="cut"><bdi>${label}</bdi></span>
            ${count > 0 ? html`<span class="count">${this.#number(count)}</span>` : nothing}
          </button>`;
        })}
      </div>
      ${found.length === 0 ? html`<p class="note quiet">${words.noMatch}</p>` : nothing}`;
  }

  #renderField(source: CustomerSource, query: ParsedQuery, field: QueryField): TemplateResult {
    const { name, label, type } = field;
    const isPresence = name === "has" || name === "no";
    const canNegate = (type === "choice" || type === "text") && !isPresence;
    return html`<div class="head">
        ${
          this.deep
            ? html`<button type="button" class="back" aria-label=${words.back} @click=${this.#onBack}>
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3-5 5 5 5" /></svg>
              </button>`
            : nothing
        }
        <h3><bdi>${label}</bdi></h3>
        ${canNegate ? this.#renderMode(query, name) : nothing}
      </div>
      ${this.#renderAsk(source, query, field)}
      ${
        this.#isAsked(query, name)
          ? html`<button type="button" class="clear" @click=${this.#onClear}>${words.clear}</button>`
          : nothing
      }`;
  }

  #renderAsk(source: CustomerSource, query: ParsedQuery, field: QueryField): TemplateResult {
    const { name, type, slug } = field;
    if (name === "health") {
      const bucket = source.fields.get("bucket");
      return html`${bucket ? this.#renderChoices(source, query, bucket) : nothing}
      ${this.#renderBounds(query, field)} ${this.#renderAbsent(query, field)}`;
    }
    if (type === "number")
      return html`${this.#renderBounds(query, field)}${this.#renderAbsent(query, field)}`;
    if (type === "date") return html`${this.#renderAges(query, field)}${this.#renderBounds(query, field)}`;
    if (type === "choice") return this.#renderChoices(source, query, field);
    return html`${this.#renderText(query, field)}
    ${type === "text" && slug !== undefined ? this.#renderChoices(source, query, field) : nothing}
    ${this.#renderAbsent(query, field)}`;
  }

  #renderMode(query: ParsedQuery, field: string): TemplateResult {
    const negated = this.#negates(query, field);
    return html`<div class="mode" role="radiogroup" aria-label=${words.mode} @change=${this.#onMode}>
      ${[false, true].map(
        (value) =>
          html`<label
            ><input
              type="radio"
              name="mode"
              value=${value ? "1" : ""}
              .checked=${live(negated === value)}
            />${value ? words.isNot : words.is}</label
          >`,
      )}
    </div>`;
  }

  #renderChoices(source: CustomerSource, query: ParsedQuery, field: QueryField): TemplateResult {
    const all = choicesOf(source, query, field, this.includeInactive);
    const wanted = foldText(this.wanted);
    const found = all.filter(({ label, value }) => foldText(`${label} ${value}`).includes(wanted));
    const shown = found.slice(0, MOST);
    const hasText = field.type === "text";
    return html`${all.length >= FEW && !hasText ? this.#renderFind(words.find) : nothing}
      <div class="values" role="group" aria-label=${field.label} @keydown=${this.#onArrows}>
        ${shown.map((choice) => this.#renderChoice(field, choice))} ${this.#renderAbsent(query, field)}
      </div>
      ${all.length === 0 ? html`<p class="note quiet">${words.nothing}</p>` : nothing}
      ${all.length > 0 && found.length === 0 ? html`<p class="note quiet">${words.noMatch}</p>` : nothing}
      ${
        found.length > MOST
          ? html`<p class="note quiet">
              ${words.rest(this.#number(found.length - MOST), found.length - MOST)}
            </p>`
          : nothing
      }`;
  }

  #renderChoice(field: QueryField, { value, label, count, ticked }: Choice): TemplateResult {
    return html`<label class="value" title=${label}
      ><input
        type="checkbox"
        data-field=${field.name}
        value=${value}
        .checked=${live(ticked)}
        @change=${this.#onTick}
      /><span class="cut"><bdi>${label}</bdi></span
      >${
        count === undefined
          ? nothing
          : html`<span class="count"
              >${this.#number(count)}<span class="hidden-text"> ${words.customers}</span></span
            >`
      }</label
    >`;
  }

  #renderAbsent(query: ParsedQuery, { name, label, slug }: QueryField): TemplateResult | typeof nothing {
    if (!ABSENT.has(name) && slug === undefined) return nothing;
    const ticked = fieldValues(query, "no").includes(name);
    return html`<label class="value"
      ><input type="checkbox" data-absent=${name} .checked=${live(ticked)} @change=${this.#onAbsent} />
      <span class="cut quiet">${words.none(label)}</span></label
    >`;
  }

  #renderFind(placeholder: string): TemplateResult {
    return html`<input
      class="text"
      type="search"
      autocomplete="off"
      aria-label=${placeholder}
      placeholder=${placeholder}
      .value=${live(this.wanted)}
      @input=${this.#onWanted}
    />`;
  }

  #renderText(query: ParsedQuery, { name, label }: QueryField): TemplateResult {
    const typed = fieldValues(query, name, this.#negates(query, name));
    return html`<input
      class="text"
      type="text"
      autocomplete="off"
      dir="auto"
      aria-label=${`${label}: ${words.contains}`}
      placeholder=${words.contains}
      data-field=${name}
      .value=${live(typed.join(", "))}
      @change=${this.#onText}
    />`;
  }

  #renderBounds(query: ParsedQuery, { name, type }: QueryField): TemplateResult {
    const { from, to } = boundsOf(fieldValues(query, name)[0]);
    const bound = (edge: "from" | "to", value: string) =>
      html`<label
        >${words[edge]}<input
          class="text"
          type=${type}
          step=${type === "number" ? "any" : nothing}
          data-edge=${edge}
          .value=${live(value)}
      /></label>`;
    return html`<div class="bounds ${type}" data-field=${name} @change=${this.#onBound}>
      ${bound("from", from)} ${bound("to", to)}
    </div>`;
  }

  #renderAges(query: ParsedQuery, { name, label, values = [] }: QueryField): TemplateResult | typeof nothing {
    if (values.length === 0) return nothing;
    const typed = fieldValues(query, name);
    return html`<div class="values" role="group" aria-label=${label} @keydown=${this.#onArrows}>
      ${values.map(
        (value) =>
          html`<label class="value"
            ><input
              type="checkbox"
              data-age=${name}
              value=${value}
              .checked=${live(typed.includes(value))}
              @change=${this.#onAge}
            /><span class="cut">${wordOf(words.ages, value) ?? value}</span></label
          >`,
      )}
    </div>`;
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  /** Whether ticking a value now leaves it out. */
  #negates(query: ParsedQuery, field: string): boolean {
    return this.negated ?? isNegated(query, field);
  }

  #isAsked(query: ParsedQuery, field: string): boolean {
    return termCount(query, field) + (field === "health" ? termCount(query, "bucket") : 0) > 0;
  }

  #parse(text = this.query): ParsedQuery {
    return parse(text, this.source?.fields);
  }

  /** Asks for these values of a field and for nothing else of it. */
  #set(field: string, values: readonly string[], negated = false): void {
    const without = setTerm(this.#parse(), field, [], !negated);
    this.#tell(setTerm(this.#parse(without), field, values, negated));
  }

  #tell(query: string): void {
    this.query = query;
    this.dispatchEvent(new CustomEvent<PvQueryChangeDetail>("pv-query-change", { detail: { query } }));
  }

  readonly #onField = (event: Event): void => {
    this.field = (event.currentTarget as HTMLElement).dataset.field ?? "";
    this.deep = true;
    void this.updateComplete.then(() => this.focus());
  };

  readonly #onBack = (): void => {
    this.field = "";
    this.deep = false;
    void this.updateComplete.then(() => this.focus());
  };

  readonly #onWanted = (event: Event): void => {
    this.wanted = (event.target as HTMLInputElement).value;
  };

  readonly #onTick = (event: Event): void => {
    const { value, checked, dataset } = event.target as HTMLInputElement;
    const field = dataset.field ?? "";
    const negated = this.#negates(this.#parse(), field);
    const query = this.#parse(setTerm(this.#parse(), field, [], !negated));
    this.#tell(toggleValue(query, field, value, { on: checked, negated }));
  };

  readonly #onMode = (event: Event): void => {
    const query = this.#parse();
    const values = fieldValues(query, this.field, this.#negates(query, this.field));
    this.negated = (event.target as HTMLInputElement).value !== "";
    if (values.length > 0) this.#set(this.field, values, this.negated);
  };

  readonly #onAbsent = (event: Event): void => {
    const { checked, dataset } = event.target as HTMLInputElement;
    const field = dataset.absent ?? "";
    const others = fieldValues(this.#parse(), "no").filter((one) => one !== field);
    // A value and none at all cannot both be.
    if (checked) this.query = setTerm(this.#parse(), field, []);
    this.#tell(setTerm(this.#parse(), "no", checked ? [...others, field] : others));
  };

  readonly #onText = (event: Event): void => {
    const { value, dataset } = event.target as HTMLInputElement;
    const field = dataset.field ?? "";
    const negated = this.#negates(this.#parse(), field);
    this.#set(field, value.trim() ? [value.trim()] : [], negated);
  };

  readonly #onAge = (event: Event): void => {
    const { value, checked, dataset } = event.target as HTMLInputElement;
    this.#set(dataset.age ?? "", checked ? [value] : []);
  };

  readonly #onBound = (event: Event): void => {
    const bounds = event.currentTarget as HTMLElement;
    const value = (edge: string) =>
      bounds.querySelector<HTMLInputElement>(`[data-edge=${edge}]`)?.value.trim() ?? "";
    this.#set(bounds.dataset.field ?? "", rangeText(value("from"), value("to")));
  };

  readonly #onClear = (): void => {
    if (this.field === "health") this.query = setTerm(this.#parse(), "bucket", []);
    this.#set(this.field, []);
    this.focus();
  };

  readonly #onArrows = (event: KeyboardEvent): void => {
    if (!/^(Arrow(Up|Down)|Home|End)$/.test(event.key)) return;
    const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("input, button")];
    if (moveInMenu(event, items)) event.preventDefault();
  };
}

/** How many values a query asks of a field, for and against. */
export const termCount = (query: ParsedQuery, field: string): number =>
  fieldValues(query, field).length + fieldValues(query, field, true).length;
