import type { PivotalError } from "@pivotal/sdk";
import {
  parseSort,
  printSort,
  replicaOf,
  type Customer,
  type CustomerGroup,
  type CustomerGrouping,
  type CustomerSort,
} from "@pivotal/sdk/store";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { PvElement } from "../../base/pv-element.ts";
import { property, query as find, state } from "../../base/reactive.ts";
import { afterPaint } from "../../controllers/after-paint.ts";
import { OwnerNames } from "../../controllers/owner-names.ts";
import { formatNumber } from "../../format/number.ts";
import { list as words } from "../../strings/list.ts";
import type { UrlState } from "../../context/url-state.ts";
import type { PvQueryChangeDetail } from "../query-field/query-field.events.ts";
import { ListStateController } from "../customer-views/list-state-controller.ts";
import { Arranger } from "./arranger.ts";
import type { CellEditor } from "./cell-editor.ts";
import type { ColumnActionDetail, PvColumnMenu } from "./column-menu.ts";
import type { Column, ColumnSetting } from "./columns.ts";
import { styles } from "./customer-list.styles.ts";
import type { ExportRequest } from "./export-run.ts";
import { GridController, type GridParts } from "./grid-controller.ts";
import type { DisplayChange } from "./list-display.ts";
import { ListEdits } from "./list-edits.ts";
import { listHead } from "./list-head.ts";
import { groupKey, ListItems } from "./list-items.ts";
import { notes, reach } from "./list-notes.ts";
import type { RowContext } from "./list-row.ts";
import { ListSource } from "./list-source.ts";
import { openCustomer } from "../../base/open-customer.ts";
import { ListTools } from "./list-tools.ts";
import { RowSelection } from "./row-selection.ts";
import { skeletonRows } from "./skeleton-rows.ts";

/**
 * The table of customers: filtered by a query, sorted and grouped by any column, with columns that a person chooses. Hides churned and
 * archived customers unless asked, and says how much of the whole it holds. Give it a height, or set `--pv-list-size`.
 *
 * @summary The table of customers.
 * @fires pv-customer-select - A person opens a customer; cancelable, then the link is not followed.
 * @fires pv-customer-list-selection - The ticked rows have changed.
 * @fires pv-customer-list-changed - A person has changed the query, the sort, the grouping, the columns or what is hidden.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @csspart grid - The part that scrolls.
 * @csspart head - The row of headers.
 * @cssproperty --pv-list-size - The height of the whole. Default 36em.
 * @cssproperty --pv-list-head - The background of the header row. Default none.
 * @cssproperty --pv-list-backdrop - The background of pinned cells. Default the page's colour behind the list.
 * @cssproperty --pv-accent - The one accent colour.
 */
