import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { menuStyles } from "../../styles/menu.styles.ts";
import { popoverStyles } from "../../styles/popover.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";
import { statusStyles } from "../../templates/status.ts";

export const styles = [
  controlStyles,
  errorStyles,
  popoverStyles,
  menuStyles,
  statusStyles,
  css`
    :host {
      display: inline-grid;
      justify-items: start;
      gap: calc(1.5 * var(--_pv-space));
      max-inline-size: 100%;
      vertical-align: baseline;
    }
    .control {
      display: inline-flex;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      max-inline-size: 100%;
      min-inline-size: 0;
    }
    .open {
      display: inline-flex;
      align-items: center;
      gap: calc(1.5 * var(--_pv-space));
      min-inline-size: 0;
      max-inline-size: 100%;
      padding-inline: calc(2 * var(--_pv-space));
    }
    .open .status,
    .item .status {
      min-inline-size: 0;
    }
    .choice {
      display: inline-flex;
      flex: 1;
      min-inline-size: 0;
    }
    .mark {
      flex: none;
      inline-size: 1em;
      block-size: 1em;
      fill: none;
      stroke: var(--_pv-text-quiet);
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .mark.saved {
      stroke: var(--_pv-healthy-border);
      animation: pv-gone var(--_pv-quick) 1200ms ease-out forwards;
    }
    @keyframes pv-gone {
      to {
        opacity: 0;
      }
    }
    .note {
      display: grid;
      gap: calc(2 * var(--_pv-space));
      max-inline-size: 32em;
    }
    .note p {
      margin: 0;
    }
    .reason {
      max-inline-size: 32em;
      white-space: pre-line;
    }
    .waiting {
      display: inline-flex;
      align-items: center;
      min-block-size: max(24px, 2em);
      min-inline-size: 7em;
    }
    .waiting .skeleton {
      inline-size: 7em;
    }
  `,
];
