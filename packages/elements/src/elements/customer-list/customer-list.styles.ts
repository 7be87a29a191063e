import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";
import { healthPillStyles } from "../../templates/health-pill.ts";
import { statusStyles } from "../../templates/status.ts";

export const styles = [
  healthPillStyles,
  statusStyles,
  errorStyles,
  css`
    :host {
      --_pv-row: 40px;
      display: flex;
      flex-direction: column;
      block-size: var(--pv-list-size, 36em);
      min-inline-size: 0;
      container-type: inline-size;
    }
    :host([density="compact"]) {
      --_pv-row: 32px;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_pv-space) calc(4 * var(--_pv-space));
      min-block-size: 32px;
      padding-inline: calc(2 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    .bar p {
      margin: 0;
    }
    .bar label {
      display: inline-flex;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      min-block-size: 24px;
    }
    .scroller {
      position: relative;
      flex: 1;
      min-block-size: 0;
      overflow: auto;
      overscroll-behavior: contain;
      border-block: 1px solid var(--_pv-border);
    }
    .scroller.empty {
      flex: none;
      border-block-end: 0;
    }
    .below {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
    }
    .more {
      margin: 0;
      padding: var(--_pv-space) calc(2 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    .scroller:focus-visible {
      outline-offset: -2px;
    }
    .head,
    .row {
      display: grid;
      grid-template-columns: minmax(10em, 2.2fr) minmax(8em, 1.6fr) 8em 9em minmax(5em, 1fr) 7.5em;
      align-items: center;
      column-gap: calc(3 * var(--_pv-space));
      padding-inline: calc(2 * var(--_pv-space));
    }
    .selectable .head,
    .selectable .row {
      grid-template-columns: 24px minmax(10em, 2.2fr) minmax(8em, 1.6fr) 8em 9em minmax(5em, 1fr) 7.5em;
    }
    .head {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      block-size: 32px;
      border-block-end: 1px solid var(--_pv-border);
      background: var(--pv-list-head, Canvas);
      color: var(--pv-list-head-text, CanvasText);
    }
    /* On the cells, so that the columns, which are sized in em, stay those of the rows. */
    .head .cell {
      font-size: var(--_pv-small);
      font-weight: 600;
    }
    .row {
      block-size: var(--_pv-row);
      border-block-end: 1px solid var(--_pv-border);
      cursor: default;
    }
    .row:not(.waiting):hover {
      background: var(--_pv-hover);
    }
    .row[aria-selected="true"] {
      background: var(--_pv-selected);
    }
    .scroller:focus-visible .row.active {
      outline: 2px solid var(--_pv-focus);
      outline-offset: -2px;
    }
    .cell {
      display: flex;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      min-inline-size: 0;
    }
    .row .name {
      font-weight: 500;
    }
    .cell.created {
      font-variant-numeric: tabular-nums;
    }
    .cell a {
      color: inherit;
      text-decoration: none;
      line-height: 24px;
    }
    .cell a:hover {
      text-decoration: underline;
    }
    .cell input {
      inline-size: 16px;
      block-size: 16px;
      margin: 4px;
      accent-color: var(--_pv-accent);
    }
    .badge {
      flex: none;
      padding-inline: calc(1.5 * var(--_pv-space));
      border-radius: 999px;
      background: var(--_pv-neutral-quiet);
      color: var(--_pv-neutral-text);
      font-size: var(--_pv-small);
    }
    .row .skeleton {
      inline-size: 70%;
    }
    .note {
      padding: calc(8 * var(--_pv-space)) calc(4 * var(--_pv-space));
      text-align: center;
    }
    @container (inline-size < 52em) {
      .head,
      .row {
        grid-template-columns: minmax(9em, 2fr) minmax(7em, 1.4fr) 7em 8.5em;
      }
      .selectable .head,
      .selectable .row {
        grid-template-columns: 24px minmax(9em, 2fr) minmax(7em, 1.4fr) 7em 8.5em;
      }
      .plan,
      .created {
        display: none;
      }
    }
    @container (inline-size < 36em) {
      .head {
        display: none;
      }
      .row {
        grid-template: "name health" auto "domain status" auto / minmax(0, 1fr) auto;
        align-content: center;
        row-gap: 2px;
        block-size: 64px;
      }
      .selectable .row {
        grid-template: "tick name health" auto "tick domain status" auto / 24px minmax(0, 1fr) auto;
      }
      .tick {
        grid-area: tick;
      }
      .name {
        grid-area: name;
      }
      .domain {
        grid-area: domain;
        color: var(--_pv-text-quiet);
        font-size: var(--_pv-small);
      }
      .status-cell {
        grid-area: status;
        justify-content: end;
        font-size: var(--_pv-small);
      }
      .health {
        grid-area: health;
        justify-content: end;
      }
    }
    @media (forced-colors: active) {
      .row[aria-selected="true"] {
        outline: 1px solid Highlight;
        outline-offset: -1px;
      }
      .badge {
        border: 1px solid CanvasText;
      }
    }
  `,
];
