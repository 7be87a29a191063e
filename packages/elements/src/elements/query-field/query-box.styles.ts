import { css } from "lit";

export const queryBoxStyles = css`
  .query-box {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_pv-space);
    min-inline-size: 0;
    /* Many chips never push what they are about off the page. */
    max-block-size: 8em;
    padding: 2px;
    overflow: auto;
  }
  .query-box input {
    flex: 1 1 4em;
    min-inline-size: 0;
    min-block-size: calc(var(--_pv-line) - 4px);
    padding: 0 var(--_pv-space);
    border: 0;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .query-box input:focus-visible {
    outline: none;
  }
  .query-box input::placeholder {
    color: var(--_pv-text-quiet);
    opacity: 1;
  }
  .chip {
    display: inline-flex;
    min-inline-size: 0;
    max-inline-size: 100%;
    border: 1px solid transparent;
    border-radius: var(--_pv-radius);
    background: var(--_pv-info-quiet);
    color: var(--_pv-info-text);
    font-size: var(--_pv-small);
  }
  .chip.selected {
    border-color: var(--_pv-accent);
    background: var(--_pv-selected);
  }
  .chip button {
    display: inline-flex;
    align-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0 calc(1.5 * var(--_pv-space));
    border: 0;
    border-radius: inherit;
  }
  .chip button:focus-visible {
    outline-offset: -1px;
  }
  .chip .edit {
    min-inline-size: 0;
    padding-inline-end: 0;
  }
  .chip .remove {
    justify-content: center;
    padding: 0;
  }
  .icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  @media (forced-colors: active) {
    .chip {
      border-color: CanvasText;
    }
    .chip.selected {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
