import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: calc(3 * var(--_pv-space));
    align-items: start;
    margin-block: calc(2 * var(--_pv-space));
    padding: calc(3 * var(--_pv-space));
    border-radius: var(--_pv-radius);
    background: var(--_pv-hover);
  }
  .actions,
  .note {
    grid-column: 1 / -1;
  }
  .optional {
    font-weight: 400;
  }
`;