export class PvCustomerList extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Customers at hand; wins over the provider's and causes no request. */
  @property({ attribute: false }) customers?: readonly Customer[];

  /** Where a customer's page is in the host, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. */
  @property() href?: string;

  /** Which customers, in the query language: `status:at_risk mrr:>=1000`. */
  @property() query = "";

  /** Id of the saved view to show, such as `pv-at-risk`; its query, columns and sort are taken when it is known. */
  @property() view = "";

  /** Where the query, sort, columns and view are kept for links and reloads, such as `historyUrlState()`. Nowhere by default. */
  @property({ attribute: false }) urlState?: UrlState;

  /** Leaves out the views and the filters, where the host has its own. */
  @property({ type: Boolean, attribute: "no-filters" }) noFilters = false;

  /** By which columns, the most important first; as an attribute `-mrr,name`. Default: newest customer first. */
  @property({ converter: { fromAttribute: (text) => parseSort(text ?? ""), toAttribute: printSort } })
  sort: readonly CustomerSort[] = [];

  /** Rows that share this stand together: `owner`, `plan`, `status` or `bucket`. */
  @property({ attribute: "group-by" }) groupBy: CustomerGrouping | "" = "";

  /** The columns, in order, with their widths. Empty for as many as fit. The name is always among them. */
  @property({ attribute: false }) columns: readonly (ColumnSetting | string)[] = [];

  /** A name under which this browser keeps the columns that a person chooses. Not kept by default. */
  @property() remember?: string;

  /** Rows can be ticked. */
  @property({ type: Boolean }) selectable = false;

  /** Cuids of the ticked rows. */
  @property({ attribute: false }) selected: readonly string[] = [];

  /** Shows churned and archived customers too. */
  @property({ type: Boolean, reflect: true, attribute: "include-inactive" }) includeInactive = false;

  /** Rows of 40 px, or of 32 px. Default: as close as things stand around the list, see `--pv-density`. */
  @property({ reflect: true }) density?: "comfortable" | "compact";

  @state() private announcement = "";
  @state() private folded: ReadonlySet<string> = new Set();
  @find(".grid") private readonly gridPart!: HTMLElement;
  @find(".head") private readonly headPart!: HTMLElement;
  @find(".scroller") private readonly scrollerPart!: HTMLElement;
  @find(".sizer") private readonly sizerPart!: HTMLElement;
  @find("pv-column-menu") private readonly menu!: PvColumnMenu;

  /** @internal Edits cells in the list's stead. */
  cellEditor: CellEditor | undefined;

  // Before what reads the query, so that an address or a view is taken in the same update.
  readonly #state = new ListStateController(this, (change) => this.#arranger.change(change));
  readonly #source = new ListSource(this, () => ({
    customers: this.customers,
    query: this.query,
    sort: this.sort,
    groupBy: this.groupBy || undefined,
    includeInactive: this.includeInactive,
  }));
  readonly #arranger = new Arranger(
    this,
    () => this.locale,
    (text) => (this.announcement = text),
  );
  readonly #tools = new ListTools(this);
  readonly #selection = new RowSelection(this);
  readonly #owners = new OwnerNames(
    this,
    () => this.#source.ready && !this.customers && this.#arranger.shown.some(({ kind }) => kind === "owner"),
  );
  readonly #edits = new ListEdits(this, () => (this.customers ? undefined : this.#source.store), {
    redraw: () => this.#grid.redraw(),
    focus: () => this.#grid.focus(),
    announce: (text) => (this.announcement = text),
  });
  readonly #grid = new GridController(
    this,
    () => this.#parts,
    () => this.#context,
    {
      open: (customer, event) => openCustomer(this, customer, event),
      tick: (place, range) => this.#selection.tick(this.#grid.items, place, range),
      tickAll: () => this.#selection.tickAll(this.#grid.items),
      toggle: (group) => this.#toggle(group),
      press: (column, add) => this.#arranger.press(column, add),
      menu: (column, anchor) => this.#openMenu(column, anchor),
      resize: (column, width) => this.#arranger.resize(column, width),
    },
  );
  #context!: RowContext;
  #rows: readonly Customer[] | undefined;
  /** What the rows on show answer: which customers, and how they stand. */
  #asked: { chosen: string; asked: string } | undefined;

  protected override isReady(): boolean {
    return this.#source.ready;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#source.error;
  }

  protected override isLoading(): boolean {
    return this.#source.coverage?.fetching ?? false;
  }

  // Not in willUpdate, which runs before the controllers have followed what changed.
  protected override update(changed: PropertyValues): void {
    const rows = this.#source.state?.rows ?? [];
    const [first] = rows;
    const hasOwners = !first || first.owner !== undefined || first.owner_email !== undefined;
    if (this.#arranger.needsFields) this.#source.describe();
    // Which columns fit is known on the page alone.
    if (!this.isServed)
      this.#arranger.follow(this.#source.fields, () => this.#grid.room(this.selectable), hasOwners);
    this.#context = this.#makeContext();
    this.#showRows(changed.has("folded"));
    super.update(changed);
  }

  protected override firstUpdated(): void {
    afterPaint(() => void this.#tools.load());
  }

  override render(): TemplateResult {
    const { length } = this.#grid.items;
    if (this.selected.length > 0) this.#edits.loadBar();
    return html`${this.noFilters ? nothing : this.#renderFilters()} ${this.#tools.note()} ${this.#renderBar()}
      <div
        class="grid ${this.selectable ? "selectable" : ""} ${length > 0 ? "" : "empty"}"
        role=${this.groupBy ? "treegrid" : "grid"}
        tabindex="0"
        aria-label=${words.label}
        aria-rowcount=${this.#source.complete ? length + 1 : -1}
        aria-multiselectable=${this.selectable ? "true" : nothing}
        @keydown=${this.#grid.onKeydown}
        @focus=${this.#grid.onFocus}
        @click=${this.#grid.onClick}
        @dblclick=${this.#grid.onDoubleClick}
        @pointerover=${this.#grid.onPointerOver}
      >
        ${this.#renderHead()}
        <div
          class="scroller"
          part="grid"
          role=${length > 0 ? "rowgroup" : nothing}
          tabindex=${length > 0 ? "-1" : nothing}
        >
          <div class="sizer" role="presentation"></div>
        </div>
      </div>
      ${this.#renderNotes()}
      <pv-column-menu @pv-column-action=${this.#onColumnAction}></pv-column-menu>
      <div class="hidden-text" role="status">${this.announcement}</div>`;
  }

  get #parts(): GridParts | undefined {
    if (!this.hasUpdated && !this.renderRoot.firstElementChild) return undefined;
    return { grid: this.gridPart, head: this.headPart, scroller: this.scrollerPart, sizer: this.sizerPart };
  }

  #makeContext(): RowContext {
    return {
      columns: this.#arranger.shown,
      selectable: this.selectable,
      selected: this.#selection.ids,
      editor: this.cellEditor ?? this.#edits,
      groupBy: this.groupBy,
      locale: this.locale,
      thresholds: this.#source.thresholds,
      href: this.href,
      isRtl: this.isRtl,
      ownerName: this.#owners.nameOf,
      sameDomain: this.#source.sameDomain,
    };
  }

  #showRows(folded: boolean): void {
    const { rows, groups } = this.#source.state ?? { rows: [], groups: undefined };
    if (rows === this.#rows && !folded) return;
    this.#rows = rows;
    const chosen = JSON.stringify([this.query, this.includeInactive]);
    const asked = JSON.stringify([chosen, this.sort, this.groupBy]);
    const isOther = this.#asked !== undefined && this.#asked.asked !== asked;
    if (isOther && this.#asked?.chosen !== chosen)
      this.announcement = reach(this.#source.progress(this.locale));
    this.#asked = { chosen, asked };
    if (!this.#grid.show(new ListItems(rows, groups, this.folded), isOther)) return;
    this.announcement = this.#grid.customer ? words.left(this.#grid.customer.name) : words.leftAll;
  }

  #renderFilters(): TemplateResult {
    return html`<div class="filters">
      <pv-customer-views
        .view=${this.view}
        .content=${this.#state.content}
        .ready=${this.#source.ready}
        @pv-customer-views-choose=${this.#state.choose}
      ></pv-customer-views>
      <pv-filter-bar
        .query=${this.query}
        .source=${this.#source.source}
        .includeInactive=${this.includeInactive}
        @pv-query-change=${this.#onQuery}
        @focusin=${this.#source.describe}
      ></pv-filter-bar>
    </div>`;
  }

  /** The bar above the grid: what is chosen and how, on the left; what can be done with it, on the right. */
  #renderBar(): TemplateResult {
    const { all, shown, chosen } = this.#arranger;
    const ticked = this.selected.length;
    return html`<div class="bar">
        <p class="quiet number">
          <bdi
            >${ticked > 0 ? `${words.selected(formatNumber(ticked, this.locale), ticked)} · ` : nothing}${reach(this.#source.progress(this.locale))}</bdi
          >
        </p>
        <label
          ><input
            type="checkbox"
            .checked=${this.includeInactive}
            @change=${this.#onInactive}
          />${words.inactive}</label
        >
        <pv-list-display
          .all=${all}
          .columns=${shown}
          .chosen=${chosen}
          .sort=${this.sort}
          .groupBy=${this.groupBy}
          @pv-list-display=${this.#onDisplay}
          @focusin=${this.#source.describe}
          @click=${this.#source.describe}
        ></pv-list-display>
        <pv-export-button .store=${this.#source.store} .request=${this.#export}></pv-export-button>
      </div>
      <pv-bulk-bar .store=${this.#edits.store} .ids=${this.selected} .clear=${this.#clear}></pv-bulk-bar>`;
  }

  #renderHead(): TemplateResult {
    const { down, move, up, cancel } = this.#arranger.pointer;
    return html`<div
      class="head-clip"
      part="head"
      role="rowgroup"
      @pointerdown=${down}
      @pointermove=${move}
      @pointerup=${up}
      @pointercancel=${cancel}
    >
      ${listHead({
        columns: this.#arranger.shown,
        sort: this.sort,
        selectable: this.selectable,
        ticked: this.#selection.of(this.#grid.items),
        dragged: this.#arranger.dragged,
        onTickAll: () => this.#selection.tickAll(this.#grid.items),
      })}
    </div>`;
  }

  #renderNotes(): TemplateResult | typeof nothing {
    return notes(
      this.#source.progress(this.locale),
      {
        retry: () => void this.#source.refresh(),
        clear: () => this.#arranger.change({ query: "" }),
        showInactive: () => this.#arranger.change({ includeInactive: true }),
      },
      () => skeletonRows(this.#arranger.shown, this.selectable),
    );
  }

  readonly #onQuery = ({ detail }: CustomEvent<PvQueryChangeDetail>): void => this.#arranger.change(detail);

  readonly #export = (): ExportRequest | undefined => {
    const { source, store } = this.#source;
    const { query, sort, includeInactive } = this;
    const replica = this.customers || !store ? undefined : replicaOf(store);
    const groupBy = this.groupBy || undefined;
    return (
      source && { source, replica, columns: this.#arranger.shown, query, sort, groupBy, includeInactive }
    );
  };

  readonly #onInactive = (event: Event): void => {
    this.#arranger.change({ includeInactive: (event.target as HTMLInputElement).checked });
  };

  readonly #onDisplay = ({ detail }: CustomEvent<DisplayChange>): void => this.#arranger.change(detail);

  readonly #onColumnAction = ({ detail }: CustomEvent<ColumnActionDetail>): void => {
    const at = this.#arranger.shown.findIndex(({ name }) => name === detail.name);
    const cell = this.headPart.querySelector<HTMLElement>(`[data-column="${at}"]`);
    this.#arranger.act(detail, cell?.offsetWidth ?? 0);
    const column = this.#arranger.shown[at];
    if (column) void this.updateComplete.then(() => this.menu.follow(this.#arranger.menuState(column)));
  };

  #openMenu(column: Column, anchor: Element): void {
    const open = () => this.menu.open(anchor, this.#arranger.menuState(column), () => this.#grid.focus());
    if (customElements.get("pv-column-menu")) return open();
    const loaded = async () => {
      await this.#tools.load();
      if (this.isConnected && customElements.get("pv-column-menu")) open();
    };
    void loaded();
  }

  #toggle(group: CustomerGroup): void {
    const folded = new Set(this.folded);
    const key = groupKey(group);
    if (!folded.delete(key)) folded.add(key);
    this.folded = folded;
  }

  readonly #clear = (): void => this.#selection.set([]);
}
