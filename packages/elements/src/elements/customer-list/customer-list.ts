import type { PivotalError } from "@pivotal/sdk";
import { DEFAULT_HEALTH_THRESHOLDS, type Customer } from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { intendCustomerSelect } from "../../base/customer-select.ts";
import { PvElement } from "../../base/pv-element.ts";
import { FeedController } from "../../controllers/feed-controller.ts";
import { WindowController } from "../../controllers/window-controller.ts";
import { customerHref } from "../../format/customer-href.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { list as words } from "../../strings/list.ts";
import { errorView } from "../../templates/error-view.ts";
import { customerRow, skeletonRow } from "./customer-row.ts";
import type { PvCustomerListSelectionDetail } from "./customer-list.events.ts";
import { styles } from "./customer-list.styles.ts";

const isInactive = ({ status }: Customer): boolean => status === "churned" || status === "archived";

/** The next page is asked for when fewer rows than this are left below what is seen. */
const AHEAD = 30;

/**
 * The table of customers, newest first: loads as one scrolls, hides churned and archived ones unless asked, and says how much of the
 * whole it holds. Give it a height, or set `--pv-list-size`.
 *
 * @summary The table of customers with status and health.
 * @fires pv-customer-select - A person opens a customer; cancelable, then the link is not followed.
 * @fires pv-customer-list-selection - The ticked rows have changed.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @csspart grid - The part that scrolls.
 * @cssproperty --pv-list-size - The height of the whole. Default 36em.
 * @cssproperty --pv-list-head - The background of the header row. Default Canvas.
 * @cssproperty --pv-accent - The one accent colour.
 */
