import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .bar,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space)) calc(2 * var(--_pv-space));
  }
  .bar {
    flex-direction: column;
    align-items: stretch;
    padding: calc(1.5 * var(--_pv-space)) calc(2 * var(--_pv-space));
    background: var(--_pv-selected);
    font-size: var(--_pv-small);
  }
  .bar:focus-visible {
    outline-offset: -2px;
  }
  .line p,
  details {
    margin: 0;
  }
  .line .end {
    margin-inline-start: auto;
  }
  summary {
    min-block-size: 24px;
    color: var(--_pv-at-risk-text);
    font-weight: 600;
    cursor: pointer;
  }
  ul {
    max-block-size: 12em;
    margin: var(--_pv-space) 0 0;
    padding-inline-start: 1.4em;
    overflow: auto;
  }
  li {
    overflow-wrap: anywhere;
  }
  progress {
    flex: 1;
    min-inline-size: 6em;
    block-size: 6px;
    accent-color: var(--_pv-accent);
  }
  [popover],
  dialog {
    font-size: 1rem;
  }
  form {
    display: grid;
    gap: calc(2.5 * var(--_pv-space));
    margin: 0;
    padding: calc(2 * var(--_pv-space));
    font-size: var(--_pv-small);
  }
  form p {
    margin: 0;
  }
  label {
    display: grid;
    gap: var(--_pv-space);
  }
  input,
  select {
    inline-size: 100%;
    min-block-size: max(24px, 2em);
    padding-inline: calc(1.5 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: var(--_pv-surface);
    color: inherit;
    font: inherit;
  }
  .main {
    border-color: transparent;
    background: var(--_pv-accent);
    color: var(--_pv-on-accent);
  }
  .main:hover {
    background: color-mix(in oklab, var(--_pv-accent) 88%, currentColor);
  }
  .warning {
    padding-inline-start: calc(2 * var(--_pv-space));
    border-inline-start: 3px solid var(--_pv-watch-border);
  }
  dialog {
    max-inline-size: min(28em, 100vi - 32px);
    padding: calc(5 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: calc(1.5 * var(--_pv-radius));
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
  }
  dialog::backdrop {
    background: oklch(0 0 0 / 0.4);
  }
  dialog h2 {
    margin: 0;
    font-size: 1.1em;
  }
  dialog .line {
    justify-content: end;
    margin-block-start: calc(4 * var(--_pv-space));
  }
  @media (forced-colors: active) {
    .main {
      border-color: ButtonText;
    }
  }
`;
