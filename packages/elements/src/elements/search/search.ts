import type { PivotalError } from "@pivotal/sdk";
import type { Replica } from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { intendCustomerSelect } from "../../base/customer-select.ts";
import { PvElement } from "../../base/pv-element.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { customerHref } from "../../format/customer-href.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { queryField as fieldWords, search as words } from "../../strings/search.ts";
import { QueryBox } from "../query-field/query-box.ts";
import { addRecent } from "./recents.ts";
import { findActions, type PvSearchAction } from "./search-action.ts";
import { searchBody, searchReach } from "./search-body.ts";
import { searchGroups, type SearchChoices, type SearchGroup, type SearchItem } from "./search-groups.ts";
import { SearchFinder } from "./search-finder.ts";
import { searchIcon, shortcutView } from "./search-keys.ts";
import type { PvQuerySelectDetail } from "./search.events.ts";
import { styles } from "./search.styles.ts";
import { isApple, listenForShortcut } from "./shortcut.ts";

const isNarrow = ({ fields }: Replica, field: string): boolean =>
  !["text", "id", "date"].includes(fields.get(field)?.type ?? "text");

/**
 * Finds customers by a query: by the words of their names, domains, contacts, tags and fields, and by `field:value`. It looks in what is
 * loaded as one types, and asks the server where that can look something up. A palette that opens with ⌘K, or Ctrl+K where there is no
 * Command key, from anywhere on the page; or, with `inline`, a field on the page.
 *
 * @summary Finds a customer from anywhere, by keyboard.
 * @fires pv-customer-select - A person opens a customer; cancelable, then the link is not followed.
 * @fires pv-query-select - A person wants all that matches as a list; cancelable, then the list of `list` is left alone.
 * @fires pv-ready - Once, when the element can be used.
 * @fires pv-error - For each failure that the element shows.
 * @csspart trigger - The button that opens the search.
 * @csspart dialog - The surface that floats.
 * @csspart field - The field on the page, with `inline`.
 * @cssproperty --pv-surface - The background of what floats.
 * @cssproperty --pv-surface-text - The text of what floats.
 * @cssproperty --pv-accent - The one accent colour.
 */
