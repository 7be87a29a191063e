import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(18em, 24em) minmax(0, 1fr);
    gap: 2em;
    align-items: start;
  }
  form,
  .preview,
  .results {
    display: grid;
    gap: 1em;
    min-inline-size: 0;
  }
  fieldset {
    display: grid;
    gap: 0.5em;
    min-inline-size: 0;
    margin: 0;
    padding: 0.75em;
    border: 1px solid color-mix(in oklab, currentColor 30%, transparent);
    border-radius: 0.5em;
  }
  legend,
  h2 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .choice,
  .token {
    display: grid;
    grid-template-columns: 8.5em minmax(0, 1fr);
    gap: 0.5em;
    align-items: center;
    font-size: 0.875em;
  }
  .token {
    grid-template-columns: 8.5em minmax(0, 1fr) 32px;
  }
  input,
  select,
  button {
    min-block-size: 28px;
    padding: 0 0.5em;
    border: 1px solid color-mix(in oklab, currentColor 56%, transparent);
    border-radius: 4px;
    background: Canvas;
    color: CanvasText;
    font: inherit;
  }
  input[type="color"] {
    inline-size: 32px;
    padding: 2px;
  }
  [aria-invalid="true"] {
    outline: 2px solid light-dark(#b3261e, #f2b8b5);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  pre {
    margin: 0;
    overflow: auto;
    font-size: 0.8125em;
    white-space: pre-wrap;
  }
  table {
    border-collapse: collapse;
    font-size: 0.8125em;
  }
  th,
  td {
    padding: 0.25em 0.5em;
    border-block-end: 1px solid color-mix(in oklab, currentColor 20%, transparent);
    text-align: start;
  }
  .ratio {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .poor {
    font-weight: 600;
  }
  @media (max-width: 60em) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  /* The elements take their colours from the theme that is chosen here; so does what they stand on. */
  .preview {
    color-scheme: var(--pv-color-scheme, inherit);
    background: Canvas;
    color: CanvasText;
  }
`;
