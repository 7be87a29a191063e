import { css } from "lit";
import { queryBoxStyles } from "./query-box.styles.ts";
import { suggestionStyles } from "./suggestion.ts";

export const styles = [
  queryBoxStyles,
  suggestionStyles,
  css`
    :host {
      position: relative;
      display: block;
      min-inline-size: 0;
    }
    .frame {
      display: flex;
      align-items: center;
      gap: var(--_pv-space);
      padding-inline: calc(2 * var(--_pv-space)) 2px;
      border: 1px solid var(--_pv-border-strong);
      border-radius: var(--_pv-radius);
    }
    .frame:focus-within {
      outline: 2px solid var(--_pv-focus);
      outline-offset: -1px;
    }
    .clear {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-inline-size: 28px;
      min-block-size: calc(var(--_pv-line) - 4px);
      padding: 0;
      border: 0;
    }
    .popup {
      position: absolute;
      inset-inline: 0;
      z-index: 3;
      max-inline-size: 32em;
      max-block-size: 20em;
      margin-block-start: var(--_pv-space);
      padding: var(--_pv-space);
      border: 1px solid var(--_pv-border-strong);
      border-radius: calc(1.5 * var(--_pv-radius));
      background: var(--_pv-surface);
      color: var(--_pv-surface-text);
      box-shadow: 0 8px 24px oklch(0 0 0 / 0.2);
      overflow: auto;
    }
    .hint {
      margin: var(--_pv-space) 0 0;
      font-size: var(--_pv-small);
      overflow-wrap: anywhere;
    }
  `,
];
