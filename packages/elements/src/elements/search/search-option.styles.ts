import { css } from "lit";

export const optionStyles = css`
  .option {
    display: grid;
    grid-template: "who status health" auto / minmax(0, 1fr) 7em 8.5em;
    align-items: center;
    column-gap: calc(3 * var(--_pv-space));
    min-block-size: calc(var(--_pv-row) + 8px);
    padding: var(--_pv-space) calc(2 * var(--_pv-space));
    border-radius: var(--_pv-radius);
    cursor: pointer;
  }
  .option:not(.waiting):hover {
    background: var(--_pv-hover);
  }
  .option[aria-selected="true"] {
    background: var(--_pv-selected);
    box-shadow: inset 0 0 0 1px var(--_pv-accent);
  }
  /* A tooltip needs a pointer: who chooses by keyboard reads the whole name in place. */
  .option[aria-selected="true"] .cut {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .option.short {
    grid-template: "what" auto / minmax(0, 1fr);
    min-block-size: var(--_pv-control);
  }
  .option .at {
    grid-area: 1 / 2 / auto / -1;
    justify-self: end;
    max-inline-size: 100%;
  }
  .waiting {
    cursor: default;
  }
  .waiting .skeleton {
    inline-size: 40%;
    margin-block: 0.25em;
  }
  .waiting .brief {
    inline-size: 25%;
  }
  .who {
    display: grid;
    grid-area: who;
    min-inline-size: 0;
  }
  /* A name in another direction still stands where the page's names do. */
  .who .cut {
    justify-self: start;
    max-inline-size: 100%;
  }
  .name {
    font-weight: 500;
  }
  .small {
    font-size: var(--_pv-small);
  }
  .status-cell {
    grid-area: status;
  }
  .health {
    grid-area: health;
    justify-self: end;
  }
  mark {
    border-radius: 2px;
    background: var(--_pv-mark);
    color: inherit;
  }
  @container (inline-size < 30em) {
    .option:not(.short) {
      grid-template: "who status" auto "who health" auto / minmax(0, 1fr) auto;
      row-gap: 2px;
      min-block-size: calc(var(--_pv-row) + 16px);
    }
    .option .status-cell {
      justify-self: end;
    }
    .option .at {
      grid-area: 1 / 2 / span 2;
      max-inline-size: 10em;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected="true"] {
      outline: 2px solid Highlight;
    }
    mark {
      text-decoration: underline;
    }
  }
`;
