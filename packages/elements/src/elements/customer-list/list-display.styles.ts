import { css } from "lit";

export const displayStyles = css`
  :host {
    display: inline-block;
  }
  .trigger {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    min-block-size: var(--_pv-line);
  }
  .trigger[aria-expanded="true"] {
    background: var(--_pv-hover);
  }
  [popover] {
    padding: calc(3 * var(--_pv-space));
  }
  .line {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-block-size: var(--_pv-control);
  }
  .line > :first-child {
    flex: 0 0 5.5em;
  }
  select {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 28px;
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: var(--_pv-surface);
    color: inherit;
    font: inherit;
  }
  .small {
    font-size: var(--_pv-small);
  }
  .label {
    margin: calc(2 * var(--_pv-space)) 0 0;
    padding-block-start: calc(2 * var(--_pv-space));
    border-block-start: 1px solid var(--_pv-border);
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    min-block-size: var(--_pv-line);
  }
  li label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-inline-size: 0;
    min-block-size: 28px;
  }
  input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_pv-accent);
  }
  .move {
    display: grid;
    place-items: center;
    inline-size: 28px;
    min-block-size: 28px;
    padding: 0;
    border-color: transparent;
  }
  .reset {
    margin-block-start: calc(2 * var(--_pv-space));
  }
`;
