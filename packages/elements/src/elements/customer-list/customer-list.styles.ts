import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";
import { healthPillStyles } from "../../templates/health-pill.ts";
import { statusStyles } from "../../templates/status.ts";
import { cardStyles } from "./card.styles.ts";
import { headStyles } from "./list-head.styles.ts";

export const styles = [
  healthPillStyles,
  statusStyles,
  errorStyles,
  css`
    :host {
      --_pv-pad: calc(2 * var(--_pv-space));
      display: flex;
      flex-direction: column;
      block-size: var(--pv-list-size, 36em);
      min-inline-size: 0;
      container-type: inline-size;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: calc(2 * var(--_pv-space));
      /* Nothing moves when they come. */
      min-block-size: calc(var(--_pv-line) + 2px + 2 * var(--_pv-space));
      padding-block-end: calc(2 * var(--_pv-space));
    }
    .filters pv-filter-bar {
      flex: 1 1 20em;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
      /* As high as it is once its buttons are loaded. */
      min-block-size: calc(var(--_pv-line) + 2 * var(--_pv-space));
      padding-block-end: calc(2 * var(--_pv-space));
      padding-inline: var(--_pv-pad) 0;
      font-size: var(--_pv-small);
    }
    .bar p {
      flex: 1 1 14em;
      margin: 0;
    }
    .bar label {
      display: inline-flex;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      min-block-size: 24px;
    }
    .grid {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-block-size: 0;
      border-block: 1px solid var(--_pv-border);
      outline-offset: -2px;
    }
    .grid.empty {
      flex: none;
      border-block-end: 0;
    }
    .grid:focus-visible:has(.current) {
      outline: none;
    }
    .scroller {
      flex: 1;
      min-block-size: 0;
      overflow: auto;
      overscroll-behavior: contain;
      outline: none;
    }
    .head-clip,
    .scroller {
      scrollbar-gutter: stable;
    }
    .sizer {
      position: relative;
      overflow: clip;
    }
    .row {
      position: absolute;
      inset-inline: 0;
      display: flex;
      block-size: var(--_pv-row);
      border-block-end: 1px solid var(--_pv-border);
      contain: layout style size;
      cursor: default;
    }
    .row:hover {
      --_pv-tint: var(--_pv-hover);
    }
    .row[aria-selected="true"] {
      --_pv-tint: var(--_pv-selected);
    }
    .row {
      background-color: var(--_pv-tint, transparent);
    }
    .cell {
      min-inline-size: 0;
      padding-inline: var(--_pv-pad);
      outline-offset: -2px;
    }
    /*
     * Lines of text, which cost a scroll less than boxes that are laid out side by side; and cut by what cannot scroll, since the room
     * to scroll in is worked out anew with each text.
     */
    .row > .cell {
      overflow: clip;
      line-height: calc(var(--_pv-row) - 1px);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .head .cell,
    .row > :is(.tick, .badged, .edited) {
      display: flex;
      align-items: center;
    }
    .row > .badged {
      gap: calc(1.5 * var(--_pv-space));
    }
    .row .dot::before {
      display: inline-block;
      margin-inline-end: calc(1.5 * var(--_pv-space));
      vertical-align: 0.1em;
    }
    .row > .group-head {
      display: none;
    }
    .group > .cell {
      display: none;
    }
    .group > .group-head {
      position: sticky;
      inset-inline-start: 0;
      display: flex;
      align-items: center;
      gap: var(--_pv-pad);
      max-inline-size: 100cqi;
      padding-inline: var(--_pv-pad);
      outline-offset: -2px;
      font-weight: 600;
    }
    .group-head::before {
      inline-size: 0.45em;
      block-size: 0.45em;
      margin: 0.25em;
      border: solid currentColor;
      border-width: 0 2px 2px 0;
      rotate: -45deg;
      content: "";
    }
    :host(:dir(rtl)) .group-head::before {
      rotate: 135deg;
    }
    [aria-expanded="true"] > .group-head::before {
      rotate: 45deg !important;
    }
    .grid:focus-visible .current {
      outline: 2px solid var(--_pv-focus);
    }
    .turned > .cut,
    .turned bdi {
      display: inline-block;
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      vertical-align: top;
    }
    /* A tooltip needs a pointer: who comes by keyboard reads the whole text in place. */
    .grid:focus-visible .row > .current:not(.edited) {
      z-index: 1;
      overflow: visible;
    }
    .grid:focus-visible .row > .current > .cut {
      position: relative;
      overflow: visible;
      background: var(--pv-list-backdrop, var(--_pv-backdrop, Canvas));
    }
    .row > .name-cell {
      font-weight: 500;
    }
    .money-cell,
    .number-cell,
    .id-cell {
      font-variant-numeric: tabular-nums;
    }
    .money-cell,
    .number-cell {
      justify-content: end;
      text-align: end;
    }
    .cell a {
      color: inherit;
      text-decoration: none;
    }
    .cell a[href]:hover {
      text-decoration: underline;
    }
    .tick {
      justify-content: center;
      padding-inline: 0;
    }
    .tick input,
    .bar label input {
      inline-size: 16px;
      block-size: 16px;
      margin: 4px;
      accent-color: var(--_pv-accent);
    }
    .badge,
    .tag {
      flex: none;
      padding-inline: calc(1.5 * var(--_pv-space));
      border-radius: 999px;
      background: var(--_pv-neutral-quiet);
      color: var(--_pv-neutral-text);
      font-size: var(--_pv-small);
      font-weight: 400;
    }
    .tag {
      display: inline-block;
      /* On both sides: a tag is read in a direction of its own, the row in the page's. */
      margin-inline: calc(0.5 * var(--_pv-space));
      border-radius: var(--_pv-radius);
      vertical-align: middle;
    }
    .badge,
    .tag,
    .cell > .pill {
      line-height: 1.5;
    }
    .cell [hidden] {
      display: none;
    }
    /* A run of text costs a scroll less than boxes side by side; so do letters less than drawings. */
    .cell > .pill {
      display: inline-block;
      vertical-align: middle;
    }
    .pill b {
      margin-inline: 0.2em;
    }
    .pill::before {
      margin-inline: 0.2em;
      color: var(--_pv-shape);
      content: "●" / "";
    }
    .pill.watch::before {
      content: "▲" / "";
    }
    .pill.at_risk::before {
      content: "◆" / "";
    }
    .unscored::before,
    .unscored b {
      display: none;
    }
    .editable:hover {
      box-shadow: inset 0 0 0 1px var(--_pv-border);
    }
    .edited > :not(.edit-place) {
      display: none;
    }
    .edit-place {
      flex: 1;
      min-inline-size: 0;
      line-height: 1.4;
    }
    .note p {
      margin: 0;
    }
    .note {
      display: grid;
      justify-items: center;
      gap: calc(3 * var(--_pv-space));
      margin: 0;
      padding: calc(8 * var(--_pv-space)) calc(4 * var(--_pv-space));
      text-align: center;
    }
    .below {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
    }
    .below .row {
      position: static;
    }
    .row .skeleton {
      inline-size: 70%;
    }
    @media (forced-colors: active) {
      .row[aria-selected="true"] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
      .badge,
      .tag {
        border: 1px solid CanvasText;
      }
    }
  `,
  headStyles,
  cardStyles,
];
