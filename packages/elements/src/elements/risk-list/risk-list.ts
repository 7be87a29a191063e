import type { PivotalError } from "@pivotal/sdk";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  isPivotalError,
  type Customer,
  type HealthThresholds,
} from "@pivotal/sdk/store/core";
import { setCustomerStatus, type RiskEntry } from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { announceSaved } from "../../base/customer-saved.ts";
import { openCustomer } from "../../base/open-customer.ts";
import { PvElement } from "../../base/pv-element.ts";
import { property, state } from "../../base/reactive.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { RiskController } from "../../controllers/risk-controller.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { risk as words } from "../../strings/risk.ts";
import { errorView } from "../../templates/error-view.ts";
import { givenRisks } from "./given-risks.ts";
import { styles } from "./risk-list.styles.ts";
import { riskNotice, type RiskDone } from "./risk-notice.ts";
import { riskRow } from "./risk-row.ts";

/** Customers shown at first, and with each "show more". */
const STEP = 20;

const NOBODY: readonly RiskEntry[] = [];

/**
 * Customers whose score or state deserves a look, each with its reasons, from what the server and this page know. A person decides:
 * nothing is set by itself. What is dismissed stays away, in this browser, until a reason comes that was not there.
 *
 * @summary Customers that deserve a look, with the reasons, set at risk or dismissed in place.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires {CustomEvent<PvCustomerSelectDetail>} pv-customer-select - Before a customer is opened; `preventDefault()` takes that over.
 * @fires {CustomEvent<PvCustomerSavedDetail>} pv-customer-saved - The status that was chosen here is saved.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvRiskList extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** Customers at hand, of which those that deserve a look are shown; no request is made. Default: all of the provider's. */
  @property({ attribute: false }) customers?: readonly Customer[];

  /** Where a customer's page is, such as `/customers/{display_id}`; without it a name is a button that fires `pv-customer-select`. */
  @property() href?: string;

  /** Nothing can be changed or dismissed here, whatever the store allows. */
  @property({ type: Boolean, attribute: "read-only", reflect: true }) readOnly = false;

  @state() private limit = STEP;
  @state() private busy: ReadonlySet<string> = new Set();
  @state() private failures: ReadonlyMap<string, PivotalError> = new Map();
  @state() private done: RiskDone | undefined;
  @state() private undoFailure: PivotalError | undefined;

  /** The row whose place the focus takes once it is gone. */
  #left: number | undefined;
  #given:
    | {
        readonly of: readonly Customer[];
        readonly thresholds: HealthThresholds;
        readonly entries: readonly RiskEntry[];
      }
    | undefined;
  readonly #risks = new RiskController(this, () => this.customers === undefined);
  readonly #polite = new PoliteController(this, () => (this.isReady() ? this.#said() : undefined));

  protected override isReady(): boolean {
    const { customers, state } = { customers: this.customers, state: this.#risks.state };
    return customers !== undefined || Boolean(state && (state.coverage.rows > 0 || state.coverage.complete));
  }

  protected override isLoading(): boolean {
    return (
      this.#risks.state?.coverage.fetching ??
      (this.customers === undefined && this.#risks.store !== undefined)
    );
  }

  protected override currentError(): PivotalError | undefined {
    return this.#risks.state?.error;
  }

  get #thresholds(): HealthThresholds {
    return this.#risks.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS;
  }

  get #entries(): readonly RiskEntry[] {
    const of = this.customers;
    if (!of) return this.#risks.state?.entries ?? NOBODY;
    const thresholds = this.#thresholds;
    if (this.#given?.of !== of || this.#given.thresholds !== thresholds) {
      this.#given = { of, thresholds, entries: givenRisks(of, thresholds, Date.now()) };
    }
    return this.#given.entries;
  }

  get #canWrite(): boolean {
    const { store } = this.#risks;
    return !this.readOnly && !this.customers && store !== undefined && !store.settings.readOnly;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#left === undefined) return;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>(".dismiss")];
    const next =
      rows[Math.min(this.#left, rows.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>(".undo");
    this.#left = undefined;
    next?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="record" role="region" aria-label=${words.label}>
      ${this.isReady() ? this.#renderList() : this.#renderWaiting()}
      <span class="hidden-text" role="status">${this.#polite.text}</span>
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    const error = this.currentError();
    if (error) return errorView(error, error.type === "permission_error" ? undefined : this.#retry);
    if (!this.#risks.connected) return html`<p class="hint">${common.notConnected}</p>`;
    return html`<span class="hidden-text">${common.loading}</span>
      <div aria-hidden="true">
        ${[0, 1, 2].map(() => html`<span class="skeleton"></span><span class="skeleton wide"></span>`)}
      </div>`;
  }

  #renderList(): TemplateResult {
    const entries = this.#entries;
    const left = entries.length - this.limit;
    return html`<div class="bar">
        ${entries.length > 0 ? html`<p class="quiet number"><bdi>${this.#reach()}</bdi></p>` : nothing}
        ${this.#renderDismissed()}
      </div>
      ${this.done ? riskNotice(this.done, this.undoFailure, () => void this.#undo()) : nothing}
      ${this.currentError() ? this.#renderStale() : nothing} ${this.#renderNoScores(entries)}
      ${entries.length === 0 ? this.#renderEmpty() : this.#renderRows(entries)}
      ${
        left > 0
          ? html`<button type="button" class="more" @click=${this.#onMore}>
              ${words.more(this.#number(Math.min(STEP, left)), Math.min(STEP, left))}
            </button>`
          : nothing
      }`;
  }

  #renderRows(entries: readonly RiskEntry[]): TemplateResult {
    return html`<ul class="rows">
      ${repeat(
        entries.slice(0, this.limit),
        ({ customer }) => customer.id,
        (entry, at) => {
          const { customer } = entry;
          return html`<li class="row" data-id=${customer.id}>
            ${riskRow(entry, {
              locale: this.locale,
              href: this.href,
              thresholds: this.#thresholds,
              canWrite: this.#canWrite,
              canDismiss: !this.readOnly && this.#risks.list !== undefined,
              isBusy: this.busy.has(customer.id),
              failure: this.failures.get(customer.id),
              open: (event) => openCustomer(this, customer, event),
              setAtRisk: () => void this.#setAtRisk(customer),
              dismiss: () => this.#dismiss(customer, at),
            })}
          </li>`;
        },
      )}
    </ul>`;
  }

  #renderDismissed(): TemplateResult | typeof nothing {
    const dismissed = this.#risks.state?.dismissed ?? 0;
    if (dismissed === 0) return nothing;
    return html`<span class="actions"
      ><span class="quiet number">${words.dismissed(this.#number(dismissed), dismissed)}</span
      >${this.readOnly ? nothing : html`<button type="button" class="plain" @click=${this.#onRestore}>${words.restore}</button>`}</span
    >`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="empty">
      <p>${this.#reach()}</p>
      <p class="hint">${words.emptyHint}</p>
    </div>`;
  }

  #renderStale(): TemplateResult {
    return html`<div class="note warning actions">
      <p>${words.stale}</p>
      <button type="button" @click=${this.#retry}>${common.retry}</button>
    </div>`;
  }

  #renderNoScores(entries: readonly RiskEntry[]): TemplateResult | typeof nothing {
    const hasNone =
      entries.length > 0 && entries.every(({ customer }) => customer.health_score === undefined);
    return hasNone ? html`<p class="hint">${words.noScores}</p>` : nothing;
  }

  readonly #number = (value: number): string => formatNumber(value, this.locale);

  /** How many deserve a look, and among how many. */
  #reach(): string {
    const { coverage } = this.#risks.state ?? {};
    const { length } = this.#entries;
    const rows = this.customers?.length ?? coverage?.rows ?? 0;
    const held = this.#number(rows);
    const isAll = this.customers !== undefined || coverage?.complete;
    if (length === 0) return isAll ? words.empty : words.emptySoFar(held, rows);
    return (isAll ? words.reach : words.reachSoFar)(this.#number(length), length, held, rows);
  }

  #said(): string {
    const { done } = this;
    if (!done) return this.#reach();
    return `${done.customer.name} ${done.kind === "dismissed" ? words.wasDismissed : words.wasSet}`;
  }

  #dismiss(customer: Customer, at: number): void {
    this.#risks.list?.dismiss(customer.id);
    this.undoFailure = undefined;
    this.done = { kind: "dismissed", customer };
    this.#left = at;
  }

  async #setAtRisk(customer: Customer): Promise<void> {
    const { store } = this.#risks;
    const { id, status } = customer;
    if (!store || this.busy.has(id)) return;
    this.busy = new Set(this.busy).add(id);
    this.failures = new Map([...this.failures].filter(([one]) => one !== id));
    try {
      await setCustomerStatus(store, id, "at_risk");
      this.undoFailure = undefined;
      this.done = { kind: "set", customer, before: status };
      announceSaved(this, id, ["status"]);
      await this.#focusOn(id);
    } catch (error) {
      if (!isPivotalError(error)) throw error;
      this.failures = new Map(this.failures).set(id, error);
    } finally {
      this.busy = new Set([...this.busy].filter((one) => one !== id));
    }
  }

  async #undo(): Promise<void> {
    const { done } = this;
    const { store, list } = this.#risks;
    if (!done || !store) return;
    const { id } = done.customer;
    if (done.kind === "dismissed") list?.restore(id);
    else if (!(await this.#setBack(id, done.before))) return;
    if (this.done === done) this.done = undefined;
    await this.#focusOn(id);
  }

  /** What was pressed is gone: its row takes the focus, unless that has gone elsewhere. */
  async #focusOn(id: string): Promise<void> {
    await this.updateComplete;
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && !this.matches(":focus-within")) return;
    if (this.shadowRoot?.activeElement) return;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-id]")];
    const row = rows.find((one) => one.dataset["id"] === id) ?? rows[0];
    row?.querySelector<HTMLElement>(".name")?.focus();
  }

  async #setBack(id: string, before: Customer["status"]): Promise<boolean> {
    const { store } = this.#risks;
    if (!store || this.busy.has(id)) return false;
    this.busy = new Set(this.busy).add(id);
    try {
      await setCustomerStatus(store, id, before);
      announceSaved(this, id, ["status"]);
      return true;
    } catch (error) {
      if (!isPivotalError(error)) throw error;
      this.undoFailure = error;
      return false;
    } finally {
      this.busy = new Set([...this.busy].filter((one) => one !== id));
    }
  }

  readonly #onRestore = (): void => {
    this.#risks.list?.restore();
    this.done = undefined;
  };

  readonly #onMore = (): void => void (this.limit += STEP);

  readonly #retry = (): void => void this.#risks.list?.refresh();
}
