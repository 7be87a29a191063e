import { css } from "lit";

/** Buttons with a rank, inputs with a label, dialogs, notes and rows: one look for everything in which a person changes something. */
export const controlStyles = css`
  .main {
    border-color: transparent;
    background: var(--_pv-accent);
    color: var(--_pv-on-accent);
  }
  .main:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_pv-accent) 88%, currentColor);
  }
  .grave {
    border-color: var(--_pv-at-risk-border);
    background: var(--_pv-at-risk-quiet);
    color: var(--_pv-at-risk-text);
  }
  .plain {
    border-color: transparent;
  }
  .icon {
    display: inline-grid;
    place-items: center;
    inline-size: max(24px, 2em);
    padding: 0;
    border-color: transparent;
  }
  .icon svg,
  button > svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .field {
    display: grid;
    gap: var(--_pv-space);
    min-inline-size: 0;
  }
  .field > .name {
    font-size: var(--_pv-small);
    font-weight: 600;
  }
  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_pv-control);
    padding-block: 0;
    padding-inline: calc(2 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }
  textarea {
    padding-block: calc(2 * var(--_pv-space));
    resize: vertical;
  }
  option {
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
  }
  [aria-invalid="true"] {
    border-color: var(--_pv-at-risk-border);
  }
  input[type="checkbox"],
  input[type="radio"] {
    inline-size: 1em;
    block-size: 1em;
    margin: 0;
    accent-color: var(--_pv-accent);
  }
  .check-label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-block-size: 24px;
  }
  .wrong {
    margin: 0;
    color: var(--_pv-at-risk-text);
    font-size: var(--_pv-small);
    overflow-wrap: anywhere;
  }
  .hint {
    margin: 0;
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
  }
  .actions.end {
    justify-content: end;
  }
  .note {
    margin: 0;
    padding: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
    border-inline-start: 3px solid var(--_pv-info-border);
    background: var(--_pv-info-quiet);
    color: var(--_pv-info-text);
    font-size: var(--_pv-small);
    overflow-wrap: anywhere;
  }
  .note.warning {
    border-color: var(--_pv-watch-border);
    background: var(--_pv-watch-quiet);
    color: var(--_pv-watch-text);
  }
  .note.grave {
    border-color: var(--_pv-at-risk-border);
    background: var(--_pv-at-risk-quiet);
    color: var(--_pv-at-risk-text);
  }
  .empty {
    display: grid;
    justify-items: start;
    gap: calc(2 * var(--_pv-space));
    padding-block: calc(4 * var(--_pv-space));
    color: var(--_pv-text-quiet);
  }
  .empty p {
    margin: 0;
  }
  /* Quiet on quiet would be too faint to read. */
  .empty .hint {
    color: inherit;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--_pv-space);
    max-inline-size: 100%;
    min-block-size: 24px;
    padding-inline: calc(2 * var(--_pv-space));
    border: 1px solid var(--_pv-neutral-border);
    border-radius: 1em;
    background: var(--_pv-neutral-quiet);
    color: var(--_pv-neutral-text);
    font-size: var(--_pv-small);
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .rows > li {
    min-inline-size: 0;
    padding-block: calc(2.5 * var(--_pv-space));
    border-block-end: 1px solid var(--_pv-border);
  }
  dialog {
    inline-size: min(30em, 100vi - 2em);
    max-block-size: calc(100vb - 2em);
    padding: calc(5 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: calc(2 * var(--_pv-radius));
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
    box-shadow: 0 12px 40px oklch(0 0 0 / 0.25);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: oklch(0 0 0 / 0.35);
  }
  dialog h2 {
    font-size: 1.1em;
  }
  dialog p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dialog form,
  .stack {
    display: grid;
    gap: calc(3 * var(--_pv-space));
    min-inline-size: 0;
  }
  @media (forced-colors: active) {
    .main,
    .plain,
    .icon {
      border-color: ButtonText;
    }
  }
`;
