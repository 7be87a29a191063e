import type { CustomerSort } from "@pivotal/sdk/store";
import { html, nothing, type TemplateResult } from "lit";
import { list as words } from "../../strings/list.ts";
import type { Column } from "./columns.ts";

export interface HeadView {
  readonly columns: readonly Column[];
  readonly sort: readonly CustomerSort[];
  readonly selectable: boolean;
  /** Of all rows that match. */
  readonly ticked: "none" | "some" | "all";
  /** The column that is dragged, and the place it would take. */
  readonly dragged: { readonly name: string; readonly to: number } | undefined;
  onTickAll(): void;
}

const arrow = (direction: string): TemplateResult =>
  html`<svg class="arrow" viewBox="0 0 12 12" aria-hidden="true">
    <path d=${direction === "asc" ? "M6 10V2m-3 3 3-3 3 3" : "M6 2v8m-3-3 3 3 3-3"} />
  </svg>`;

/** Which edge of a header shows where a dragged column would go. */
const dropClass = (at: number, { columns, dragged }: HeadView): string => {
  if (!dragged || dragged.to !== at) return "";
  return columns.findIndex(({ name }) => name === dragged.name) > at ? "drop-before" : "drop-after";
};

function headCell(column: Column, at: number, view: HeadView): TemplateResult {
  const { sort, dragged } = view;
  const place = sort.findIndex(({ field }) => field === column.name);
  const held = sort[place];
  const order = held && (held.direction === "asc" ? "ascending" : "descending");
  return html`<div
    class="cell c${at} ${column.kind}-cell ${dropClass(at, view)} ${dragged?.name === column.name ? "dragged" : ""}"
    role="columnheader"
    data-column=${at}
    aria-sort=${place === 0 && order ? order : nothing}
    aria-haspopup="menu"
  >
    <span class="title" title=${column.label}
      ><bdi class="cut">${column.label}</bdi>${held ? arrow(held.direction) : nothing}${
        held && sort.length > 1 ? html`<span class="number quiet">${place + 1}</span>` : nothing
      }</span
    ><button type="button" class="menu" tabindex="-1" aria-label=${words.openMenu(column.label)}>
      <svg viewBox="0 0 12 12" aria-hidden="true"><path d="m3 5 3 3 3-3" /></svg>
    </button>
    <span class="grip" aria-hidden="true"></span>
  </div>`;
}

/** The row of headers: a click sorts, a drag moves, the edge resizes, and the menu does all of it by keyboard. */
export const listHead = (view: HeadView): TemplateResult =>
  html`<div class="head" role="row" aria-rowindex="1">
    ${
      view.selectable
        ? html`<div class="cell tick" role="columnheader" data-column="-1">
            <input
              type="checkbox"
              tabindex="-1"
              aria-label=${words.selectAll}
              .checked=${view.ticked === "all"}
              .indeterminate=${view.ticked === "some"}
              @change=${view.onTickAll}
            />
          </div>`
        : nothing
    }
    ${view.columns.map((column, at) => headCell(column, at, view))}
  </div>`;
