import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(6em, 10em) minmax(0, 1fr);
    align-items: start;
    gap: 0 calc(3 * var(--_pv-space));
  }
  .label,
  .value {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    min-block-size: var(--_pv-row);
  }
  .value {
    gap: calc(1.5 * var(--_pv-space));
  }
  :host([bare]) .row {
    display: block;
  }
  :host([bare]) .value {
    min-block-size: 0;
  }
  :host([bare]) .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .label {
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
    overflow-wrap: anywhere;
  }
  :host([bare]) .label {
    display: none;
  }
  .show {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    min-inline-size: 0;
    min-block-size: max(24px, 2em - 4px * var(--_pv-density));
    margin-inline-start: calc(-2 * var(--_pv-space) - 1px);
    padding-inline: calc(2 * var(--_pv-space));
    border-color: transparent;
    font-weight: inherit;
    text-align: start;
    cursor: text;
    /* What surrounds the field may keep something at the lower edge of the page. */
    scroll-margin-block-end: var(--_pv-edge, 0);
  }
  .show:hover {
    border-color: var(--_pv-border);
  }
  .text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .icon-mark {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: max(24px, 1.5em);
    block-size: max(24px, 1.5em);
    color: var(--_pv-text-quiet);
  }
  .icon-mark svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  a {
    border-radius: var(--_pv-radius);
  }
  a.text {
    color: var(--_pv-accent);
  }
  .more {
    grid-column: 2;
    padding-block-end: calc(2 * var(--_pv-space));
    font-size: var(--_pv-small);
  }
  .more p {
    margin: 0 0 calc(1.5 * var(--_pv-space));
    overflow-wrap: anywhere;
  }
  .more .problem {
    color: var(--_pv-at-risk-text);
  }
  @container (inline-size < 24em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
      padding-block: var(--_pv-space);
    }
    .label,
    .value {
      min-block-size: 28px;
    }
    .more {
      grid-column: 1;
    }
  }
  @media (forced-colors: active) {
    .show {
      border-color: ButtonText;
    }
  }
`;
