import type { PivotalError } from "@pivotal/sdk";
import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { list as words } from "../../strings/list.ts";
import { errorView } from "../../templates/error-view.ts";

/** How far the list has come. */
export interface ListProgress {
  readonly connected: boolean;
  readonly ready: boolean;
  readonly complete: boolean;
  readonly error: PivotalError | undefined;
  /** Rows that match and are shown. */
  readonly shown: number;
  /** Rows that match and are not shown, being churned or archived. */
  readonly hidden: number;
  /** Customers held; undefined for those at hand. */
  readonly held: number | undefined;
  readonly filtered: boolean;
  readonly sorted: "no" | "yes" | "soon";
  readonly locale: string;
}

export interface NoteActions {
  retry(): void;
  clear(): void;
  showInactive(): void;
}

/** The count and what it counts, in one line. */
export function reach({
  ready,
  complete,
  shown,
  hidden,
  held,
  filtered,
  sorted,
  locale,
}: ListProgress): string {
  if (!ready) return "\u00a0";
  const number = (value: number) => formatNumber(value, locale);
  const total = held ?? shown;
  const all = number(total);
  const count = filtered
    ? complete
      ? words.match(number(shown), shown)
      : words.matchSoFar(number(shown), shown, all, total)
    : complete
      ? words.all(number(shown), shown)
      : words.soFar(number(shown), shown);
  const order =
    sorted === "soon" ? words.sorting : sorted === "yes" && !complete ? words.sortedSoFar(all, total) : "";
  return [count, order, hidden > 0 ? words.hidden(number(hidden), hidden) : ""].filter(Boolean).join(" · ");
}

/** What stands in the place of rows when there are none, and below them when there is more to say. */
export function notes(
  progress: ListProgress,
  actions: NoteActions,
  skeleton: () => TemplateResult,
): TemplateResult | typeof nothing {
  const { error, shown, connected } = progress;
  if (error?.type === "permission_error")
    return html`<p class="note quiet" role="alert">${words.forbidden}</p>`;
  if (error) return errorView(error, actions.retry);
  if (shown > 0) return nothing;
  if (!connected) return html`<p class="note quiet">${common.notConnected}</p>`;
  return empty(progress, actions, skeleton);
}

function empty(
  { ready, complete, hidden, filtered, locale }: ListProgress,
  { clear, showInactive }: NoteActions,
  skeleton: () => TemplateResult,
): TemplateResult {
  if (!ready || (!complete && !filtered)) {
    return html`<span class="hidden-text">${common.loading}</span>${skeleton()}`;
  }
  const note = filtered
    ? hidden > 0
      ? words.noMatchHidden(formatNumber(hidden, locale), hidden)
      : complete
        ? words.noMatch
        : words.noMatchYet
    : hidden > 0
      ? words.emptyHidden
      : words.empty;
  return html`<div class="note quiet">
    <p>${note}</p>
    ${hidden > 0 ? html`<button type="button" @click=${showInactive}>${words.showInactive}</button>` : nothing}
    ${filtered ? html`<button type="button" @click=${clear}>${words.clear}</button>` : nothing}
  </div>`;
}
