import { css } from "lit";

export const styles = css`
  :host {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    display: block;
  }
  .bar {
    display: grid;
    gap: calc(2 * var(--_pv-space));
    margin-block: calc(2 * var(--_pv-space));
    padding: calc(2 * var(--_pv-space)) calc(3 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
    box-shadow: 0 4px 16px oklch(0 0 0 / 0.15);
  }
  .bar:focus {
    outline: none;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
  }
  .line p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .end {
    margin-inline-start: auto;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(2 * var(--_pv-space));
  }
  form .field {
    flex: 1 1 12em;
  }
  form .hint {
    flex-basis: 100%;
  }
  .mode {
    inline-size: auto;
  }
  progress {
    flex: 1 1 8em;
    max-inline-size: 20em;
    accent-color: var(--_pv-accent);
  }
  ul {
    margin: 0;
    padding-inline-start: calc(4 * var(--_pv-space));
    overflow-wrap: anywhere;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
`;
