import { css } from "lit";

export const styles = css`
  dialog {
    inline-size: min(58em, 100vi - 2em);
  }
  textarea {
    min-block-size: 9em;
    white-space: pre;
    overflow-x: auto;
  }
  .preview {
    max-block-size: 22em;
    overflow: auto;
    border-block: 1px solid var(--_pv-border);
    overscroll-behavior: contain;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_pv-small);
  }
  th,
  td {
    padding: var(--_pv-space) calc(2 * var(--_pv-space));
    border-block-end: 1px solid var(--_pv-border);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  th {
    color: var(--_pv-text-quiet);
    font-weight: 400;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_pv-surface);
  }
  tr.bad > * {
    background: var(--_pv-at-risk-quiet);
  }
  .why {
    color: var(--_pv-at-risk-text);
  }
  tr.harmless .why {
    color: var(--_pv-watch-text);
  }
  progress {
    flex: 1 1 8em;
    accent-color: var(--_pv-accent);
  }
  @media (inline-size < 40em) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tr {
      display: block;
      padding-block: var(--_pv-space);
      border-block-end: 1px solid var(--_pv-border);
    }
    td,
    tbody th {
      display: inline-block;
      padding-block: 0;
      border: 0;
    }
    td:empty {
      display: none;
    }
  }
`;
