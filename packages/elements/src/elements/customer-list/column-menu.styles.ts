import { css } from "lit";

/** The rows of a menu. */
export const menuStyles = css`
  .items + .items:not(:empty) {
    margin-block-start: var(--_pv-space);
    padding-block-start: var(--_pv-space);
    border-block-start: 1px solid var(--_pv-border);
  }
  .item {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    inline-size: 100%;
    min-block-size: 32px;
    padding-inline: calc(2 * var(--_pv-space));
    border: 0;
    text-align: start;
  }
  .item:focus {
    background: var(--_pv-hover);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item .cut {
    flex: 1;
  }
  .check {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    visibility: hidden;
  }
  [aria-checked="true"] .check {
    visibility: visible;
  }
  kbd {
    color: var(--_pv-text-quiet);
    font: inherit;
    font-size: var(--_pv-small);
  }
`;
