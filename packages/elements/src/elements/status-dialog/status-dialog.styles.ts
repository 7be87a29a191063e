import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  controlStyles,
  errorStyles,
  css`
    .means {
      display: grid;
      gap: calc(1.5 * var(--_pv-space));
      margin: 0;
      padding-inline-start: 1.25em;
    }
    .means ul {
      margin: var(--_pv-space) 0 0;
      padding-inline-start: 1.25em;
    }
    .means li,
    .resume bdi {
      overflow-wrap: anywhere;
    }
    .resume > li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: calc(2 * var(--_pv-space));
    }
    .resume .wrong {
      flex-basis: 100%;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .skeleton {
      inline-size: 12em;
    }
  `,
];
