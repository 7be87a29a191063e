import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { menuStyles } from "../../styles/menu.styles.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";
import { saveMarkStyles } from "../../templates/save-mark.ts";

export const styles = [
  controlStyles,
  popoverStyles,
  menuStyles,
  errorStyles,
  saveMarkStyles,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    .box {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      min-inline-size: 0;
    }
    ul.box {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .chips {
      display: contents;
    }
    .chips li {
      display: inline-flex;
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .chip {
      padding-inline-end: 0;
    }
    .chip.still {
      padding-inline-end: calc(2 * var(--_pv-space));
    }
    .chip .name {
      min-inline-size: 0;
      min-block-size: 24px;
      padding: 0;
      border: 0;
      border-radius: 1em;
      background: none;
    }
    .chip .remove {
      display: inline-grid;
      place-items: center;
      flex: none;
      inline-size: 24px;
      min-block-size: 24px;
      padding: 0;
      border: 0;
      border-radius: 50%;
    }
    .chip .remove svg {
      inline-size: 0.75em;
      block-size: 0.75em;
    }
    .chip:focus-within {
      border-color: var(--_pv-focus);
    }
    pv-tag-input {
      flex: 1 1 8em;
      min-inline-size: 6em;
      max-inline-size: 16em;
    }
    .more {
      margin-block-start: calc(2 * var(--_pv-space));
      font-size: var(--_pv-small);
    }
    .more p {
      margin: 0 0 calc(1.5 * var(--_pv-space));
      overflow-wrap: anywhere;
    }
    .more .problem {
      color: var(--_pv-at-risk-text);
    }
    .hint {
      margin: 0;
    }
  `,
];
