import type { PivotalError } from "@pivotal/sdk";
import type { Coverage } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { search as shell } from "../../strings/search.ts";
import { searchPanel as words } from "../../strings/search-panel.ts";
import { errorView } from "../../templates/error-view.ts";
import type { SearchGroup } from "./search-groups.ts";
import { skeletonOption } from "./search-option.ts";
import { isApple } from "./shortcut.ts";

export interface BodyView {
  groups: readonly SearchGroup[];
  /** The id of the item that Enter chooses. */
  chosen: string | undefined;
  /** What to say of customers where none is shown; `waiting` keeps their place. */
  note: string | "waiting" | undefined;
  error: PivotalError | undefined;
  /** See `searchReach`. */
  reach: string;
  opensLinks: boolean;
  retry: () => void;
}

/** How far the search reaches. Who looks for an address must know of whose contacts it knows. */
export function searchReach(coverage: Partial<Coverage>, forContacts: boolean, locale: string): string {
  const { rows = 0, contacts = 0, complete, fetching } = coverage;
  if (rows === 0) return fetching ? words.looking : "\u00a0";
  const count = formatNumber(rows, locale);
  const reach = (complete ? words.reachAll : words.reachSoFar)(count, rows);
  const isPart = contacts < rows && (contacts > 0 || forContacts);
  return isPart
    ? words.reachBoth(reach, words.reachContacts(formatNumber(contacts, locale), contacts))
    : reach;
}

const group = ({ label, items }: SearchGroup, at: number, chosen: string | undefined): TemplateResult =>
  html`<div role="group" aria-labelledby="group-${at}">
    <div class="label quiet small" id="group-${at}" role="presentation">${label}</div>
    ${items.map((item) => item.render(item.id === chosen))}
  </div>`;

/** A press on what is offered leaves the caret where it is. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target as Element).closest("button, summary")) event.preventDefault();
}

/** What is below the field: what was found, or why there is nothing, and how far the search reaches. */
export function searchBody({ groups, chosen, note, error, ...view }: BodyView): TemplateResult {
  return html`<div class="body" @mousedown=${keepFocus}>
    ${error ? errorView(error, view.retry) : nothing}
    ${
      note === "waiting"
        ? html`<div class="rest">${[1, 2, 3].map(skeletonOption)}</div>`
        : note === undefined
          ? nothing
          : html`<p class="note quiet">${note}</p>`
    }
    ${
      groups.length > 0
        ? html`<div class="results" id="results" role="listbox" aria-label=${words.results}>
            ${groups.map((found, at) => group(found, at, chosen))}
          </div>`
        : nothing
    }
    <div class="foot quiet small"><span class="number">${view.reach}</span>${keysView(view.opensLinks)}</div>
  </div>`;
}

/** What the keys do among the results. */
const keysView = (opensLinks: boolean): TemplateResult => {
  const { choose, open, newTab, close } = words.keys;
  const { enter, escape } = words.keyNames;
  const keys = [`↑↓ ${choose}`, `${enter} ${open}`, `${escape} ${close}`];
  if (opensLinks) keys.splice(2, 0, `${isApple() ? "⌘" : shell.control} ${enter} ${newTab}`);
  return html`<span class="keys">${keys.map((key) => html`<span>${key}</span>`)}</span>`;
};
