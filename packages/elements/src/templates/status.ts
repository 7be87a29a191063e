import { css, html, type TemplateResult } from "lit";
import { statusWord } from "../strings/status.ts";

const KNOWN = new Set(["onboarding", "active", "at_risk", "churned", "archived"]);

/** The class of a status's dot, beside `dot`; none for a status that is not known here. */
export const statusClass = (status: string): string => (KNOWN.has(status) ? `dot-${status}` : "");

/** A dot and a word. A status that is not known here is shown as it is, with a neutral dot. */
export const statusView = (status: string): TemplateResult =>
  html`<span class="status dot ${statusClass(status)}"><bdi class="cut">${statusWord(status)}</bdi></span>`;

export const statusStyles = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    max-inline-size: 100%;
  }
  .dot::before {
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    border: 1.5px solid var(--_pv-neutral-border);
    border-radius: 50%;
    content: "";
  }
  .dot-active::before {
    border-color: var(--_pv-healthy-border);
    background: var(--_pv-healthy-border);
  }
  .dot-onboarding::before {
    border-color: var(--_pv-info-border);
    background: var(--_pv-info-border);
  }
  .dot-at_risk::before {
    border-color: var(--_pv-at-risk-border);
    border-radius: 1px;
    background: var(--_pv-at-risk-border);
    rotate: 45deg;
  }
  @media (forced-colors: active) {
    .dot::before {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .dot:is(.dot-active, .dot-onboarding, .dot-at_risk)::before {
      background: CanvasText;
    }
  }
`;
