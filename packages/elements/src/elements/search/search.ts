import type { PivotalError } from "@pivotal/sdk";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  findCustomers,
  lookupQuery,
  type Customer,
  type CustomerMatch,
} from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { intendCustomerSelect } from "../../base/customer-select.ts";
import { PvElement } from "../../base/pv-element.ts";
import { FeedController } from "../../controllers/feed-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { customerHref } from "../../format/customer-href.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { search as words } from "../../strings/search.ts";
import { errorView } from "../../templates/error-view.ts";
import { addRecent, readRecents } from "./recents.ts";
import { searchOption } from "./search-option.ts";
import { styles } from "./search.styles.ts";
import { isApple, listenForShortcut } from "./shortcut.ts";

/** A pause in typing after which the server is asked, in milliseconds. */
const PAUSE_MS = 250;
/** At most one polite message in this time, in milliseconds. */
const QUIET_MS = 1_000;

/**
 * Finds a customer by name, domain or number: in what is loaded as one types, and on the server where it can look something up. Opens
 * with ⌘K or Ctrl+K from anywhere on the page.
 *
 * @summary Finds a customer from anywhere, by keyboard.
 * @fires pv-customer-select - A person opens a customer; cancelable, then the link is not followed.
 * @fires pv-ready - Once, when the element can be used.
 * @fires pv-error - For each failure that the element shows.
 * @csspart trigger - The button that opens the search.
 * @csspart dialog - The surface that floats.
 * @cssproperty --pv-surface - The background of the dialog.
 * @cssproperty --pv-surface-text - The text of the dialog.
 * @cssproperty --pv-accent - The one accent colour.
 */
