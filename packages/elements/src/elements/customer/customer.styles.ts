import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";
import { statusStyles } from "../../templates/status.ts";

export const styles = [
  controlStyles,
  errorStyles,
  statusStyles,
  css`
    :host {
      display: block;
      min-inline-size: 0;
      container-type: inline-size;
    }
    .record {
      display: grid;
      gap: calc(4 * var(--_pv-space));
      min-inline-size: 0;
    }
    /* Dimmed once, and no text twice. */
    .record.stale .content {
      color: var(--_pv-text-quiet);
      --pv-text-quiet: currentcolor;
      --_pv-text-quiet: currentcolor;
    }
    .content {
      display: grid;
      gap: calc(4 * var(--_pv-space));
      min-inline-size: 0;
    }
    header {
      display: grid;
      gap: calc(3 * var(--_pv-space));
      min-inline-size: 0;
    }
    .title {
      display: grid;
      gap: calc(0.5 * var(--_pv-space));
      min-inline-size: 0;
    }
    .title h2 {
      min-inline-size: 0;
      font-size: 1.375em;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }
    .title p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 calc(3 * var(--_pv-space));
      margin: 0;
    }
    .title .id {
      white-space: nowrap;
    }
    .title a {
      align-content: center;
      min-block-size: 24px;
      color: var(--_pv-accent);
      overflow-wrap: anywhere;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: calc(2 * var(--_pv-space)) calc(8 * var(--_pv-space));
      margin: 0;
    }
    .facts > div {
      display: grid;
      align-content: start;
      gap: var(--_pv-space);
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .facts dt {
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    .facts dd {
      display: flex;
      align-items: center;
      min-inline-size: 0;
      min-block-size: max(24px, 2em);
      margin: 0;
    }
    .facts dd > bdi {
      overflow-wrap: anywhere;
    }
    .tabs {
      display: flex;
      gap: calc(1 * var(--_pv-space));
      border-block-end: 1px solid var(--_pv-border);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .tabs button {
      flex: none;
      min-block-size: var(--_pv-row);
      padding-inline: calc(3 * var(--_pv-space));
      border: 0;
      border-block-end: 2px solid transparent;
      border-radius: var(--_pv-radius) var(--_pv-radius) 0 0;
      color: var(--_pv-text-quiet);
    }
    .tabs button[aria-selected="true"] {
      border-block-end-color: var(--_pv-accent);
      color: inherit;
      font-weight: 600;
    }
    .tabs button:focus-visible {
      outline-offset: -2px;
    }
    [role="tabpanel"] {
      min-inline-size: 0;
    }
    [role="tabpanel"]:focus-visible {
      outline-offset: 4px;
    }
    .waiting {
      display: grid;
      gap: calc(4 * var(--_pv-space));
    }
    .waiting .skeleton {
      inline-size: 12em;
      max-inline-size: 100%;
    }
    .waiting .skeleton.wide {
      inline-size: 20em;
      block-size: 1.25em;
    }
    .waiting .line {
      display: flex;
      flex-wrap: wrap;
      gap: calc(8 * var(--_pv-space));
    }
    .waiting .line .skeleton {
      inline-size: 6em;
    }
    .lost {
      display: grid;
      gap: calc(2 * var(--_pv-space));
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lost li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--_pv-space) calc(2 * var(--_pv-space));
    }
    .lost bdi {
      min-inline-size: 0;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      user-select: all;
    }
    .note.stack {
      gap: calc(2 * var(--_pv-space));
    }
    .note p {
      margin: 0;
    }
    @container (inline-size < 30em) {
      .facts {
        column-gap: calc(6 * var(--_pv-space));
      }
    }
    @media (forced-colors: active) {
      /* A border that is transparent elsewhere has the colour of text here. */
      .tabs button {
        border-block-end-color: Canvas;
      }
      .tabs button[aria-selected="true"] {
        border-block-end-color: Highlight;
      }
    }
  `,
];
