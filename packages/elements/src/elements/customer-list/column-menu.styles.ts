import { css } from "lit";

/** What the menu of a column has beside the rows of any menu. */
export const styles = css`
  .items + .items:not(:empty) {
    margin-block-start: var(--_pv-space);
    padding-block-start: var(--_pv-space);
    border-block-start: 1px solid var(--_pv-border);
  }
  kbd {
    color: var(--_pv-text-quiet);
    font: inherit;
    font-size: var(--_pv-small);
  }
`;
