import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  errorStyles,
  css`
    :host {
      display: block;
      min-inline-size: 0;
      container-type: inline-size;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
      min-block-size: var(--_pv-row);
    }
    .head .actions {
      margin-inline-start: auto;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_pv-space);
    }
    .filters button {
      padding-inline: calc(2 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    .filters [aria-pressed="true"] {
      border-color: var(--_pv-border-strong);
      background: var(--_pv-selected);
    }
    .note {
      margin-block: calc(2 * var(--_pv-space));
    }
    .note.refused {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
    }
    .note.refused p {
      flex: 1 1 14em;
      margin: 0;
    }
    .list {
      --_pv-grid: 32px minmax(8em, 1.3fr) minmax(6em, 1fr) minmax(10em, 1.7fr) minmax(6em, 1fr);
    }
    .list.phones {
      --_pv-grid: 32px minmax(8em, 1.3fr) minmax(6em, 1fr) minmax(10em, 1.7fr) minmax(8em, 1.1fr)
        minmax(6em, 1fr);
    }
    .row {
      display: grid;
      grid-template-columns: var(--_pv-grid);
      align-items: center;
      column-gap: calc(3 * var(--_pv-space));
      min-block-size: var(--_pv-row);
    }
    .writable .row {
      grid-template-columns: 24px var(--_pv-grid) 64px;
      /* The field that follows reaches back into the gap, and must not lie on the link before it. */
      column-gap: calc(2.5 * var(--_pv-space));
    }
    .rows > .row {
      padding-block: calc(0.5 * var(--_pv-space));
    }
    .heads {
      min-block-size: var(--_pv-line);
      border-block-end: 1px solid var(--_pv-border);
      color: var(--_pv-text-quiet);
    }
    .heads > .cell {
      font-size: var(--_pv-small);
    }
    .tick {
      display: grid;
      place-items: center;
      min-block-size: 24px;
    }
    .star {
      display: inline-grid;
      place-items: center;
      inline-size: max(24px, 2em);
      color: var(--_pv-text-quiet);
    }
    .star svg {
      inline-size: 1em;
      block-size: 1em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linejoin: round;
    }
    .star.on {
      color: var(--_pv-watch-border);
    }
    .star.on svg {
      fill: currentColor;
    }
    .cell {
      display: flex;
      align-items: center;
      gap: var(--_pv-space);
      min-inline-size: 0;
    }
    .cell .text {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .who .text {
      font-weight: 600;
    }
    .who pv-field {
      font-weight: 600;
    }
    pv-field {
      flex: 1;
    }
    pv-field.unset {
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    a {
      border-radius: var(--_pv-radius);
    }
    a.text {
      color: var(--_pv-accent);
    }
    /* The bar that comes with a tick stays at the lower edge: nothing beneath it gets the focus. */
    .writable .rows {
      --_pv-edge: 260px;
    }
    .writable .rows :is(input, button, a) {
      scroll-margin-block-end: var(--_pv-edge);
    }
    .open {
      display: inline-grid;
      flex: none;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      color: var(--_pv-text-quiet);
    }
    .open svg,
    .unlinked svg {
      flex: none;
      inline-size: 1em;
      block-size: 1em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .labels {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_pv-space);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .tools {
      display: flex;
      justify-content: end;
      color: var(--_pv-text-quiet);
    }
    .notes {
      display: flex;
      flex-wrap: wrap;
      grid-column: 2 / -1;
      gap: 0 calc(3 * var(--_pv-space));
      min-inline-size: 0;
      padding-block-end: var(--_pv-space);
      font-size: var(--_pv-small);
      overflow-wrap: anywhere;
    }
    .writable .notes {
      grid-column: 3 / -1;
    }
    .unlinked {
      display: inline-flex;
      align-items: center;
      gap: var(--_pv-space);
      color: var(--_pv-watch-text);
    }
    .skeleton {
      inline-size: 70%;
    }
    .more {
      inline-size: 100%;
      margin-block-start: calc(2 * var(--_pv-space));
    }
    @container (inline-size < 50em) {
      .row,
      .list.writable .row {
        grid-template-columns: 32px minmax(0, 1fr);
        row-gap: 0;
        padding-block: var(--_pv-space);
      }
      .list.writable .row {
        grid-template-columns: 24px 32px minmax(0, 1fr) 64px;
      }
      .row > .cell {
        grid-column: 2;
      }
      .writable .row > .cell {
        grid-column: 3;
      }
      .writable .row > .cell:not(.who) {
        grid-column: 3 / -1;
      }
      .row > .tools {
        grid-area: 1 / 4;
      }
      .row > .notes {
        grid-column: 2 / -1;
      }
      .writable .row > .notes {
        grid-column: 3 / -1;
      }
      .heads > .cell {
        display: none;
      }
      .list:not(.writable) .heads {
        display: none;
      }
      .cell:empty {
        display: none;
      }
    }
    @media (forced-colors: active) {
      .star.on {
        color: Highlight;
      }
      .filters [aria-pressed="true"] {
        border-color: Highlight;
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
      .filters [aria-pressed="true"] * {
        color: inherit;
      }
    }
  `,
];
