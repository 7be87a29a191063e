import { healthBucket, type CustomerMatch, type HealthThresholds, type TextRange } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { scoreView } from "../../templates/health-pill.ts";
import { statusView } from "../../templates/status.ts";

/** Characters before what matches that are still shown. */
const NEAR = 24;

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

/** A long text begins near to what matches, at a word. */
function excerpt({ text, marks }: NonNullable<CustomerMatch["elsewhere"]>): unknown[] {
  const first = marks[0]?.[0] ?? 0;
  const from = first > NEAR ? text.lastIndexOf(" ", first - NEAR / 2) + 1 : 0;
  const shifted = marks.map(([start, end]): TextRange => [start - from, end - from]);
  return [from > 0 ? "…" : "", ...marked(text.slice(from), shifted)];
}

export interface OptionPlace {
  id: string;
  active: boolean;
}

export interface MatchView extends OptionPlace {
  match: CustomerMatch;
  thresholds: HealthThresholds;
  locale: string;
}

const option = ({ id, active }: OptionPlace, content: unknown, kind = ""): TemplateResult =>
  html`<div class="option ${kind}" role="option" id=${id} aria-selected=${String(active)}>${content}</div>`;

/** One customer among the results. */
export function customerOption({ match, thresholds, locale, ...place }: MatchView): TemplateResult {
  const { customer, name, domain, elsewhere } = match;
  const score = customer.health_score;
  return option(
    place,
    html`<span class="who">
        <bdi class="cut name" title=${customer.name}>${marked(customer.name, name)}</bdi>
        <span
          class="cut quiet small"
          title=${[customer.domain, elsewhere?.text].filter(Boolean).join(" · ") || nothing}
          ><span class="number">#${customer.display_id}</span>${
            customer.domain ? html` · <bdi>${marked(customer.domain, domain)}</bdi>` : nothing
          }${elsewhere ? html` · <bdi>${excerpt(elsewhere)}</bdi>` : nothing}</span
        >
      </span>
      <span class="small status-cell">${statusView(customer.status)}</span>
      ${
        score === undefined
          ? nothing
          : html`<span class="health">${scoreView(score, healthBucket(score, thresholds), locale)}</span>`
      }`,
  );
}

/** A customer that was found by one of its contacts. */
export function contactOption({ match, ...place }: MatchView): TemplateResult {
  const { customer, contact: found } = match;
  if (!found) throw new Error("This customer was not found by a contact.");
  const { contact, name, email } = found;
  return option(
    place,
    html`<span class="who">
        <bdi class="cut name" title=${contact.name}>${marked(contact.name, name)}</bdi>
        <bdi class="cut quiet small" title=${contact.email}>${marked(contact.email, email)}</bdi>
      </span>
      <bdi class="cut small at" title=${customer.name}>${customer.name}</bdi>`,
  );
}

/** Something to do, with the words on which it acts. */
export const actionOption = (place: OptionPlace, label: string, on?: string): TemplateResult =>
  option(
    place,
    html`<span class="cut"
      ><span class="name">${label}</span>${on ? html` <bdi class="quiet">${on}</bdi>` : nothing}</span
    >`,
    "short",
  );

/** An option's place while there is nothing to show yet. */
export const skeletonOption = (): TemplateResult =>
  html`<div class="option waiting" aria-hidden="true">
    <span class="who"><span class="skeleton"></span><span class="skeleton brief"></span></span>
  </div>`;