export class PvCustomerList extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Customers at hand; wins over the provider's and causes no request. */
  @property({ attribute: false }) customers?: readonly Customer[];

  /** Where a customer's page is in the host, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. */
  @property() href?: string;

  /** Rows can be ticked. */
  @property({ type: Boolean }) selectable = false;

  /** Cuids of the ticked rows. */
  @property({ attribute: false }) selected: readonly string[] = [];

  /** Shows churned and archived customers too. */
  @property({ type: Boolean, reflect: true, attribute: "include-inactive" }) includeInactive = false;

  /** Rows of 40 px, or of 32 px. */
  @property({ reflect: true }) density: "comfortable" | "compact" = "comfortable";

  @state() private active = 0;
  @state() private announcement = "";
  @query(".scroller") private readonly scroller!: HTMLElement;
  @query(".sizer") private readonly sizer?: HTMLElement;
  @query(".window") private readonly drawn?: HTMLElement;

  readonly #feed = new FeedController(this, () => !this.customers);
  readonly #window = new WindowController(this);
  #rows: readonly Customer[] = [];
  #hidden = 0;
  #domains = new Map<string, number>();
  #source: readonly Customer[] | undefined;
  #sourceInactive: boolean | undefined;
  #activeId: string | undefined;
  #anchor: number | undefined;

  protected override isReady(): boolean {
    return this.customers !== undefined || this.#feed.state.asOf !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    return this.customers ? undefined : this.#feed.state.error;
  }

  protected override isLoading(): boolean {
    return !this.customers && this.#feed.state.fetching;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const source = this.customers ?? this.#feed.state.rows;
    if (source === this.#source && this.#sourceInactive === this.includeInactive) return;
    this.#source = source;
    this.#sourceInactive = this.includeInactive;
    this.#choose(source);
    this.#keepActive();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { offset } = this.#window.range(this.#rows.length);
    // Set through the object model, since a strict CSP refuses style attributes.
    if (this.sizer) this.sizer.style.blockSize = `${this.#rows.length * this.#window.rowHeight}px`;
    if (this.drawn) this.drawn.style.transform = `translateY(${offset}px)`;
    this.#window.follow(this.scroller);
    this.#window.measure();
    this.#loadAhead();
  }

  override render(): TemplateResult {
    return html`${this.#renderBar()}
      <div
        class="scroller ${this.selectable ? "selectable" : ""} ${this.#rows.length > 0 ? "" : "empty"}"
        part="grid"
        role="grid"
        tabindex="0"
        aria-label=${words.label}
        aria-rowcount=${this.#isComplete() ? this.#rows.length + 1 : -1}
        aria-multiselectable=${this.selectable ? "true" : nothing}
        aria-activedescendant=${this.#rows.length > 0 ? `row-${this.active}` : nothing}
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
      >
        ${this.#renderHead()} ${this.#rows.length > 0 ? this.#renderRows() : nothing}
      </div>
      ${this.#renderBelow()}
      <div class="hidden-text" role="status">${this.announcement}</div>`;
  }

  #isComplete(): boolean {
    return this.customers !== undefined || this.#feed.state.complete;
  }

  #choose(source: readonly Customer[]): void {
    this.#rows = this.includeInactive ? source : source.filter((customer) => !isInactive(customer));
    this.#hidden = source.length - this.#rows.length;
    this.#domains = new Map();
    for (const { domain } of source) {
      if (domain) this.#domains.set(domain, (this.#domains.get(domain) ?? 0) + 1);
    }
  }

  /** The active row is a customer, not a place: rows that come in above it do not move it, and when it leaves the next one takes over. */
  #keepActive(): void {
    if (this.#rows[this.active]?.id === this.#activeId) return;
    const found = this.#rows.findIndex(({ id }) => id === this.#activeId);
    if (found >= 0) this.active = found;
    else {
      this.active = Math.max(0, Math.min(this.active, this.#rows.length - 1));
      const next = this.#rows[this.active];
      if (this.#activeId !== undefined && next) this.announcement = words.left(next.name);
      if (this.#activeId !== undefined) this.#activeId = next?.id;
    }
  }

  #loadAhead(): void {
    const { complete, fetching, error } = this.#feed.state;
    if (this.customers || !this.#feed.store || complete || fetching || error) return;
    if (this.#window.range(this.#rows.length).end + AHEAD > this.#rows.length) void this.#feed.loadMore();
  }

  #renderBar(): TemplateResult {
    const ticked = this.selected.length;
    return html`<div class="bar">
      <p class="quiet number">
        ${ticked > 0 ? `${words.selected(formatNumber(ticked, this.locale))} · ` : nothing}${this.#reach()}
      </p>
      <label
        ><input
          type="checkbox"
          .checked=${this.includeInactive}
          @change=${this.#onInactive}
        />${words.inactive}</label
      >
    </div>`;
  }

  #reach(): string {
    if (!this.isReady()) return "\u00a0";
    const count = formatNumber(this.#rows.length, this.locale);
    const known = !this.#isComplete()
      ? words.soFar(count)
      : this.#rows.length === 1
        ? words.one
        : words.all(count);
    return this.#hidden > 0 ? `${known} · ${words.hidden(formatNumber(this.#hidden, this.locale))}` : known;
  }

  #renderHead(): TemplateResult {
    const { columns } = words;
    return html`<div class="head" role="row" aria-rowindex="1">
      ${this.selectable ? html`<div class="cell" role="columnheader"><span class="hidden-text">${words.selected("")}</span></div>` : nothing}
      ${(["name", "domain", "status", "health", "plan", "created"] as const).map(
        (column) =>
          html`<div class="cell ${column === "status" ? "status-cell" : column}" role="columnheader">
            ${columns[column]}
          </div>`,
      )}
    </div>`;
  }

  #renderRows(): TemplateResult {
    const { start, end } = this.#window.range(this.#rows.length);
    return html`<div class="sizer" role="rowgroup">
      <div class="window" role="presentation">
        ${this.#rows.slice(start, end).map((customer, at) => this.#renderRow(customer, start + at))}
      </div>
    </div>`;
  }

  /** What is no row stands below the grid, since a grid may hold nothing else. */
  #renderBelow(): TemplateResult | typeof nothing {
    const error = this.currentError();
    if (error) return errorView(error, this.#feed.loadMore);
    if (this.#rows.length > 0) {
      return this.isLoading() ? html`<p class="more quiet">${words.loadingMore}</p>` : nothing;
    }
    if (!this.customers && !this.#feed.store) return html`<p class="note quiet">${common.notConnected}</p>`;
    if (!this.isReady() || !this.#isComplete()) return this.#renderWaiting();
    return html`<p class="note quiet">${this.#hidden > 0 ? words.emptyHidden : words.empty}</p>`;
  }

  #renderWaiting(): TemplateResult {
    return html`<span class="hidden-text">${common.loading}</span>
      <div class="below ${this.selectable ? "selectable" : ""}" aria-hidden="true">
        ${Array.from({ length: 8 }, () => skeletonRow(this.selectable))}
      </div>`;
  }

  #renderRow(customer: Customer, index: number): TemplateResult {
    return customerRow({
      customer,
      index,
      active: index === this.active,
      selected: this.selectable ? this.selected.includes(customer.id) : undefined,
      href: customerHref(this.href, customer),
      sameDomain: customer.domain ? (this.#domains.get(customer.domain) ?? 0) : 0,
      thresholds: this.#feed.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS,
      locale: this.locale,
    });
  }

  readonly #onInactive = (event: Event): void => {
    this.includeInactive = (event.target as HTMLInputElement).checked;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.target !== this.scroller) return;
    const last = this.#rows.length - 1;
    const page = this.#window.pageSize;
    const to: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: last,
    };
    const customer = this.#rows[this.active];
    if (!customer) return;
    const target = to[event.key];
    if (target !== undefined) {
      this.#activate(Math.max(0, Math.min(last, target)));
      if (event.shiftKey && this.selectable) this.#tick(this.active, true);
    } else if (event.key === "Enter") this.#open(customer, event.metaKey || event.ctrlKey);
    else if (event.key === " " && this.selectable) this.#tick(this.active, event.shiftKey);
    else return;
    event.preventDefault();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const path = event.composedPath();
    const row = path.find(
      (node): node is HTMLElement => node instanceof HTMLElement && "row" in node.dataset,
    );
    const index = Number(row?.dataset.row ?? Number.NaN);
    const customer = this.#rows[index];
    if (!customer) return;
    this.#activate(index);
    const clicked = path[0];
    if (clicked instanceof HTMLInputElement) this.#tick(index, event.shiftKey);
    else {
      const link = path.some((node) => node instanceof HTMLAnchorElement);
      if (link && (event.metaKey || event.ctrlKey || event.shiftKey)) return;
      if (!intendCustomerSelect(this, customer)) event.preventDefault();
      else if (!link) this.#go(customer, event.metaKey || event.ctrlKey);
    }
  };

  #activate(index: number): void {
    this.active = index;
    this.#activeId = this.#rows[index]?.id;
    const head = this.renderRoot.querySelector<HTMLElement>(".head")?.offsetHeight ?? 0;
    this.#window.reveal(index, head);
  }

  #open(customer: Customer, newTab: boolean): void {
    if (intendCustomerSelect(this, customer)) this.#go(customer, newTab);
  }

  #go(customer: Customer, newTab: boolean): void {
    const href = customerHref(this.href, customer);
    if (!href) return;
    if (newTab) window.open(href, "_blank", "noopener");
    else window.location.assign(href);
  }

  /** Ticks or unticks a row; with `range`, all rows from the last one ticked. */
  #tick(index: number, range: boolean): void {
    const ids = new Set(this.selected);
    const id = this.#rows[index]?.id;
    if (id === undefined) return;
    if (range && this.#anchor !== undefined) {
      const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
      for (const row of this.#rows.slice(from, to + 1)) ids.add(row.id);
    } else if (!ids.delete(id)) ids.add(id);
    this.#anchor = index;
    this.selected = [...ids];
    this.dispatchEvent(
      new CustomEvent<PvCustomerListSelectionDetail>("pv-customer-list-selection", {
        detail: { ids: this.selected },
        bubbles: true,
        composed: true,
      }),
    );
  }
}
