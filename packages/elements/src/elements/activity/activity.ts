import type { PivotalError } from "@pivotal/sdk";
import {
  activityQuery,
  loadMoreActivity,
  matchesActivity,
  type ActivityFeed,
  type ActivityFilters,
  type ActivityRow,
} from "@pivotal/sdk/store/record";
import { html, isServer, nothing, type PropertyValues, type TemplateResult } from "lit";
import { backdropOf } from "../../base/backdrop.ts";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { property } from "../../base/reactive.ts";
import { BlockWindowController } from "../../controllers/block-window-controller.ts";
import { MinuteController } from "../../controllers/minute-controller.ts";
import { NearEndController } from "../../controllers/near-end-controller.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { common } from "../../strings/common.ts";
import { activity as words } from "../../strings/activity.ts";
import { dataStates } from "../../templates/data-states.ts";
import type { ActivityExportRequest } from "./activity-export.ts";
import { activityDays, type ActivityDay } from "./activity-days.ts";
import { activityFeed, ENTRY_EM } from "./activity-feed.ts";
import { activityFilterBar, filterChoices, isFiltered, isWrongRange } from "./activity-filter-bar.ts";
import { activityReach, activityTail, knownTimes } from "./activity-notes.ts";
import { activitySkeleton } from "./activity-skeleton.ts";
import { styles } from "./activity.styles.ts";
import { EntryKeys } from "./entry-keys.ts";
import { TellContextController } from "./tell-context.ts";

const NO_ROWS: readonly ActivityRow[] = [];

/** By what a history was filtered. */
export interface PvActivityFilteredDetail {
  readonly filters: ActivityFilters;
}

declare global {
  interface HTMLElementEventMap {
    "pv-activity-filtered": CustomEvent<PvActivityFilteredDetail>;
  }
}

