import type { Customer } from "@pivotal/sdk/store/core";
import { customerHref } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { form as words } from "../../strings/form.ts";

/** Those that are named; the others are counted. */
const NAMED = 5;

export interface Duplicates {
  readonly customers: readonly Customer[];
  /** How many customers were looked at. */
  readonly held: number;
  readonly href: string | undefined;
  readonly locale: string;
  open(customer: Customer, event: Event): void;
}

/** Customers that have a domain already, each to be opened, and how far that can be told from here. Domains are not unique. */
export function duplicatesView({
  customers,
  held,
  href,
  locale,
  open,
}: Duplicates): TemplateResult | typeof nothing {
  const n = customers.length;
  const count = (value: number) => formatNumber(value, locale);
  const reach = words.reach(count(held), held);
  if (n === 0) return held === 0 ? nothing : html`<p class="hint">${words.noDuplicates} ${reach}</p>`;
  return html`<div class="note warning">
    <p>${words.duplicates(count(n), n)}</p>
    <ul>
      ${customers.slice(0, NAMED).map((customer) => {
        const address = href ? customerHref(customer, href) : undefined;
        const name = html`<bdi>${customer.name}</bdi> <span class="number">#${customer.display_id}</span>`;
        const onClick = (event: Event) => open(customer, event);
        return html`<li>
          ${
            address
              ? html`<a href=${address} @click=${onClick}><span>${name}</span></a>`
              : html`<button type="button" @click=${onClick}><span>${name}</span></button>`
          }
        </li>`;
      })}
    </ul>
    ${n > NAMED ? html`<p>${words.moreDuplicates(count(n - NAMED), n - NAMED)}</p>` : nothing}
    <p>${reach.replace(/^./u, (first) => first.toLocaleUpperCase(locale))}</p>
  </div>`;
}
