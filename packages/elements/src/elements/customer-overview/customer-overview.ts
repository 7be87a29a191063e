import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";
import { isHidden, type CustomerField } from "@pivotal/sdk/store/edits";
import { safeDomainHref } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { formatExact } from "../../format/date.ts";
import { formatRelative } from "../../format/relative-time.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { customer as words } from "../../strings/customer.ts";
import { customFields } from "../../strings/custom-fields.ts";
import { wordOf } from "../../strings/word-of.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { customerField, type CustomerFieldPlace } from "../field/customer-field.ts";
import "../custom-fields/define.ts";
import "../tags/define.ts";
import { styles } from "./customer-overview.styles.ts";

const IDS = [
  "hubspot_company_id",
  "hubspot_deal_id",
  "stripe_customer_id",
  "intercom_company_id",
  "slack_channel_id",
] as const satisfies readonly CustomerField[];

const labelOf = (field: string): string => wordOf(words.fields, field) ?? field;

/** What a customer's record says in fields. Private to the record. */
export class PvCustomerOverview extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, styles];

  @property({ attribute: false }) customer?: Customer;
  @property({ attribute: false }) store?: PivotalStore | undefined;
  @property({ attribute: false }) canWrite = false;
  @property({ attribute: false }) isGone = false;
  /** What the owner is called. */
  @property({ attribute: false }) ownerName = "";
  @property({ attribute: false }) saved: (field: string) => void = () => undefined;

  @state() private showsEmpty = false;

  override render(): TemplateResult | typeof nothing {
    const { customer } = this;
    if (!customer) return nothing;
    return html`<div class="columns">
      <div class="column">${this.#renderDetails(customer)}</div>
      <div class="column">${this.#renderOwn(customer)} ${this.#renderIds(customer)}</div>
    </div>`;
  }

  #place(customer: Customer): CustomerFieldPlace {
    const { store, canWrite, saved } = this;
    return { store, customer, canWrite, saved };
  }

  #renderDetails(customer: Customer): TemplateResult {
    const place = this.#place(customer);
    const domain = safeDomainHref(customer.domain);
    return html`<section aria-labelledby="details">
      <h3 id="details">${words.details}</h3>
      ${customerField(place, { field: "name", label: labelOf("name") })}
      ${customerField(place, { field: "domain", label: labelOf("domain"), href: domain?.href, text: domain?.text })}
      ${customer.owner === undefined && customer.owner_email === undefined ? nothing : customerField(place, { field: "owner", label: labelOf("owner"), text: this.ownerName })}
      ${customerField(place, { field: "plan", label: labelOf("plan") })}
      ${customerField(place, { field: "mrr", label: labelOf("mrr"), kind: "money" })}
      ${customerField(place, { field: "monthly_orders", label: labelOf("monthly_orders"), kind: "number" })}
      ${this.#renderTime("created_at", customer.created_at)}
      ${this.#renderTime("updated_at", customer.updated_at)}
    </section>`;
  }

  /** Not of a customer that is gone: each of these loads it by itself, where there is a store to load it. */
  #renderOwn(customer: Customer): TemplateResult | typeof nothing {
    if (this.isGone) return nothing;
    const { id } = customer;
    const given = this.store ? undefined : customer;
    return html`<section aria-labelledby="tags">
        <h3 id="tags">${labelOf("tags")}</h3>
        <pv-tags customer-id=${id} .customer=${given} ?read-only=${!this.canWrite}></pv-tags>
      </section>
      <section aria-labelledby="custom">
        <h3 id="custom">${customFields.label}</h3>
        <pv-custom-fields
          customer-id=${id}
          .customer=${given}
          ?read-only=${!this.canWrite}
        ></pv-custom-fields>
      </section>`;
  }

  #renderTime(field: string, at: string): TemplateResult {
    const locale = localeOf(this);
    return html`<div class="fact">
      <span class="label">${labelOf(field)}</span>
      <time datetime=${at} title=${formatExact(at, locale)}><bdi>${formatRelative(at, locale)}</bdi></time>
    </div>`;
  }

  #renderIds(customer: Customer): TemplateResult | typeof nothing {
    const ids = IDS.filter((field) => !isHidden(customer, field));
    const filled = ids.filter((field) => customer[field]);
    const empty = this.canWrite ? ids.length - filled.length : 0;
    if (filled.length + empty === 0) return nothing;
    const shown = this.showsEmpty && this.canWrite ? ids : filled;
    return html`<section aria-labelledby="ids">
      <h3 id="ids">${words.ids}</h3>
      ${shown.map((field) => customerField(this.#place(customer), { field, label: labelOf(field) }))}
      ${
        empty === 0
          ? nothing
          : html`<button
              type="button"
              class="plain show-empty"
              aria-expanded=${String(this.showsEmpty)}
              @click=${this.#onShowEmpty}
            >
              ${this.showsEmpty ? words.hideEmpty : words.showEmpty(formatNumber(empty, localeOf(this)), empty)}
            </button>`
      }
    </section>`;
  }

  readonly #onShowEmpty = (): void => {
    this.showsEmpty = !this.showsEmpty;
  };
}