/**
 * What happened to a customer, newest first, with what changed from what to what; filtered by who, what and when, and exported as CSV.
 *
 * @summary A customer's history, with filters and CSV export.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires pv-activity-filtered - After a person has changed the filters; `filters` has them.
 * @cssproperty --pv-activity-backdrop - The background of the heads of days, which cover what scrolls below them. Default the page's colour behind the element.
 * @cssproperty --pv-activity-top - How far from the top of what scrolls the heads of days stay, below a host's own sticky bar. Default 0.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvActivity extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** Events at hand, newest first; they win over what would be loaded. [D] */
  @property({ attribute: false }) activity?: readonly ActivityRow[];

  /** What is shown of the history: `actor`, `event_type`, `from`, `to`; they stack. Default: all of it. */
  @property({ attribute: false }) filters: ActivityFilters = {};

  #backdrop = "Canvas";
  /** A page that brought nothing to see: the next one is read when a person asks for it. */
  #inVain = false;
  #seen: { readonly id: string | undefined; rows: readonly ActivityRow[] } = { id: undefined, rows: NO_ROWS };
  #grouped: { readonly rows: readonly ActivityRow[]; readonly days: readonly ActivityDay[] } | undefined;
  readonly #window = new BlockWindowController(this, ENTRY_EM);
  readonly #entryKeys = new EntryKeys(this);
  readonly #polite = new PoliteController(this, () =>
    this.#rows && this.#rows.length > 0 ? this.#reach() : undefined,
  );

  readonly #feed: QueryController<ActivityFeed> = new QueryController<ActivityFeed>(this, () =>
    this.activity || this.recordId === undefined ? null : activityQuery(this.recordId, this.#asked),
  );
  readonly #context = new TellContextController(this, () => this.#rows ?? NO_ROWS);

  constructor() {
    super();
    new MinuteController(this);
    new NearEndController(
      this,
      () => this.renderRoot.querySelector(".end"),
      () => {
        if (!this.#inVain) void this.#more();
      },
    );
  }

  /** A range that is none is not asked for. */
  get #asked(): ActivityFilters {
    return isWrongRange(this.filters) ? { ...this.filters, from: undefined, to: undefined } : this.filters;
  }

  /** Events that match; undefined while they are not known. */
  get #rows(): readonly ActivityRow[] | undefined {
    return this.#given?.rows ?? this.#feed.state.data?.rows;
  }

  #given:
    | {
        readonly of: readonly ActivityRow[];
        readonly by: ActivityFilters;
        readonly rows: readonly ActivityRow[];
      }
    | undefined;

  protected override isReady(): boolean {
    return this.#rows !== undefined;
  }

  protected override isLoading(): boolean {
    return this.#feed.state.fetching;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#feed.state.error;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("filters") || changed.has("customerId") || changed.has("customer")) {
      this.#inVain = false;
    }
    this.#filterGiven();
    this.#remember();
    this.#cover();
  }

  #filterGiven(): void {
    const { activity: of, filters: by } = this;
    if (!of) this.#given = undefined;
    else if (this.#given?.of !== of || this.#given.by !== by) {
      const asked = this.#asked;
      this.#given = { of, by, rows: of.filter((row) => matchesActivity(row, asked)) };
    }
  }

  /** Asked before anything is drawn: the browser would have to work out the style of what is new, in each step of a scroll. */
  #cover(): void {
    if (!isServer) this.#backdrop = backdropOf(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { style } = this.renderRoot.querySelector<HTMLElement>(".record") ?? this;
    const name = "--_pv-backdrop";
    if (style.getPropertyValue(name) !== this.#backdrop) style.setProperty(name, this.#backdrop);
  }

  /** What can be chosen to filter by does not shrink with what is filtered. */
  #remember(): void {
    const id = this.recordId;
    if (this.#seen.id !== id) this.#seen = { id, rows: NO_ROWS };
    if (!isFiltered(this.filters)) this.#seen.rows = this.activity ?? this.#rows ?? this.#seen.rows;
  }

  override render(): TemplateResult {
    const { state, refresh } = this.#feed;
    return html`<div class="record" role="region" aria-label=${words.label}>
      ${dataStates(
        this.activity
          ? { status: "success", data: null, error: undefined }
          : { ...state, data: state.data && null },
        {
          data: (_, error) => this.#renderFeed(error),
          skeleton: activitySkeleton,
          unavailable: () => knownTimes(this.shown, this.locale, Date.now()),
          retry: refresh,
          connected: this.#feed.connected,
        },
      )}
      <span class="hidden-text" role="status">${this.#polite.text}</span>
    </div>`;
  }

  #renderFeed(error: PivotalError | undefined): TemplateResult {
    const rows = this.#rows ?? NO_ROWS;
    const isBare = rows.length === 0 && !isFiltered(this.filters);
    return html`${isBare ? nothing : this.#renderBar()}
      <div @keydown=${this.#entryKeys.onKey} @focusin=${this.#entryKeys.onFocus}>
        ${activityFeed({
          days: this.#days(rows),
          context: this.#context.contextFor(this.locale),
          now: Date.now(),
          isNear: ({ name, place }) => this.#window.isNear(name, place),
        })}
      </div>
      ${activityTail({
        count: rows.length,
        read: this.#read,
        hasMore: this.#isPartial,
        fetching: this.#feed.state.fetching,
        error,
        filtered: isFiltered(this.filters),
        locale: this.locale,
        more: () => void this.#more(),
        retry: () => void this.#retry(),
      })}`;
  }

  #days(rows: readonly ActivityRow[]): readonly ActivityDay[] {
    if (this.#grouped?.rows !== rows) this.#grouped = { rows, days: activityDays(rows) };
    return this.#grouped.days;
  }

  #renderBar(): TemplateResult {
    return html`${activityFilterBar(this.filters, filterChoices(this.#seen.rows, this.#context.people, this.locale), this.#onFilter)}
      <div class="bar">
        <p class="quiet number"><bdi>${this.#reach()}</bdi></p>
        <pv-activity-export .store=${this.#feed.store} .request=${this.#export}></pv-activity-export>
      </div>`;
  }

  /** The server has older events. */
  get #isPartial(): boolean {
    return !this.activity && Boolean(this.#feed.state.data?.cursor);
  }

  /** Events that were read to find those that match. */
  get #read(): number {
    return this.activity?.length ?? this.#feed.state.data?.read ?? 0;
  }

  #reach(): string {
    return activityReach({
      count: this.#rows?.length ?? 0,
      read: this.#read,
      isPartial: this.#isPartial,
      filtered: isFiltered(this.filters),
      locale: this.locale,
    });
  }

  async #more(): Promise<void> {
    const { store, state } = this.#feed;
    if (!store || this.recordId === undefined || !this.#isPartial || state.fetching) return;
    const before = this.#rows?.length ?? 0;
    this.#inVain = false;
    await loadMoreActivity(store, this.recordId, this.#asked);
    this.#inVain = (this.#rows?.length ?? 0) <= before;
    this.requestUpdate();
  }

  /** Goes on where it failed: at the older end when the newest events are here. */
  async #retry(): Promise<void> {
    if (this.#isPartial) await this.#more();
    else await this.#feed.refresh();
  }

  readonly #onFilter = (part: ActivityFilters): void => {
    const chosen = Object.entries({ ...this.filters, ...part }).filter(([, value]) => value !== undefined);
    const filters: ActivityFilters = Object.fromEntries(chosen);
    this.filters = filters;
    const detail = { filters };
    this.dispatchEvent(new CustomEvent("pv-activity-filtered", { detail, bubbles: true, composed: true }));
  };

  readonly #export = (): ActivityExportRequest | undefined => {
    const { store } = this.#feed;
    const customerId = this.recordId;
    const from = this.activity ?? (store && customerId !== undefined ? { store, customerId } : undefined);
    if (!from) return undefined;
    return { name: this.shown?.name ?? common.loading, filters: this.#asked, from };
  };
}
