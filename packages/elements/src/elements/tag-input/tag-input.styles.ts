import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  input:not([type="checkbox"]) {
    min-block-size: max(28px, 1.9em);
    padding-inline: calc(1.5 * var(--_pv-space));
    border-color: transparent;
  }
  input:not([type="checkbox"]):is(:hover, :focus) {
    border-color: var(--_pv-border-strong);
  }
  ul {
    list-style: none;
  }
  .item {
    justify-content: space-between;
    border-radius: var(--_pv-radius);
    cursor: pointer;
  }
  .item[aria-selected="true"] {
    background: var(--_pv-selected);
  }
  @media (forced-colors: active) {
    input:not([type="checkbox"]) {
      border-color: ButtonText;
    }
    .item[aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
