import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";

export const viewDialogStyles = css`
  ${errorStyles}
  .view-dialog {
    inline-size: min(26em, 100vi - 2em);
    padding: calc(5 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: calc(2 * var(--_pv-radius));
    background: var(--_pv-surface);
    color: var(--_pv-surface-text);
    box-shadow: 0 12px 40px oklch(0 0 0 / 0.25);
    font-weight: 400;
  }
  .view-dialog::backdrop {
    background: oklch(0 0 0 / 0.35);
  }
  .view-dialog form {
    display: grid;
    gap: calc(3 * var(--_pv-space));
  }
  .view-dialog h2,
  .view-dialog p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .view-dialog h2 {
    font-size: inherit;
    font-weight: 600;
  }
  .view-dialog .field {
    display: grid;
    gap: var(--_pv-space);
    font-size: var(--_pv-small);
  }
  .view-dialog .field input {
    min-block-size: var(--_pv-control);
    padding-inline: calc(2 * var(--_pv-space));
    border: 1px solid var(--_pv-border-strong);
    border-radius: var(--_pv-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 1rem;
  }
  .view-dialog .share {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-block-size: 24px;
  }
  .view-dialog .quiet {
    font-size: var(--_pv-small);
  }
  .view-dialog .wrong {
    color: var(--_pv-at-risk-text);
    font-size: var(--_pv-small);
  }
  .view-dialog .wrong:empty,
  .view-dialog [role="alert"]:empty {
    margin-block-start: calc(-3 * var(--_pv-space));
  }
  .view-dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: calc(2 * var(--_pv-space));
  }
  .view-dialog .main {
    border-color: var(--_pv-accent);
    background: var(--_pv-accent);
    color: var(--_pv-on-accent);
  }
  .view-dialog .grave {
    border-color: var(--_pv-at-risk-border);
    background: var(--_pv-at-risk-quiet);
    color: var(--_pv-at-risk-text);
  }
`;
