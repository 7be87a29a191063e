import { healthBucket, type Customer, type HealthThresholds } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { formatDay, formatExact } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { list as words } from "../../strings/list.ts";
import { scoreView } from "../../templates/health-pill.ts";
import { statusView } from "../../templates/status.ts";

export interface RowView {
  customer: Customer;
  /** Place in the whole list, from 0. */
  index: number;
  active: boolean;
  /** Undefined where rows cannot be selected. */
  selected: boolean | undefined;
  href: string | undefined;
  /** How many customers are known to have this domain. */
  sameDomain: number;
  thresholds: HealthThresholds;
  locale: string;
}

const domain = ({ customer, sameDomain, locale }: RowView) => {
  if (!customer.domain) return html`<span class="quiet" aria-hidden="true">–</span>`;
  const count = formatNumber(sameDomain, locale);
  return html`<bdi class="cut" title=${customer.domain}>${customer.domain}</bdi>${
      sameDomain > 1
        ? html`<span
            class="badge number"
            role="img"
            aria-label=${words.sameDomain(count)}
            title=${words.sameDomain(count)}
            >${count}</span
          >`
        : nothing
    }`;
};

const health = ({ customer, thresholds, locale }: RowView) => {
  const score = customer.health_score ?? null;
  const offered = customer.health_score !== undefined;
  return scoreView(score, healthBucket(score, thresholds), locale, offered);
};

const name = ({ customer, href }: RowView) =>
  href
    ? html`<a class="cut" href=${href} tabindex="-1" title=${customer.name}><bdi>${customer.name}</bdi></a>`
    : html`<bdi class="cut" title=${customer.name}>${customer.name}</bdi>`;

/** One row of the list. Rows are drawn by position, so that scrolling changes their text and makes no elements. */
export const customerRow = (view: RowView): TemplateResult => {
  const { customer, index, active, selected, locale } = view;
  return html`<div
    class="row ${active ? "active" : ""}"
    role="row"
    id="row-${index}"
    data-row=${index}
    aria-rowindex=${index + 2}
    aria-selected=${selected === undefined ? nothing : String(selected)}
  >
    ${
      selected === undefined
        ? nothing
        : html`<div class="cell tick" role="gridcell">
            <input
              type="checkbox"
              tabindex="-1"
              data-tick
              .checked=${selected}
              aria-label=${words.select(customer.name)}
            />
          </div>`
    }
    <div class="cell name" role="rowheader">${name(view)}</div>
    <div class="cell domain" role="gridcell">${domain(view)}</div>
    <div class="cell status-cell" role="gridcell">${statusView(customer.status)}</div>
    <div class="cell health" role="gridcell">${health(view)}</div>
    <div class="cell plan" role="gridcell">
      ${customer.plan ? html`<bdi class="cut" title=${customer.plan}>${customer.plan}</bdi>` : nothing}
    </div>
    <div class="cell created" role="gridcell">
      <time class="cut" datetime=${customer.created_at} title=${formatExact(customer.created_at, locale)}
        >${formatDay(customer.created_at, locale)}</time
      >
    </div>
  </div>`;
};

/** A row's place while its data is on the way. */
export const skeletonRow = (selectable: boolean): TemplateResult =>
  html`<div class="row waiting">
    ${selectable ? html`<div class="cell tick"></div>` : nothing}
    ${["name", "domain", "status-cell", "health", "plan", "created"].map(
      (column) => html`<div class="cell ${column}"><span class="skeleton"></span></div>`,
    )}
  </div>`;
