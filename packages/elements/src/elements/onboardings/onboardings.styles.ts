import { css } from "lit";
import { controlStyles } from "../../styles/controls.styles.ts";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  errorStyles,
  controlStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    .record,
    .onboarding {
      display: grid;
      gap: calc(3 * var(--_pv-space));
      min-inline-size: 0;
    }
    .rows > li {
      padding-block: calc(4 * var(--_pv-space));
    }
    .rows > li:first-child {
      padding-block-start: 0;
    }
    .rows > li:last-child {
      border-block-end: 0;
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_pv-space) calc(3 * var(--_pv-space));
      min-block-size: 2em;
    }
    .launch {
      flex: 1;
      min-inline-size: 12em;
      font-size: var(--_pv-small);
    }
    .late {
      color: var(--_pv-at-risk-text);
      font-weight: 600;
    }
    .state .dot {
      flex: none;
      inline-size: 0.5em;
      block-size: 0.5em;
      border: 1.5px solid var(--_pv-neutral-border);
      border-radius: 50%;
    }
    .state.active .dot {
      border-color: var(--_pv-healthy-border);
      background: var(--_pv-healthy-border);
    }
    .state.at_risk .dot {
      border-color: var(--_pv-at-risk-border);
      border-radius: 1px;
      background: var(--_pv-at-risk-border);
      rotate: 45deg;
    }
    .state.waiting .dot {
      border-color: var(--_pv-watch-border);
      background: linear-gradient(to top, var(--_pv-watch-border) 50%, transparent 50%);
    }
    .steps {
      display: flex;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .steps li {
      position: relative;
      flex: 1;
      display: grid;
      justify-items: center;
      align-content: start;
      gap: var(--_pv-space);
      min-inline-size: 0;
      padding-inline: var(--_pv-space);
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
      line-height: 1.25;
      text-align: center;
      overflow-wrap: anywhere;
    }
    .steps li:only-child {
      flex: none;
      display: flex;
      align-items: center;
      padding: 0;
    }
    .steps li + li::before {
      content: "";
      position: absolute;
      inset-block-start: calc(0.6em - 1px);
      inset-inline: calc(-50% + 0.8em) calc(50% + 0.8em);
      border-block-start: 2px solid var(--_pv-border);
    }
    .steps .done + li::before {
      border-color: var(--_pv-accent);
    }
    .steps .current {
      color: inherit;
      font-weight: 600;
    }
    .mark {
      flex: none;
      inline-size: 1.2em;
      block-size: 1.2em;
      fill: none;
      stroke: var(--_pv-accent);
      stroke-width: 1.5;
    }
    .mark .filled {
      fill: var(--_pv-accent);
    }
    .mark .faint {
      stroke: var(--_pv-border-strong);
    }
    .mark .tick {
      stroke: var(--_pv-on-accent);
    }
    .people {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_pv-space) calc(5 * var(--_pv-space));
      margin: 0;
      font-size: var(--_pv-small);
    }
    .people div {
      display: flex;
      flex-wrap: wrap;
      gap: calc(1.5 * var(--_pv-space));
      min-inline-size: 0;
    }
    .people dt {
      color: var(--_pv-text-quiet);
    }
    .people dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    summary {
      min-block-size: 24px;
      cursor: pointer;
    }
    .onboarding summary {
      color: var(--_pv-text-quiet);
      font-size: var(--_pv-small);
    }
    .done > summary {
      font-weight: 600;
    }
    .done .rows {
      padding-block-start: calc(3 * var(--_pv-space));
    }
    .notes,
    .failed p {
      margin: 0;
    }
    .notes {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .failed {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(2 * var(--_pv-space));
    }
    .record > div > .skeleton {
      display: block;
      inline-size: 12em;
      margin-block: calc(2 * var(--_pv-space));
    }
    .record > div > .skeleton.wide {
      inline-size: 100%;
      block-size: 2.5em;
    }
    .here {
      display: none;
      margin: calc(-1 * var(--_pv-space)) 0 0;
      font-size: var(--_pv-small);
    }
    @container (max-inline-size: 36em) {
      .steps:has(li + li) .phase {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .here {
        display: block;
      }
      .steps:has(li + li) li:first-child {
        flex: none;
        padding-inline-start: 0;
      }
      .steps:has(li + li) li {
        justify-items: end;
        padding-inline-end: 0;
      }
      .steps li + li::before {
        inset-inline: 2px calc(1.2em + 2px);
      }
    }
    @media (forced-colors: active) {
      .mark {
        stroke: CanvasText;
      }
      .mark .filled {
        fill: CanvasText;
      }
      .mark .tick {
        stroke: Canvas;
      }
      .state .dot {
        forced-color-adjust: none;
        border-color: CanvasText;
      }
    }
  `,
];
