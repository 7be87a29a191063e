import type { Customer } from "@pivotal/sdk/store/core";
import { isHidden } from "@pivotal/sdk/store/edits";
import { safeDomainHref } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { customer as words } from "../../strings/customer.ts";
import { sourceName } from "../../templates/edit-problem.ts";
import { statusView } from "../../templates/status.ts";
import { customerField, type CustomerFieldPlace } from "../field/customer-field.ts";

const MONEY = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** What the head of the record needs beside the customer. */
export interface RecordHead {
  readonly place: CustomerFieldPlace;
  readonly locale: string;
  readonly ownerName: string;
  /** Its status, too, is as it was last known. */
  readonly isGone: boolean;
}

const fact = (label: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;

const text = (value: string | null | undefined, none: string): TemplateResult =>
  value ? html`<bdi>${value}</bdi>` : html`<span class="quiet">${none}</span>`;

function domainView({ domain }: Customer): TemplateResult | typeof nothing {
  if (!domain) return nothing;
  const link = safeDomainHref(domain);
  if (!link) return html`<bdi class="quiet">${domain}</bdi>`;
  return html`<a
    href=${link.href}
    target="_blank"
    rel="noopener noreferrer"
    title=${words.openDomain(link.text)}
    ><bdi>${link.text}</bdi></a
  >`;
}

/** Who the customer is and how it stands, above the parts of the record. */
export function recordHeader({ place, locale, ownerName, isGone }: RecordHead): TemplateResult {
  const { customer } = place;
  const { name = "", owner = "", plan = "", mrr = "" } = words.fields;
  const sources = [...new Set(Object.values(customer.field_sources ?? {}))].map(sourceName);
  const hasOwner = customer.owner !== undefined || customer.owner_email !== undefined;
  return html`<header part="header">
    <div class="title">
      <h2>${customerField(place, { field: "name", label: name, bare: true })}</h2>
      <p><span class="id quiet number">#${customer.display_id}</span> ${domainView(customer)}</p>
    </div>
    <dl class="facts">
      ${fact(words.fields["status"] ?? "", isGone ? statusView(customer.status) : html`<pv-customer-status customer-id=${customer.id} .customer=${place.store ? undefined : customer} ?read-only=${!place.canWrite}></pv-customer-status>`)}
      ${fact(words.health, html`<pv-health-score .customer=${customer}></pv-health-score>`)}
      ${hasOwner ? fact(owner, text(ownerName, words.nobody)) : nothing}
      ${isHidden(customer, "plan") ? nothing : fact(plan, text(customer.plan, words.noPlan))}
      ${customer.mrr === null ? nothing : fact(mrr, html`<bdi class="number">${formatNumber(customer.mrr / 100, locale, MONEY)}</bdi>`)}
      ${sources.length > 0 ? fact(words.sources, text(sources.join(", "), "")) : nothing}
    </dl>
  </header>`;
}