export class PvSearch extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Where a customer's page is in the host, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. */
  @property() href?: string;

  /** What the empty field says. */
  @property() placeholder: string = words.placeholder;

  /** A field on the page, with the results below it, in place of a button and a dialog. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /** ⌘K and Ctrl+K are left to the host. */
  @property({ type: Boolean, attribute: "no-shortcut" }) noShortcut = false;

  /** Most customers shown. Default 20. */
  @property({ type: Number }) limit = 20;

  /**
   * Offers to show all that matches as a list: the id of the `<pv-customer-list>` whose `query` is then set. Left empty, it only tells the
   * host, by `pv-query-select`.
   */
  @property() list?: string;

  /** What the host offers beside customers. */
  @property({ attribute: false }) actions: readonly PvSearchAction[] = [];

  @state() private opened = false;
  @state() private chosen: string | undefined;
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  @query(".trigger") private readonly trigger!: HTMLElement;

  readonly #box: QueryBox = new QueryBox(
    this,
    () => this.#finder.source,
    () => this.#onChange(),
  );
  readonly #finder: SearchFinder = new SearchFinder(
    this,
    () => this.opened,
    () => this.#box.query,
  );
  readonly #polite = new PoliteController(this, () => this.#count());
  #groups: readonly SearchGroup[] = [];
  #items: readonly SearchItem[] = [];
  #moved = false;
  #offShortcut: (() => void) | undefined;

  /** Whether the search is open. */
  get isOpen(): boolean {
    return this.opened;
  }

  /** Opens the search and puts the caret in it. Before the element has rendered, opens as soon as it has. */
  show(): void {
    if (!this.hasUpdated) void this.updateComplete.then(() => this.show());
    else if (this.isConnected) this.#open();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShortcut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#offShortcut?.();
    this.#offShortcut = undefined;
    this.#shut();
  }

  protected override isReady(): boolean {
    return this.#finder.store !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    return this.opened ? this.#finder.error : undefined;
  }

  protected override isLoading(): boolean {
    return this.opened && this.#finder.fetching;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("noShortcut")) this.#followShortcut();
  }

  // Not in willUpdate, which runs before the controllers have followed what changed.
  protected override update(changed: PropertyValues<this>): void {
    this.#groups = this.opened ? this.#find() : [];
    this.#items = this.#groups.flatMap(({ items }) => items);
    const chosen = this.#items.find(({ id }) => id === this.chosen);
    // Until a person has chosen, a customer that arrives takes the place of an offer, and of no other customer.
    if (!chosen || (!this.#moved && chosen.kind === "other")) this.chosen = this.#items[0]?.id;
    super.update(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  override render(): TemplateResult {
    if (this.inline) {
      return html`<div
        class="panel inline"
        part="field"
        role="search"
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
      >
        ${this.#renderPanel()}
      </div>`;
    }
    return html`<button
        type="button"
        class="trigger"
        part="trigger"
        aria-haspopup="dialog"
        aria-keyshortcuts=${this.noShortcut ? nothing : isApple() ? "Meta+K" : "Control+K"}
        @click=${this.show}
      >
        ${searchIcon}
        <span class="cut">${words.open}</span>
        ${this.noShortcut ? nothing : shortcutView()}
      </button>
      <dialog part="dialog" aria-label=${words.open} closedby="any" @close=${this.#onClose}>
        <div class="panel" @click=${this.#onClick} @keydown=${this.#onKeydown}>${this.#renderPanel()}</div>
      </dialog>`;
  }

  #renderPanel(): TemplateResult {
    const expanded = this.#items.length > 0;
    return html`<div class="field">
        ${searchIcon}
        ${this.#box.render({
          label: words.open,
          placeholder: this.placeholder,
          list: "results",
          expanded,
          active: expanded ? this.chosen : undefined,
        })}
        ${
          this.inline
            ? this.noShortcut || this.#box.value
              ? nothing
              : shortcutView()
            : html`<button type="button" class="close" @click=${this.#shut}>${words.close}</button>`
        }
      </div>
      ${this.opened ? this.#renderBody() : nothing}
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  #renderBody(): TemplateResult {
    const error = this.currentError();
    return searchBody({
      groups: this.#groups,
      chosen: this.chosen,
      note: this.#note(error !== undefined),
      error,
      reach: searchReach(this.#finder.coverage, this.#box.value.includes("@"), this.locale),
      opensLinks: this.href !== undefined,
      retry: this.#retry,
    });
  }

  #note(failed: boolean): string | undefined {
    const text = this.#box.query;
    if (!this.#finder.store) return common.notConnected;
    if (this.#countFound() > 0 || failed || (!text && this.#box.inValue)) return undefined;
    if (text ? !this.#finder.isSettled : this.#finder.recents.fetching) return "waiting";
    return text ? (this.#box.diagnostic?.message ?? words.nothing(text)) : words.hint;
  }

  #find(): SearchGroup[] {
    const { store, replica, recents } = this.#finder;
    if (!store || !replica) return [];
    const text = this.#box.query;
    const { completions } = this.#box;
    const matches = this.#finder.match(this.limit);
    return searchGroups(
      {
        query: text,
        matches,
        recents: recents.customers,
        actions: findActions(this.actions, text),
        // With nothing typed, those fields are worth a hint that words alone do not reach.
        completions: this.#box.value
          ? completions
          : completions.filter(({ field }) => isNarrow(replica, field)),
        inValue: this.#box.inValue,
        valuesOf: replica.fields.get(completions[0]?.field ?? "")?.label ?? "",
        nearest: matches.length === 0 ? (this.#box.corrected ?? this.#finder.nearest()) : undefined,
        showAll: this.list !== undefined,
        thresholds: store.settings.thresholds,
        locale: this.locale,
      },
      this.#choices,
    );
  }

  #countFound(): number {
    return this.#items.filter(({ kind }) => kind !== "other").length;
  }

  /** What the live region says of the results; `undefined` while nothing is certain. */
  #count(): string | undefined {
    const text = this.#box.query;
    if (!this.opened || !this.#box.value) return "";
    const count = this.#countFound();
    if (this.#box.inValue)
      return fieldWords.suggestions(formatNumber(this.#box.completions.length, this.locale));
    if (count === 0) return this.#finder.isSettled ? words.nothing(text) : undefined;
    return count === 1 ? words.foundOne : words.found(formatNumber(count, this.locale));
  }

  readonly #retry = (): void => this.#finder.retry();

  /** The text has changed: what was chosen was chosen among other results. */
  #onChange(): void {
    this.chosen = undefined;
    this.#moved = false;
    this.requestUpdate();
    if (this.inline && this.#hasFocus()) this.opened = true;
    this.#finder.follow();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A key that ends or steers a composition belongs to the input method, not to the list.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.target !== this.#box.input) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === "Enter") this.#choose(this.chosen, event.metaKey || event.ctrlKey);
    else if (event.key === "Escape" && this.#box.value) this.#box.clear();
    else if (event.key === "Escape" && this.inline && this.opened) this.opened = false;
    else return;
    event.preventDefault();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const option = (event.target as Element).closest(".results [role=option]");
    if (option) this.#choose(option.id, event.metaKey || event.ctrlKey);
    else if (this.inline && event.target === this.#box.input) this.#expand();
  };

  readonly #onFocusIn = (): void => this.#expand();

  readonly #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && this.renderRoot.contains(to))) this.opened = false;
  };

  readonly #onClose = (): void => {
    // The event comes a moment later; by then the search may have been opened anew.
    if (!this.dialog.open && this.opened) this.#shut();
  };

  #open(): void {
    if (this.inline) this.#box.input.focus();
    else if (!this.opened) {
      // The dialog gives the focus back to what had it; a page that had none gets it where the search is.
      if (document.activeElement === document.body) this.trigger.focus();
      this.dialog.showModal();
      this.#box.input.focus();
    }
    this.#expand();
  }

  #expand(): void {
    if (this.opened) return;
    this.opened = true;
    this.#finder.recents.read();
    this.#box.suggest();
  }

  /** Closes, and forgets what was typed. */
  readonly #shut = (): void => {
    this.opened = false;
    this.#box.value = "";
    if (this.hasUpdated && !this.inline) this.dialog.close();
  };

  #hasFocus(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
  }

  #move(step: number): void {
    if (this.inline && !this.opened) return this.#expand();
    const count = this.#items.length;
    if (count === 0) return;
    const at = this.#items.findIndex(({ id }) => id === this.chosen);
    const to =
      Math.abs(step) === 1 ? (at + step + count) % count : Math.max(0, Math.min(count - 1, at + step));
    this.chosen = this.#items[to]?.id;
    this.#moved = true;
  }

  readonly #choose = (id: string | undefined, newTab: boolean): void => {
    const item = this.#items.find((found) => found.id === id);
    if (item) item.choose(newTab);
    else this.#box.commit();
  };

  readonly #choices: SearchChoices = {
    open: (customer, newTab) => {
      addRecent(customer.id);
      this.#shut();
      const href = customerHref(this.href, customer);
      if (!intendCustomerSelect(this, customer) || !href) return;
      if (newTab) window.open(href, "_blank", "noopener");
      else window.location.assign(href);
    },
    complete: (completion) => this.#box.accept(completion),
    run: (action) => {
      this.#shut();
      action.run();
    },
    showAll: () => {
      const detail: PvQuerySelectDetail = { query: this.#box.query };
      this.#shut();
      const event = new CustomEvent("pv-query-select", {
        detail,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      if (!this.dispatchEvent(event) || !this.list) return;
      const root = this.getRootNode();
      const list =
        root instanceof Document || root instanceof ShadowRoot ? root.getElementById(this.list) : null;
      if (list) Object.assign(list, detail);
    },
    searchFor: (text) => {
      this.#box.value = text;
      this.#onChange();
    },
  };

  #followShortcut(): void {
    this.#offShortcut?.();
    this.#offShortcut = this.noShortcut || !this.isConnected ? undefined : listenForShortcut(this);
  }
}
