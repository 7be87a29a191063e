import type { PivotalError } from "@pivotal/sdk";
import {
  customerQuery,
  DEFAULT_HEALTH_THRESHOLDS,
  healthBucket,
  healthQuery,
  type Customer,
  type Health,
  type HealthThresholds,
} from "@pivotal/sdk/store/core";
import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { PvElement } from "../../base/pv-element.ts";
import { property, state } from "../../base/reactive.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { formatDay } from "../../format/date.ts";
import { common } from "../../strings/common.ts";
import { health as words } from "../../strings/health.ts";
import { partMissing } from "../../templates/part-missing.ts";
import { scoreView } from "../../templates/health-pill.ts";
import type * as Record from "./health-record.ts";
import { styles } from "./health-score.styles.ts";

/** A score in an attribute; what is no number means "not scored", which differs from no attribute at all. */
const scoreConverter = {
  fromAttribute: (value: string | null): number | null | undefined => {
    if (value === null) return undefined;
    const score = value.trim() === "" ? Number.NaN : Number(value);
    return Number.isFinite(score) ? score : null;
  },
};

/**
 * How healthy a customer is: a pill for lists and headers, or the whole with its signals and trend.
 *
 * @summary A customer's health score as a pill, or in full with signals and trend.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @csspart pill - The pill with shape, number and word.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvHealthScore extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** The customer to load, by cuid or `display_id`. Needs a `<pv-provider>` or `configure()`. */
  @property({ attribute: "customer-id" }) customerId?: string;

  /** A customer at hand; wins over `customer-id` and causes no request. */
  @property({ attribute: false }) customer?: Customer;

  /** The health at hand, with signals and history; wins over what would be loaded. [X] */
  @property({ attribute: false }) health?: Health;

  /** A bare score, 0 to 100; wins over everything. `null` shows "not scored". */
  @property({ converter: scoreConverter }) score?: number | null;

  /** `pill` for a line of text, `full` for the record. */
  @property({ reflect: true }) variant: "pill" | "full" = "pill";

  /** The part that only the full form needs, so that a page of pills does not carry it. */
  @state() private record?: typeof Record;
  @state() private missing = false;
  #recordComing: Promise<void> | undefined;

  readonly #customer = new QueryController<Customer>(this, () =>
    this.customerId && !this.customer && this.score === undefined && !(this.health && this.variant === "full")
      ? customerQuery(this.customerId)
      : null,
  );

  readonly #health = new QueryController<Health>(this, () =>
    this.variant === "full" && this.customerId && !this.customer && !this.health && this.score === undefined
      ? healthQuery(this.customerId)
      : null,
  );

  protected override isReady(): boolean {
    return this.#scored() !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    if (this.#scored() === undefined) return this.#customer.state.error;
    return this.#healthData() ? undefined : this.#health.state.error;
  }

  protected override isLoading(): boolean {
    return this.#customer.state.fetching || this.#health.state.fetching;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.variant === "full" && !this.record) this.#recordComing ??= this.#loadRecord();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#recordComing;
    return super.getUpdateComplete();
  }

  override render(): TemplateResult {
    const scored = this.#scored();
    if (scored !== undefined)
      return this.variant === "full" ? this.#renderFull(scored) : this.#renderPill(scored);
    const { error } = this.#customer.state;
    if (error) return this.#renderError(error);
    if (this.#isConnected()) return this.#renderSkeleton();
    return html`<span class="quiet">${common.notConnected}</span>`;
  }

  /** The score to show, `null` when there is none, `undefined` while it is not known. */
  #scored(): number | null | undefined {
    if (this.score !== undefined) return this.score;
    const health = this.#healthData();
    if (health) return health.score;
    const customer = this.#customerData();
    return customer ? (customer.health_score ?? null) : undefined;
  }

  #customerData(): Customer | undefined {
    return this.customer ?? this.#customer.state.data;
  }

  #healthData(): Health | undefined {
    if (this.variant !== "full") return undefined;
    return this.health ?? this.#health.state.data;
  }

  #thresholds(): HealthThresholds {
    return this.#customer.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS;
  }

  #isConnected(): boolean {
    return !this.customerId || this.#customer.connected;
  }

  /** The server says nothing of health, which differs from a customer that has no score. */
  #isOffered(): boolean {
    return (
      this.score !== undefined || !!this.#healthData() || this.#customerData()?.health_score !== undefined
    );
  }

  #frozenWords(): string | undefined {
    if (this.#scored() === null) return undefined;
    const at = this.#healthData()?.frozen_at;
    if (at) return words.frozenSince(formatDay(at, this.locale));
    const customer = this.#customerData();
    return customer?.status === "churned" || customer?.churned ? words.frozenHint : undefined;
  }

  #renderPill(score: number | null): TemplateResult {
    const bucket = healthBucket(score, this.#thresholds());
    const frozen = this.#frozenWords();
    return html`<span part="pill"
      >${scoreView(score, bucket, this.locale, this.#isOffered())}${
        frozen ? html`<span class="frozen" title=${frozen}>${words.frozen}</span>` : nothing
      }</span
    >`;
  }

  async #loadRecord(): Promise<void> {
    try {
      const record = await import("./health-record.ts");
      adoptStyles(this.renderRoot as ShadowRoot, [...PvHealthScore.elementStyles, ...record.recordStyles]);
      this.record = record;
      this.missing = false;
    } catch (error) {
      // The pill stays, and the next update tries again.
      this.#recordComing = undefined;
      this.missing = true;
      reportError(error);
    }
  }

  #renderFull(score: number | null): TemplateResult {
    if (!this.record) {
      const pill = this.#renderPill(score);
      return this.missing ? html`${pill} ${partMissing(() => this.requestUpdate())}` : pill;
    }
    return this.record.healthRecord({
      score,
      bucket: healthBucket(score, this.#thresholds()),
      thresholds: this.#thresholds(),
      customer: this.#customerData(),
      offered: this.#isOffered(),
      health: this.#healthData(),
      signalsPending: this.#health.state.status === "pending" && this.#health.state.fetching,
      signalsError: this.#health.state.error,
      retry: this.#health.refresh,
      frozen: this.#frozenWords(),
      locale: this.locale,
    });
  }

  #renderError(error: PivotalError): TemplateResult {
    if (this.record && this.variant === "full") return this.record.errorView(error, this.#customer.refresh);
    return html`<span class="pill other" title=${error.message}
      >${words.unavailable}<button type="button" class="again" @click=${this.#customer.refresh}>
        ${common.retry}
      </button></span
    >`;
  }

  #renderSkeleton(): TemplateResult {
    const pill = html`<span class="pill waiting"><span class="skeleton"></span></span>`;
    return html`<span class="hidden-text">${common.loading}</span>${
        this.variant === "full" ? html`<div class="record waiting">${pill}</div>` : pill
      }`;
  }
}
