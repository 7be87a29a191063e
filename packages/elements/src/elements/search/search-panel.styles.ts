import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";
import { healthPillStyles } from "../../templates/health-pill.ts";
import { statusStyles } from "../../templates/status.ts";
import { queryBoxStyles } from "../query-field/query-box.styles.ts";
import { suggestionStyles } from "../query-field/suggestion.ts";
import { optionStyles } from "./search-option.styles.ts";

export const panelStyles = [
  healthPillStyles,
  statusStyles,
  errorStyles,
  queryBoxStyles,
  suggestionStyles,
  optionStyles,
  css`
    dialog {
      inline-size: min(44em, 100vi - 1.5rem);
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
    .panel,
    .body {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      container-type: inline-size;
    }
    .panel {
      max-block-size: inherit;
    }
    .body {
      /* Three options' room, so that what arrives moves nothing. */
      min-block-size: calc(3 * (var(--_pv-row) + 8px) + 4 * var(--_pv-space) + 3em);
    }
    .field {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--_pv-space);
      padding: calc(2 * var(--_pv-space)) calc(2 * var(--_pv-space)) calc(2 * var(--_pv-space))
        calc(4 * var(--_pv-space));
      border-block-end: 1px solid var(--_pv-border);
    }
    .inline {
      position: relative;
    }
    .inline .field {
      padding: 1px calc(2 * var(--_pv-space));
      border: 1px solid var(--_pv-border-strong);
      border-radius: var(--_pv-radius);
    }
    .field:has(input:focus-visible) {
      border-radius: calc(2 * var(--_pv-radius)) calc(2 * var(--_pv-radius)) 0 0;
      outline: 2px solid var(--_pv-focus);
      outline-offset: -2px;
    }
    .inline .field:has(input:focus-visible) {
      border-radius: var(--_pv-radius);
    }
    .inline .body {
      position: absolute;
      inset-block-start: 100%;
      inset-inline: 0;
      z-index: 10;
      max-block-size: min(30em, 70vb);
      margin-block-start: var(--_pv-space);
      border: 1px solid var(--_pv-border-strong);
      border-radius: calc(1.5 * var(--_pv-radius));
      background: var(--_pv-surface);
      color: var(--_pv-surface-text);
      box-shadow: 0 8px 24px oklch(0 0 0 / 0.2);
      overflow: hidden;
    }
    .results,
    .rest {
      padding: calc(2 * var(--_pv-space));
    }
    .results {
      min-block-size: 0;
      overflow: auto;
    }
    .label {
      padding: calc(2 * var(--_pv-space)) calc(2 * var(--_pv-space)) var(--_pv-space);
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
      margin-block-start: auto;
      gap: var(--_pv-space) calc(4 * var(--_pv-space));
      padding: calc(2 * var(--_pv-space)) calc(4 * var(--_pv-space));
      border-block-start: 1px solid var(--_pv-border);
    }
    .keys {
      display: inline-flex;
      flex-wrap: wrap;
      gap: calc(3 * var(--_pv-space));
    }
    @container (inline-size < 32em) {
      .keys {
        display: none;
      }
    }
  `,
];
