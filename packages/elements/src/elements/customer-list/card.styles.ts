import { css } from "lit";

/** In little room a row is a card: who, how healthy, where to find them, in which state. Everything else is a click away. */
export const cardStyles = css`
  @container (inline-size < 36em) {
    .head-clip {
      display: none;
    }
    .row:not(.group) {
      display: grid;
      grid-template: "tick name health" auto "tick domain status" auto / auto minmax(0, 1fr) auto;
      align-content: center;
      row-gap: 2px;
    }
    .row {
      block-size: calc(var(--_pv-row) + 24px);
    }
    .row:not(.group) > .cell {
      display: none;
      padding-inline: var(--_pv-space);
      line-height: 1.5;
    }
    .row:not(.group) > :is(.tick, .name-cell, .domain-cell, .status-cell, .health-cell) {
      display: block;
    }
    .row:not(.group) > :is(.tick, .badged) {
      display: flex;
    }
    .tick {
      grid-area: tick;
      inline-size: 32px;
    }
    .row > .name-cell {
      grid-area: name;
    }
    .row > .domain-cell {
      grid-area: domain;
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    .row > .status-cell {
      grid-area: status;
      text-align: end;
      font-size: var(--_pv-small);
    }
    .row > .health-cell {
      grid-area: health;
      text-align: end;
    }
  }
`;
