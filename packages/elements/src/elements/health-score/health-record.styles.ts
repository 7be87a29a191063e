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
  .chart {
    inline-size: min(100%, 30em);
    block-size: auto;
  }
  .chart .line {
    fill: none;
    stroke: var(--_pv-neutral-border);
    stroke-width: 1.5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .chart .bound {
    stroke: var(--_pv-border);
    stroke-dasharray: 4 4;
    vector-effect: non-scaling-stroke;
  }
  .chart circle {
    fill: var(--_pv-shape);
  }
  .changes,
  .movers {
    display: grid;
    gap: calc(1.5 * var(--_pv-space));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .changes > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(2 * var(--_pv-space));
    font-size: var(--_pv-small);
  }
  .changes time {
    min-inline-size: 7.5em;
  }
  .change {
    align-self: center;
    display: inline-flex;
    background: none;
  }
  .movers > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(2 * var(--_pv-space));
    overflow-wrap: anywhere;
  }
  .small {
    margin: calc(1.5 * var(--_pv-space)) 0 0;
    font-size: var(--_pv-small);
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
    min-block-size: var(--_pv-row);
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
    min-block-size: var(--_pv-row);
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
