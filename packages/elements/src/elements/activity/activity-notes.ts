import type { PivotalError } from "@pivotal/sdk";
import type { Customer } from "@pivotal/sdk/store/core";
import { html, nothing, type TemplateResult } from "lit";
import { formatExact } from "../../format/date.ts";
import { formatRelative } from "../../format/relative-time.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { activity as words } from "../../strings/activity.ts";
import { errorSentence } from "../../templates/error-view.ts";

/** How far the history is here. */
export interface ActivityReach {
  /** Events that match. */
  readonly count: number;
  /** Events read to find them; more than match where the server does not filter. */
  readonly read: number;
  /** The server has older ones. */
  readonly isPartial: boolean;
  readonly filtered: boolean;
  readonly locale: string;
}

/** The count and what it counts, in one line. */
export function activityReach({ count, read, isPartial, filtered, locale }: ActivityReach): string {
  const shown = formatNumber(count, locale);
  if (filtered && isPartial) return words.matchSoFar(shown, count, formatNumber(read, locale), read);
  if (filtered) return words.match(shown, count);
  if (isPartial) return words.soFar(shown, count);
  return words.count(shown, count);
}

/** What stands below the events. */
export interface ActivityTail extends Omit<ActivityReach, "isPartial"> {
  readonly hasMore: boolean;
  readonly fetching: boolean;
  readonly error: PivotalError | undefined;
  more(): void;
  retry(): void;
}

function nothingThere({ hasMore, filtered, read, locale }: ActivityTail): string {
  if (!filtered) return words.empty;
  return hasMore ? words.noMatchSoFar(formatNumber(read, locale), read) : words.noMatch;
}

/** Why there are no events, that there are more, or that this is all. */
export function activityTail(tail: ActivityTail): TemplateResult {
  const { count, hasMore, fetching, error } = tail;
  const empty = count === 0 ? html`<div class="empty"><p>${nothingThere(tail)}</p></div>` : nothing;
  if (error) {
    return html`${empty}
      <div class="note grave failed" role="alert">
        <p>${hasMore ? words.moreFailed : words.refreshFailed} ${errorSentence(error)}</p>
        <button type="button" @click=${tail.retry}>${common.retry}</button>
      </div>`;
  }
  if (!hasMore) return count === 0 ? html`${empty}` : html`<p class="hint tail">${words.end}</p>`;
  return html`${empty}
    <div class="tail end">
      <button type="button" aria-disabled=${String(fetching)} @click=${tail.more}>
        ${fetching ? words.loadingMore : words.more}
      </button>
    </div>`;
}

/** What is known of a customer's past where the server keeps no history. */
export function knownTimes(customer: Customer | undefined, locale: string, now: number): TemplateResult {
  const time = (name: string, at: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>
        <time datetime=${at}>${formatExact(at, locale)}</time>
        <span class="quiet">(${formatRelative(at, locale, now)})</span>
      </dd>
    </div>`;
  return html`<p class="hint">${words.notOffered}${customer ? ` ${words.known}` : ""}</p>
    ${
      customer
        ? html`<dl class="known">
            ${time(words.created, customer.created_at)} ${time(words.updated, customer.updated_at)}
          </dl>`
        : nothing
    }`;
}
