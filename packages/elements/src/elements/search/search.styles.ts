import { css } from "lit";

export const styles = [
  css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
    }
    :host([inline]) {
      display: block;
      container-type: inline-size;
    }
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: calc(2 * var(--_pv-space));
      inline-size: 100%;
      min-block-size: var(--_pv-line);
    }
    /* The button stands there before the styles of what it opens come. */
    .icon {
      flex: none;
      inline-size: 1em;
      block-size: 1em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    kbd {
      padding-inline: calc(1.5 * var(--_pv-space));
      border: 1px solid var(--_pv-border);
      border-radius: var(--_pv-radius);
      color: var(--_pv-text-quiet);
      font: inherit;
      font-size: var(--_pv-small);
      white-space: nowrap;
    }
    /* The field's room, until it is there. */
    .place {
      min-block-size: var(--_pv-control);
    }
  `,
];
