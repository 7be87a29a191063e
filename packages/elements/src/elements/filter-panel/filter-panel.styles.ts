import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    gap: calc(2 * var(--_pv-space));
    padding: var(--_pv-space);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    min-block-size: 28px;
  }
  h3 {
    flex: 1;
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }
  .back {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 28px;
    padding: 0;
    border-color: transparent;
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  :host(:dir(rtl)) .back .icon {
    transform: scaleX(-1);
  }
  .mode {
    display: inline-flex;
    overflow: clip;
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    font-size: var(--_pv-small);
  }
  .mode label {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    padding-inline: calc(2 * var(--_pv-space));
    cursor: pointer;
  }
  .mode label:has(:checked) {
    background: var(--_pv-selected);
    font-weight: 600;
  }
  .mode input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .mode label:has(:focus-visible) {
    outline: 2px solid var(--_pv-focus);
    outline-offset: -2px;
  }
  .text {
    inline-size: 100%;
    min-block-size: var(--_pv-line);
    padding-inline: calc(2 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    color-scheme: inherit;
  }
  .text::placeholder {
    color: var(--_pv-text-quiet);
    opacity: 1;
  }
  .values {
    display: grid;
  }
  .value,
  .field {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    inline-size: 100%;
    min-block-size: 30px;
    padding-inline: var(--_pv-space);
    border: 0;
    border-radius: var(--_pv-radius);
    text-align: start;
    cursor: pointer;
  }
  .value:hover,
  .field:hover,
  .value:has(:focus-visible) {
    background: var(--_pv-hover);
  }
  .value input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_pv-accent);
  }
  .value .cut,
  .field .cut {
    flex: 1;
    min-inline-size: 0;
  }
  .count {
    flex: none;
    color: var(--_pv-text-quiet);
    font-size: var(--_pv-small);
    font-variant-numeric: tabular-nums;
  }
  .bounds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--_pv-bound, 6em)), 1fr));
    gap: calc(2 * var(--_pv-space));
  }
  .bounds.date {
    --_pv-bound: 11em;
  }
  .bounds label {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    font-size: var(--_pv-small);
  }
  .bounds .text {
    font-size: 1rem;
  }
  .note {
    margin: 0;
    padding: 0 var(--_pv-space);
    font-size: var(--_pv-small);
  }
  .clear {
    justify-self: start;
  }
`;
