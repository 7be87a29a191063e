import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  controlStyles,
  errorStyles,
  css`
    :host {
      display: grid;
      min-inline-size: 0;
    }
    form {
      display: grid;
      grid-template-rows: 1fr auto;
      min-inline-size: 0;
    }
    .body {
      display: grid;
      align-content: start;
      gap: calc(4 * var(--_pv-space));
      min-inline-size: 0;
      padding: calc(3 * var(--_pv-space)) calc(5 * var(--_pv-space));
    }
    :host([inline]) .body,
    :host([inline]) .foot {
      padding-inline: 0;
    }
    .foot {
      position: sticky;
      inset-block-end: 0;
      padding: calc(3 * var(--_pv-space)) calc(5 * var(--_pv-space));
      border-block-start: 1px solid var(--_pv-border);
      background: var(--_pv-surface);
    }
    :host([inline]) .foot {
      position: static;
      border: 0;
      background: none;
    }
    .note {
      display: grid;
      gap: var(--_pv-space);
    }
    .note p {
      margin: 0;
    }
    /* A live region stays, and takes no room while it says nothing. */
    .live:empty {
      margin-block-start: calc(-4 * var(--_pv-space));
    }
    .live {
      scroll-margin-block-end: 5em;
    }
    .note ul {
      display: grid;
      gap: var(--_pv-space);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .note a {
      color: inherit;
    }
    .note a,
    .note button {
      display: inline-flex;
      align-items: center;
      min-block-size: 24px;
      max-inline-size: 100%;
      overflow-wrap: anywhere;
      text-align: start;
    }
    .restored {
      grid-auto-flow: column;
      align-items: center;
      justify-content: space-between;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_pv-space);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .chips:empty {
      display: none;
    }
    .chips .chip {
      min-block-size: 24px;
    }
    details {
      min-inline-size: 0;
    }
    summary {
      min-block-size: var(--_pv-line);
      align-content: center;
      border-radius: var(--_pv-radius);
      font-weight: 600;
      cursor: pointer;
    }
    details[open] summary {
      margin-block-end: calc(2 * var(--_pv-space));
    }
    .all {
      display: grid;
      gap: calc(4 * var(--_pv-space));
    }
  `,
];
