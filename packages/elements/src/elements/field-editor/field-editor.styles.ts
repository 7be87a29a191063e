import { css } from "lit";

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--_pv-space);
    min-inline-size: 0;
    inline-size: 100%;
    container-type: inline-size;
  }
  input,
  select {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    block-size: max(24px, 1.9em);
    padding-inline: var(--_pv-space);
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
    font: inherit;
  }
  :focus-visible {
    outline-offset: -1px;
  }
  [aria-invalid="true"] {
    border-color: var(--_pv-at-risk-border);
  }
  .unsaved {
    display: inline-flex;
    align-items: center;
    gap: var(--_pv-space);
    min-inline-size: 0;
    min-block-size: 24px;
    padding: 0 var(--_pv-space);
    border-color: var(--_pv-at-risk-border);
    background: var(--_pv-at-risk-quiet);
    color: var(--_pv-at-risk-text);
  }
  .unsaved .mark {
    stroke: currentColor;
  }
  .unsaved .word {
    flex: none;
    font-size: var(--_pv-small);
    font-weight: 600;
  }
  @container (inline-size < 14em) {
    .unsaved .word {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  .panel {
    white-space: normal;
    padding: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
    font-size: var(--_pv-small);
  }
  .panel p {
    margin: 0 0 calc(2 * var(--_pv-space));
    overflow-wrap: anywhere;
  }
  .panel p:last-child {
    margin: 0;
  }
  .panel .problem {
    color: var(--_pv-at-risk-text);
    font-weight: 600;
  }
  .actions,
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_pv-space));
    margin: 0 0 calc(2 * var(--_pv-space));
    padding: 0;
    list-style: none;
  }
  .actions:last-child {
    margin: 0;
  }
  .tags button {
    display: inline-flex;
    align-items: center;
    gap: var(--_pv-space);
    max-inline-size: 14em;
    border-color: transparent;
    border-radius: 999px;
    background: var(--_pv-neutral-quiet);
  }
`;
