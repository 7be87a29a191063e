import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { actorIconStyles } from "../../templates/actor-icon.ts";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  errorStyles,
  controlStyles,
  actorIconStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    .record {
      display: grid;
      gap: calc(3 * var(--_pv-space));
      min-inline-size: 0;
    }
    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9em, 45%), 1fr));
      align-items: end;
      gap: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
    }
    .filters .wrong {
      grid-column: 1 / -1;
    }
    .filters .plain {
      min-block-size: var(--_pv-control);
      white-space: nowrap;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    .bar p,
    .entry p,
    .failed p {
      margin: 0;
    }
    .feed {
      min-inline-size: 0;
    }
    .feed section {
      min-inline-size: 0;
    }
    h3 {
      position: sticky;
      inset-block-start: var(--pv-activity-top, 0);
      z-index: 1;
      padding-block: calc(1.5 * var(--_pv-space));
      border-block-end: 1px solid var(--_pv-border);
      background: var(--pv-activity-backdrop, var(--_pv-backdrop, Canvas));
      font-size: var(--_pv-small);
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .entry {
      position: relative;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: baseline;
      column-gap: calc(2.5 * var(--_pv-space));
      min-block-size: var(--_pv-row);
      scroll-margin-block: 3em 1em;
      padding-block: calc(2 * var(--_pv-space));
      padding-inline: var(--_pv-space);
      border-block-end: 1px solid var(--_pv-border);
    }
    .entry:focus-visible {
      outline-offset: -2px;
    }
    .actor-icon {
      align-self: start;
      margin-block-start: 0.2em;
      color: var(--_pv-text-quiet);
    }
    .what {
      display: grid;
      gap: var(--_pv-space);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .actor {
      font-weight: 600;
    }
    .diff {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--_pv-space) calc(2 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    del,
    ins {
      min-inline-size: 0;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    del {
      color: var(--_pv-text-quiet);
    }
    del bdi {
      text-decoration: line-through;
    }
    ins bdi {
      font-weight: 600;
    }
    .arrow {
      flex: none;
      align-self: center;
      inline-size: 0.9em;
      block-size: 0.9em;
      fill: none;
      stroke: var(--_pv-text-quiet);
      stroke-width: 1.5;
    }
    .arrow:dir(rtl) {
      scale: -1 1;
    }
    blockquote {
      margin: 0;
      padding-inline-start: calc(2 * var(--_pv-space));
      border-inline-start: 2px solid var(--_pv-border-strong);
      font-size: var(--_pv-small);
      white-space: pre-wrap;
    }
    summary {
      min-block-size: 24px;
      cursor: pointer;
    }
    .more {
      text-decoration: underline;
    }
    details[open] > summary > bdi {
      display: none;
    }
    time {
      font-size: var(--_pv-small);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .exact {
      position: absolute;
      inset-block-start: calc(1.5 * var(--_pv-space));
      inset-inline-end: 0;
      padding: calc(0.5 * var(--_pv-space)) calc(2 * var(--_pv-space));
      border: 1px solid var(--_pv-border-strong);
      border-radius: var(--_pv-radius);
      background: var(--_pv-surface);
      color: var(--_pv-surface-text);
      visibility: hidden;
    }
    time:hover .exact,
    .entry:focus-visible .exact {
      visibility: visible;
    }
    .tail {
      justify-self: center;
    }
    .failed {
      display: grid;
      justify-items: start;
      gap: calc(2 * var(--_pv-space));
    }
    .known {
      display: grid;
      gap: calc(2 * var(--_pv-space));
      margin: 0;
    }
    .known dt {
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    .known dd {
      margin: 0;
    }
    .waiting .skeleton {
      inline-size: 60%;
    }
    .waiting .dot-skeleton {
      inline-size: 1em;
    }
    .waiting .time-skeleton {
      inline-size: 5em;
    }
    @container (max-inline-size: 26em) {
      .entry {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .entry time {
        grid-column: 2;
      }
      .exact {
        inset-block: auto calc(1.5 * var(--_pv-space));
        inset-inline: 2em auto;
      }
    }
  `,
];
