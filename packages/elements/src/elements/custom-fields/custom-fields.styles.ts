import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  controlStyles,
  errorStyles,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    .waiting {
      display: flex;
      align-items: center;
      min-block-size: var(--_pv-row);
    }
    .waiting .skeleton {
      inline-size: 14em;
      max-inline-size: 100%;
    }
  `,
];
