import { css } from "lit";
import { healthPillStyles } from "../../templates/health-pill.ts";

export const styles = [
  healthPillStyles,
  css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
      vertical-align: baseline;
    }
    :host([variant="full"]) {
      display: block;
      container-type: inline-size;
    }
    [part="pill"] {
      display: inline-flex;
      align-items: center;
      gap: var(--_pv-space);
      max-inline-size: 100%;
    }
    .waiting.pill {
      inline-size: 7.5em;
      background: transparent;
    }
    .waiting.pill::after {
      content: "\\00a0";
    }
    .waiting .skeleton {
      inline-size: 100%;
    }
    .frozen {
      padding: 0 calc(1.5 * var(--_pv-space));
      border: 1px dashed var(--_pv-info-border);
      border-radius: var(--_pv-radius);
      color: var(--_pv-info-text);
      font-size: var(--_pv-small);
    }
    .again {
      min-block-size: 24px;
      padding: 0 calc(1.5 * var(--_pv-space));
      border: 0;
      text-decoration: underline;
    }
    .record.waiting {
      min-block-size: 14em;
      align-content: start;
    }
  `,
];
