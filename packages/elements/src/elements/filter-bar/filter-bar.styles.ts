import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(1.5 * var(--_pv-space));
    min-inline-size: 0;
    container-type: inline-size;
    /* Its suggestions float over what follows. */
    position: relative;
    z-index: 3;
  }
  .bar {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(1.5 * var(--_pv-space));
    min-inline-size: 0;
  }
  pv-query-field {
    flex: 1 1 18em;
    min-inline-size: 0;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_pv-space));
  }
  .filter {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    min-block-size: calc(var(--_pv-line) + 2px);
    padding-inline: calc(2.5 * var(--_pv-space));
    border-color: var(--_pv-border);
  }
  .filter::after {
    flex: none;
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-block-start: -0.2em;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    content: "";
  }
  .filter.active {
    border-color: var(--_pv-accent);
    background: var(--_pv-selected);
  }
  .filter[aria-expanded="true"] {
    background: var(--_pv-hover);
  }
  .badge {
    min-inline-size: 1.5em;
    padding-inline: 0.375em;
    border-radius: 999px;
    background: var(--_pv-accent);
    color: var(--_pv-on-accent);
    font-size: var(--_pv-small);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .narrow {
    display: none;
  }
  @container (inline-size < 44em) {
    pv-query-field {
      flex-basis: 12em;
    }
    .wide {
      display: none;
    }
    .narrow {
      display: inline;
    }
  }
  @media (forced-colors: active) {
    .filter.active {
      border-width: 2px;
    }
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
