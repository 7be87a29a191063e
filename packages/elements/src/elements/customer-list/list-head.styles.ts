import { css } from "lit";

export const headStyles = css`
  .head-clip {
    flex: none;
    overflow: hidden;
    border-block-end: 1px solid var(--_pv-border);
    background: var(--pv-list-head, transparent);
  }
  .head {
    position: relative;
    display: flex;
    block-size: var(--_pv-line);
    user-select: none;
  }
  :where(.head) .cell {
    position: relative;
    gap: 0;
    touch-action: pan-x pan-y;
  }
  .title {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: var(--_pv-space);
    min-inline-size: 0;
    min-block-size: 24px;
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
    font-weight: 600;
    cursor: pointer;
  }
  [aria-sort] .title,
  .title:hover {
    color: inherit;
  }
  .arrow,
  .menu svg {
    flex: none;
    inline-size: 0.85em;
    block-size: 0.85em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .head .menu {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    opacity: 0;
  }
  .head .cell:hover .menu,
  .grid:focus-visible .current .menu,
  .head .menu:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    .head .menu {
      opacity: 1;
    }
  }
  .money-cell .title,
  .number-cell .title {
    order: 1;
  }
  .grip {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -4px;
    z-index: 1;
    inline-size: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  .grip::after {
    position: absolute;
    inset-block: 6px;
    inset-inline: 4px;
    border-inline-start: 1px solid var(--_pv-border);
    content: "";
  }
  .cell:last-child > .grip:not(:hover, :active)::after {
    border: 0;
  }
  .grip:hover::after,
  .grip:active::after {
    inset-block: 0;
    border-inline-start: 2px solid var(--_pv-accent);
  }
  .dragged {
    opacity: 0.5;
  }
  .drop-before {
    box-shadow: inset 2px 0 0 var(--_pv-accent);
  }
  .drop-after {
    box-shadow: inset -2px 0 0 var(--_pv-accent);
  }
`;
