import type { PivotalError } from "@pivotal/sdk";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  customerQuery,
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
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { customerHref } from "../../format/customer-href.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { search as words } from "../../strings/search.ts";
import { errorView } from "../../templates/error-view.ts";
import { addRecent, MAX_RECENTS, readRecents } from "./recents.ts";
import { optionId, searchOption, skeletonOption } from "./search-option.ts";
import { styles } from "./search.styles.ts";
import { isApple, listenForShortcut } from "./shortcut.ts";

/** A pause in typing after which the server is asked, in milliseconds. */
const PAUSE_MS = 250;

const asMatch = (customer: Customer): CustomerMatch => ({ customer, name: [], domain: [] });

/** A customer that is gone since it was opened is no failure: it is left out. */
const isFailed = ({ state: { error } }: QueryController<Customer>): boolean =>
  error !== undefined && error.type !== "not_found";

/**
 * Finds a customer by name, domain or number: in what is loaded as one types, and on the server where it can look something up. Opens
 * with ⌘K, or Ctrl+K where there is no Command key, from anywhere on the page.
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
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  @query(".trigger") private readonly trigger!: HTMLElement;
  @query("input") private readonly field!: HTMLInputElement;

  readonly #feed = new FeedController(this, () => this.opened);
  readonly #lookup = new QueryController<Customer[]>(this, () =>
    this.opened && this.settled.trim() && this.settled === this.text ? lookupQuery(this.settled) : null,
  );
  readonly #recents = Array.from(
    { length: MAX_RECENTS },
    (_, at) =>
      new QueryController<Customer>(this, () => {
        const id = this.opened && !this.text.trim() ? this.#recentIds[at] : undefined;
        return id === undefined ? null : customerQuery(id);
      }),
  );
  readonly #polite = new PoliteController(this, () => this.#count());
  #recentIds: readonly string[] = [];
  #matches: readonly CustomerMatch[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #offShortcut: (() => void) | undefined;

  /** Whether the search is open. */
  get isOpen(): boolean {
    return this.opened;
  }

  /** Opens the search and puts the caret in it. Before the element has rendered, opens as soon as it has. */
  show(): void {
    if (!this.hasUpdated) void this.updateComplete.then(() => this.show());
    else if (!this.opened && this.isConnected) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#offShortcut?.();
    this.#offShortcut = undefined;
    this.opened = false;
    this.#clear();
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
    if (!this.opened) return undefined;
    return this.#feed.state.error ?? this.#lookup.state.error ?? this.#recents.find(isFailed)?.state.error;
  }

  protected override isLoading(): boolean {
    return this.opened && [this.#feed, this.#lookup, ...this.#recents].some(({ state }) => state.fetching);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("noShortcut")) this.#followShortcut();
  }

  // Not in willUpdate, which runs before the controllers have followed what changed.
  protected override update(changed: PropertyValues<this>): void {
    if (this.opened) {
      this.#matches = this.#find();
      if (!this.#matches.some(({ customer }) => customer.id === this.chosen)) {
        this.chosen = this.#matches[0]?.customer.id;
      }
    }
    super.update(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.opened) return;
    const { complete, fetching, error } = this.#feed.state;
    // What is not loaded cannot be found by name, so the rest is brought in while someone is searching.
    if (this.text.trim() && this.#feed.store && !complete && !fetching && !error) void this.#feed.loadMore();
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  override render(): TemplateResult {
    const active = this.#matches.find(({ customer }) => customer.id === this.chosen);
    return html`<button
        type="button"
        class="trigger"
        part="trigger"
        aria-haspopup="dialog"
        aria-keyshortcuts=${this.noShortcut ? nothing : isApple() ? "Meta+K" : "Control+K"}
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
              aria-activedescendant=${active ? optionId(active.customer) : nothing}
              placeholder=${this.placeholder}
              .value=${live(this.text)}
              @input=${this.#onInput}
            />
            <button type="button" class="close" @click=${this.#close}>${words.close}</button>
          </div>
          ${this.opened ? this.#renderResults(active) : nothing}
        </div>
        <div class="hidden-text" role="status">${this.#polite.text}</div>
      </dialog>`;
  }

  #find(): readonly CustomerMatch[] {
    const { store } = this.#feed;
    if (!store) return [];
    if (!this.text.trim()) {
      return this.#recents.flatMap(({ state: { data } }) => (data ? [asMatch(data)] : []));
    }
    const found = findCustomers(store.records.values(), this.text, this.limit);
    const known = new Set(found.map(({ customer }) => customer.id));
    const looked = (this.#lookup.state.data ?? []).filter(({ id }) => !known.has(id));
    return [...looked.map(asMatch), ...found].slice(0, this.limit);
  }

  #renderResults(active: CustomerMatch | undefined): TemplateResult {
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
            active: match === active,
            thresholds: this.#feed.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS,
            locale: this.locale,
          }),
        )}
        ${this.#matches.length === 0 && !error ? this.#renderNothing() : nothing}
      </div>
      ${error ? errorView(error, this.#retry) : nothing}
      <div class="foot quiet">
        <span class="number">${this.#reach()}</span><span class="keys">${words.keys}</span>
      </div>`;
  }

  #renderNothing(): TemplateResult {
    const empty = !this.text.trim();
    const { store } = this.#feed;
    if (store && (empty ? this.#recents.some(({ state }) => state.fetching) : !this.#isSettled())) {
      return html`${[1, 2, 3].map(skeletonOption)}`;
    }
    const note = !store ? common.notConnected : empty ? words.hint : words.nothing(this.text.trim());
    return html`<p class="note quiet">${note}</p>`;
  }

  /** Nothing more is on its way that could match. */
  #isSettled(): boolean {
    return this.settled === this.text && !this.#lookup.state.fetching && this.#feed.state.complete;
  }

  #reach(): string {
    const { rows, complete, fetching } = this.#feed.state;
    if (rows.length === 0) return fetching ? words.looking : "\u00a0";
    const count = formatNumber(rows.length, this.locale);
    if (!complete) return words.reachSoFar(count);
    return rows.length === 1 ? words.reachOne : words.reachAll(count);
  }

  /** What the live region says of the results; `undefined` while nothing is certain. */
  #count(): string | undefined {
    const text = this.text.trim();
    if (!this.opened || !text) return "";
    const count = this.#matches.length;
    if (count === 0) return this.#isSettled() ? words.nothing(text) : undefined;
    return count === 1 ? words.foundOne : words.found(formatNumber(count, this.locale));
  }

  readonly #retry = (): void => {
    if (this.#feed.state.error) void this.#feed.loadMore();
    for (const query of [this.#lookup, ...this.#recents.filter(isFailed)]) {
      if (query.state.error) void query.refresh();
    }
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

  #open(): void {
    this.#recentIds = readRecents();
    this.opened = true;
    // The dialog gives the focus back to what had it; a page that had none gets it where the search is.
    if (document.activeElement === document.body) this.trigger.focus();
    this.dialog.showModal();
    this.field.focus();
  }

  readonly #onClose = (): void => {
    // The event comes a moment later; by then the search may have been opened anew.
    if (this.dialog.open || !this.opened) return;
    this.opened = false;
    this.#clear();
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
