import { css } from "lit";

/** A surface that floats beside its button; see `placePopover`. */
export const popoverStyles = css`
  [popover] {
    --_pv-width: min(18em, 100vi - 16px);
    inset-inline: max(8px, min(var(--_pv-x, 8px), 100vi - var(--_pv-width) - 8px)) auto;
    inline-size: var(--_pv-width);
    margin: 0;
    padding: var(--_pv-space);
    border: 1px solid var(--_pv-border-strong);
    border-radius: calc(1.5 * var(--_pv-radius));
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
    box-shadow: 0 6px 24px oklch(0 0 0 / 0.2);
    font-weight: 400;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .chevron {
    flex: none;
    inline-size: 0.75em;
    block-size: 0.75em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
`;
