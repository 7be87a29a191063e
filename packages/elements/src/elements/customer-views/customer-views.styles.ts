import { css } from "lit";

export const styles = css`
  :host {
    display: inline-block;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .trigger {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    max-inline-size: 100%;
    min-block-size: var(--_pv-line);
    border-color: transparent;
    font-weight: 600;
  }
  .trigger[aria-expanded="true"] {
    background: var(--_pv-hover);
  }
  .edited,
  .mark {
    flex: none;
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
    font-weight: 400;
  }
  .label {
    margin: 0;
    padding: calc(2 * var(--_pv-space)) calc(2 * var(--_pv-space)) var(--_pv-space);
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
  }
  .rule {
    margin: var(--_pv-space) 0;
    border: 0;
    border-block-start: 1px solid var(--_pv-border);
  }
`;
