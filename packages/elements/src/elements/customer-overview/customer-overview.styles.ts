import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .columns {
    display: grid;
    gap: calc(6 * var(--_pv-space)) calc(10 * var(--_pv-space));
    align-items: start;
  }
  .column {
    display: grid;
    gap: calc(6 * var(--_pv-space));
    min-inline-size: 0;
  }
  section {
    min-inline-size: 0;
  }
  h3 {
    margin-block-end: calc(1.5 * var(--_pv-space));
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(6em, 10em) minmax(0, 1fr);
    align-items: center;
    gap: 0 calc(3 * var(--_pv-space));
    min-block-size: var(--_pv-row);
  }
  .fact .label {
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
  }
  .show-empty {
    margin-block-start: var(--_pv-space);
    margin-inline-start: calc(-3 * var(--_pv-space));
    color: var(--_pv-text-quiet);
  }
  @container (inline-size > 44em) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container (inline-size < 24em) {
    .fact {
      grid-template-columns: minmax(0, 1fr);
      padding-block: var(--_pv-space);
    }
  }
`;
