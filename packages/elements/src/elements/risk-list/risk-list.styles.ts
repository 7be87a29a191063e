import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";
import { healthPillStyles } from "../../templates/health-pill.ts";
import { statusStyles } from "../../templates/status.ts";

export const styles = [
  errorStyles,
  controlStyles,
  statusStyles,
  healthPillStyles,
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
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
      min-block-size: 2em;
      font-size: var(--_pv-small);
    }
    .bar p,
    .note p,
    .failed p {
      margin: 0;
    }
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
      min-inline-size: 0;
      min-block-size: 2em;
    }
    .name {
      min-block-size: 24px;
      color: inherit;
      font-weight: 600;
      text-align: start;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    a.name {
      align-content: center;
    }
    .name:hover {
      background: none;
      text-decoration: underline;
    }
    .link {
      padding: 0;
      border: 0;
    }
    .row .actions {
      justify-content: end;
    }
    .reasons {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      margin: 0;
      padding: 0;
      list-style: none;
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    .reasons li {
      overflow-wrap: anywhere;
    }
    .reasons li + li::before {
      content: "·";
      margin-inline: calc(2 * var(--_pv-space));
    }
    .failed {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(2 * var(--_pv-space));
    }
    .done {
      padding: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
      border: 1px solid var(--_pv-border);
      border-radius: var(--_pv-radius);
      overflow-wrap: anywhere;
    }
    .more {
      justify-self: center;
    }
    [aria-hidden="true"] > .skeleton {
      display: block;
      inline-size: 10em;
      margin-block: calc(3 * var(--_pv-space)) calc(2 * var(--_pv-space));
    }
    [aria-hidden="true"] > .skeleton.wide {
      inline-size: 60%;
      margin-block: 0;
    }
    @container (max-inline-size: 30em) {
      .row {
        grid-template-columns: minmax(0, 1fr);
      }
      .row .actions {
        order: 1;
        justify-content: start;
      }
      .reasons {
        display: block;
      }
      .reasons li + li::before {
        content: none;
      }
    }
  `,
];
