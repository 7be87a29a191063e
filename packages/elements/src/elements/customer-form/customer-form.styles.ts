import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";

export const styles = [
  controlStyles,
  css`
    :host {
      display: inline-block;
    }
    :host([inline]) {
      display: block;
      max-inline-size: 32em;
    }
    .drawer {
      inset: 0 0 0 auto;
      inline-size: min(30em, 100vi);
      max-inline-size: none;
      block-size: 100%;
      max-block-size: none;
      margin: 0;
      padding: 0;
      border-width: 0;
      border-inline-start-width: 1px;
      border-radius: 0;
    }
    .drawer:dir(rtl) {
      inset: 0 auto 0 0;
    }
    .sheet {
      display: grid;
      grid-template-rows: auto 1fr;
      min-block-size: 100%;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: calc(4 * var(--_pv-space)) calc(5 * var(--_pv-space)) calc(2 * var(--_pv-space));
    }
    .waiting {
      display: grid;
      align-content: start;
      gap: calc(5 * var(--_pv-space));
      padding: calc(5 * var(--_pv-space));
    }
    .waiting .skeleton {
      inline-size: 100%;
      block-size: var(--_pv-control);
    }
    @media (prefers-reduced-motion: no-preference) {
      .drawer[open] {
        animation: pv-slide 160ms ease-out;
      }
    }
    @keyframes pv-slide {
      from {
        opacity: 0;
        translate: 1.5em 0;
      }
    }
  `,
];
