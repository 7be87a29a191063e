import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";
import { healthPillStyles } from "../../templates/health-pill.ts";
import { statusStyles } from "../../templates/status.ts";

export const styles = [
  healthPillStyles,
  statusStyles,
  errorStyles,
  css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
    }
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: calc(2 * var(--_pv-space));
      inline-size: 100%;
      min-block-size: 32px;
    }
    .icon {
      flex: none;
      inline-size: 1em;
      block-size: 1em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    kbd {
      padding-inline: calc(1.5 * var(--_pv-space));
      border: 1px solid var(--_pv-border);
      border-radius: var(--_pv-radius);
      color: var(--_pv-text-quiet);
      font: inherit;
      font-size: var(--_pv-small);
      white-space: nowrap;
    }
    dialog {
      inline-size: min(40em, 100vi - 1.5rem);
      max-inline-size: none;
      max-block-size: min(36em, 80vb);
      margin: 10vb auto auto;
      padding: 0;
      border: 1px solid var(--_pv-border-strong);
      border-radius: calc(2 * var(--_pv-radius));
      background: var(--_pv-surface);
      color: var(--_pv-surface-text);
      box-shadow: 0 12px 40px oklch(0 0 0 / 0.25);
      overflow: hidden;
      font-weight: 400;
    }
    dialog::backdrop {
      background: oklch(0 0 0 / 0.35);
    }
    .panel {
      display: flex;
      flex-direction: column;
      max-block-size: inherit;
      container-type: inline-size;
    }
    .field {
      display: flex;
      flex: none;
      align-items: center;
      gap: calc(2 * var(--_pv-space));
      padding: calc(2 * var(--_pv-space));
      border-block-end: 1px solid var(--_pv-border);
    }
    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 36px;
      padding-inline: calc(2 * var(--_pv-space));
      border: 0;
      border-radius: var(--_pv-radius);
      background: transparent;
      color: inherit;
      font: inherit;
    }
    input::placeholder {
      color: var(--_pv-text-quiet);
      opacity: 1;
    }
    input:focus-visible {
      outline-offset: -2px;
    }
    .label {
      margin: 0;
      padding: calc(2 * var(--_pv-space)) calc(4 * var(--_pv-space)) 0;
      font-size: var(--_pv-small);
    }
    .results {
      flex: 1;
      /* Three options' room, so that what arrives moves nothing. */
      min-block-size: calc(3 * 48px + 4 * var(--_pv-space));
      padding: calc(2 * var(--_pv-space));
      overflow: auto;
    }
    .option {
      display: grid;
      grid-template: "who status health" auto / minmax(0, 1fr) 7em 8.5em;
      align-items: center;
      column-gap: calc(3 * var(--_pv-space));
      min-block-size: 48px;
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
    .waiting {
      cursor: default;
    }
    .waiting .skeleton {
      inline-size: 40%;
      margin-block: 0.25em;
    }
    .waiting .short {
      inline-size: 25%;
    }
    .who {
      display: grid;
      grid-area: who;
      min-inline-size: 0;
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
    .note {
      margin: 0;
      padding: calc(6 * var(--_pv-space)) calc(4 * var(--_pv-space));
      text-align: center;
      overflow-wrap: anywhere;
    }
    .foot {
      display: flex;
      flex: none;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--_pv-space) calc(4 * var(--_pv-space));
      padding: calc(2 * var(--_pv-space)) calc(4 * var(--_pv-space));
      border-block-start: 1px solid var(--_pv-border);
      font-size: var(--_pv-small);
    }
    @container (inline-size < 30em) {
      .option {
        grid-template: "who status" auto "who health" auto / minmax(0, 1fr) auto;
        row-gap: 2px;
        min-block-size: 56px;
      }
      .option .status-cell {
        justify-self: end;
      }
      .keys {
        display: none;
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
  `,
];
