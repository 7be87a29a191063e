import { css } from "lit";

/** The rows of a menu, with the mark of those that are chosen; see `moveInMenu`. */
export const menuStyles = css`
  .item {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    inline-size: 100%;
    min-block-size: var(--_pv-line);
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
`;
