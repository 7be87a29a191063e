import {
  healthBucket,
  type Customer,
  type CustomerMatch,
  type HealthThresholds,
  type TextRange,
} from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { scoreView } from "../../templates/health-pill.ts";
import { statusView } from "../../templates/status.ts";

/** A text with its matching parts marked. Text only: nothing of it is ever read as markup. */
function marked(text: string, ranges: readonly TextRange[]): unknown[] {
  const parts: unknown[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

export interface OptionView {
  match: CustomerMatch;
  index: number;
  active: boolean;
  thresholds: HealthThresholds;
  locale: string;
}

/** Named by the customer, so that assistive technology hears of another one where only the text has changed. */
export const optionId = ({ id }: Customer): string => `option-${id}`;

/** One customer among the results. */
export function searchOption({ match, index, active, thresholds, locale }: OptionView): TemplateResult {
  const { customer, name, domain } = match;
  const score = customer.health_score;
  return html`<div
    class="option"
    role="option"
    id=${optionId(customer)}
    data-index=${index}
    aria-selected=${String(active)}
  >
    <span class="who">
      <bdi class="cut name" title=${customer.name}>${marked(customer.name, name)}</bdi>
      <span class="cut quiet small" title=${customer.domain ?? nothing}
        ><span class="number">#${customer.display_id}</span>${
          customer.domain ? html` · <bdi>${marked(customer.domain, domain)}</bdi>` : nothing
        }</span
      >
    </span>
    <span class="small status-cell">${statusView(customer.status)}</span>
    ${
      score === undefined
        ? nothing
        : html`<span class="health">${scoreView(score, healthBucket(score, thresholds), locale)}</span>`
    }
  </div>`;
}

/** An option's place while there is nothing to show yet. */
export const skeletonOption = (): TemplateResult =>
  html`<div class="option waiting" aria-hidden="true">
    <span class="who"><span class="skeleton"></span><span class="skeleton short"></span></span>
  </div>`;
