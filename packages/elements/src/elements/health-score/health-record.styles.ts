import { css } from "lit";

/** The look of the full form, loaded with it. */
export const styles = css`
  .record {
    display: grid;
    gap: calc(4 * var(--_pv-space));
  }
  .head,
  .trend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
  }
  .head .pill {
    font-size: 1em;
  }
  .head time,
  .trend span {
    font-size: var(--_pv-small);
  }
  .spark {
    inline-size: 120px;
    block-size: 28px;
    background: none;
  }
  .spark path {
    fill: none;
    stroke: var(--_pv-shape);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .spark circle {
    fill: var(--_pv-shape);
  }
  h3 {
    margin: 0 0 var(--_pv-space);
    font-size: var(--_pv-small);
    font-weight: 600;
  }
  section {
    min-inline-size: 0;
  }
  .signal {
    border-block-end: 1px solid var(--_pv-border);
  }
  .signal summary {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 12em) 6em minmax(3em, 1fr) 2.5em;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-block-size: 40px;
    border-radius: var(--_pv-radius);
    list-style: none;
    cursor: pointer;
  }
  .signal summary::before {
    content: "";
    justify-self: center;
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
  }
  .signal summary:dir(rtl)::before {
    rotate: 135deg;
  }
  .signal[open] summary::before {
    rotate: 45deg;
  }
  .signal summary:hover {
    background: var(--_pv-hover);
  }
  .signal.waiting {
    display: flex;
    align-items: center;
    min-block-size: 40px;
  }
  .signal .number {
    text-align: end;
    font-weight: 600;
  }
  .weight {
    font-size: var(--_pv-small);
  }
  .bar {
    inline-size: 100%;
    block-size: 4px;
    border-radius: 2px;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar .track {
    fill: var(--_pv-border);
  }
  .bar .fill {
    fill: var(--_pv-border-strong);
  }
  .feeds {
    padding-block-end: calc(3 * var(--_pv-space));
    padding-inline-start: calc(1.25em + 2 * var(--_pv-space));
    overflow-wrap: anywhere;
  }
  .feeds p {
    margin: 0;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_pv-space) calc(4 * var(--_pv-space));
    max-inline-size: 32em;
    margin: calc(2 * var(--_pv-space)) 0 0;
    font-size: var(--_pv-small);
  }
  dt {
    color: var(--_pv-text-quiet);
  }
  dd {
    margin: 0;
    text-align: end;
  }
  @container (inline-size < 30em) {
    .signal summary {
      grid-template-columns: 1.25em minmax(0, 1fr) 2.5em;
    }
    .signal .weight,
    .signal .bar {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .bar .track {
      fill: GrayText;
    }
    .bar .fill {
      fill: CanvasText;
    }
  }
`;