export class PvSearch extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Where a customer's page is in the host, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. */
  @property() href?: string;

  /** What the empty field says. */
  @property() placeholder: string = words.placeholder;

  /** ⌘K and Ctrl+K are left to the host. */
  @property({ type: Boolean, attribute: "no-shortcut" }) noShortcut = false;

  /** Most results shown. Default 20. */
  @property({ type: Number }) limit = 20;

  @state() private opened = false;
  @state() private text = "";
  @state() private settled = "";
  @state() private chosen: string | undefined;
  @state() private announcement = "";
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  @query("input") private readonly field!: HTMLInputElement;

  readonly #feed = new FeedController(this, () => this.opened);
  readonly #lookup = new QueryController<Customer[]>(this, () =>
    this.opened && this.settled.trim() && this.settled === this.text ? lookupQuery(this.settled) : null,
  );
  #matches: readonly CustomerMatch[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #offShortcut: (() => void) | undefined;

  /** Opens the search and puts the caret in it. */
  show(): void {
    if (this.opened || !this.hasUpdated || !this.isConnected) return;
    this.opened = true;
    this.dialog.showModal();
    this.field.focus();
  }

  /** @internal Called for ⌘K and Ctrl+K. */
  openBySearchKey(): void {
    this.show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#offShortcut?.();
    this.#offShortcut = undefined;
    clearTimeout(this.#pause);
    clearTimeout(this.#saying);
    this.#saying = undefined;
    this.opened = false;
    if (this.hasUpdated) this.dialog.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShortcut();
  }

  protected override isReady(): boolean {
    return this.#feed.store !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    return this.opened ? (this.#feed.state.error ?? this.#lookup.state.error) : undefined;
  }

  protected override isLoading(): boolean {
    return this.opened && (this.#feed.state.fetching || this.#lookup.state.fetching);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("noShortcut")) this.#followShortcut();
    if (!this.opened) return;
    this.#matches = this.#find();
    if (!this.#matches.some(({ customer }) => customer.id === this.chosen)) {
      this.chosen = this.#matches[0]?.customer.id;
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.opened) return;
    const { complete, fetching, error } = this.#feed.state;
    // What is not loaded cannot be found by name, so the rest is brought in while someone is searching.
    if (this.text.trim() && this.#feed.store && !complete && !fetching && !error) void this.#feed.loadMore();
    this.#sayCount();
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  override render(): TemplateResult {
    const active = this.#matches.findIndex(({ customer }) => customer.id === this.chosen);
    return html`<button
        type="button"
        class="trigger"
        part="trigger"
        aria-haspopup="dialog"
        @click=${this.show}
      >
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span class="cut">${words.open}</span>
        ${this.noShortcut ? nothing : html`<kbd aria-hidden="true">${isApple() ? "⌘K" : "Ctrl K"}</kbd>`}
      </button>
      <dialog part="dialog" aria-label=${words.open} closedby="any" @close=${this.#onClose}>
        <div class="panel" @click=${this.#onClick} @keydown=${this.#onKeydown}>
          <div class="field">
            <input
              type="text"
              role="combobox"
              autocomplete="off"
              spellcheck="false"
              aria-label=${words.open}
              aria-autocomplete="list"
              aria-controls="results"
              aria-expanded=${String(this.#matches.length > 0)}
              aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
              placeholder=${this.placeholder}
              .value=${live(this.text)}
              @input=${this.#onInput}
            />
            <button type="button" class="close" @click=${this.#close}>${words.close}</button>
          </div>
          ${this.opened ? this.#renderResults(active) : nothing}
        </div>
        <div class="hidden-text" role="status">${this.announcement}</div>
      </dialog>`;
  }

  #find(): readonly CustomerMatch[] {
    const { store } = this.#feed;
    if (!store) return [];
    if (!this.text.trim()) {
      return readRecents().flatMap((id) => {
        const customer = store.records.get(id);
        return customer ? [{ customer, name: [], domain: [] }] : [];
      });
    }
    const found = findCustomers(store.records.values(), this.text, this.limit);
    const known = new Set(found.map(({ customer }) => customer.id));
    const looked = (this.#lookup.state.data ?? []).filter(({ id }) => !known.has(id));
    return [...looked.map((customer) => ({ customer, name: [], domain: [] })), ...found].slice(0, this.limit);
  }

  #renderResults(active: number): TemplateResult {
    const error = this.currentError();
    const empty = !this.text.trim();
    return html`${empty && this.#matches.length > 0 ? html`<p class="label quiet">${words.recent}</p>` : nothing}
      <div
        class="results"
        id="results"
        role=${this.#matches.length > 0 ? "listbox" : nothing}
        aria-label=${this.#matches.length > 0 ? words.results : nothing}
      >
        ${this.#matches.map((match, index) =>
          searchOption({
            match,
            index,
            active: index === active,
            thresholds: this.#feed.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS,
            locale: this.locale,
          }),
        )}
      </div>
      ${this.#matches.length === 0 && !error ? html`<p class="note quiet">${this.#emptyWords()}</p>` : nothing}
      ${error ? errorView(error, this.#retry) : nothing}
      <div class="foot quiet">
        <span class="number">${this.#reach()}</span><span class="keys">${words.keys}</span>
      </div>`;
  }

  #emptyWords(): string {
    if (!this.#feed.store) return common.notConnected;
    if (!this.text.trim()) return words.hint;
    return this.#isSettled() ? words.nothing(this.text.trim()) : words.looking;
  }

  /** Nothing more is on its way that could match. */
  #isSettled(): boolean {
    return this.settled === this.text && !this.#lookup.state.fetching && this.#feed.state.complete;
  }

  #reach(): string {
    const { rows, complete } = this.#feed.state;
    if (rows.length === 0) return "\u00a0";
    const count = formatNumber(rows.length, this.locale);
    if (!complete) return words.reachSoFar(count);
    return rows.length === 1 ? words.reachOne : words.reachAll(count);
  }

  /** One message a second at most, and the last one is right: it is made when it is said. */
  #sayCount(): void {
    this.#saying ??= setTimeout(() => {
      this.#saying = undefined;
      const count = this.#matches.length;
      if (!this.text.trim()) this.announcement = "";
      else if (count === 0) {
        if (this.#isSettled()) this.announcement = words.nothing(this.text.trim());
      } else {
        this.announcement = count === 1 ? words.foundOne : words.found(formatNumber(count, this.locale));
      }
    }, QUIET_MS);
  }

  readonly #retry = (): void => {
    if (this.#feed.state.error) void this.#feed.loadMore();
    if (this.#lookup.state.error) void this.#lookup.refresh();
  };

  readonly #onInput = (): void => {
    this.text = this.field.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.settled = this.text;
    }, PAUSE_MS);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A key that ends or steers a composition belongs to the input method, not to the list.
    if (event.target !== this.field || event.isComposing || event.keyCode === 229) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === "Enter") this.#openChosen(event.metaKey || event.ctrlKey);
    else if (event.key === "Escape" && this.text) this.#clear();
    else return;
    event.preventDefault();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const option = (event.target as Element).closest<HTMLElement>("[data-index]");
    const match = this.#matches[Number(option?.dataset.index ?? Number.NaN)];
    if (!match) return;
    this.chosen = match.customer.id;
    this.#openChosen(event.metaKey || event.ctrlKey);
  };

  readonly #onClose = (): void => {
    // The event comes a moment later; by then the search may have been opened anew.
    if (this.dialog.open || !this.opened) return;
    this.opened = false;
    this.#clear();
    this.renderRoot.querySelector<HTMLElement>(".trigger")?.focus();
  };

  readonly #close = (): void => {
    this.dialog.close();
    this.#onClose();
  };

  #clear(): void {
    clearTimeout(this.#pause);
    this.text = "";
    this.settled = "";
  }

  #move(step: number): void {
    const count = this.#matches.length;
    if (count === 0) return;
    const at = this.#matches.findIndex(({ customer }) => customer.id === this.chosen);
    const to =
      Math.abs(step) === 1 ? (at + step + count) % count : Math.max(0, Math.min(count - 1, at + step));
    this.chosen = this.#matches[to]?.customer.id;
  }

  #openChosen(newTab: boolean): void {
    const customer = this.#matches.find((match) => match.customer.id === this.chosen)?.customer;
    if (!customer) return;
    addRecent(customer.id);
    this.#close();
    const href = customerHref(this.href, customer);
    if (!intendCustomerSelect(this, customer) || !href) return;
    if (newTab) window.open(href, "_blank", "noopener");
    else window.location.assign(href);
  }

  #followShortcut(): void {
    this.#offShortcut?.();
    this.#offShortcut = this.noShortcut || !this.isConnected ? undefined : listenForShortcut(this);
  }
}
