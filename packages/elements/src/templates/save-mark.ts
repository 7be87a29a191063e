import type { EditState } from "@pivotal/sdk/store/edits";
import { css, html, nothing, type TemplateResult } from "lit";
import { edit as words } from "../strings/edit.ts";

const TICK = "m2 8.5 4 4 8-9";
const WAIT = "M8 2a6 6 0 1 0 6 6";
const WARNING = "M8 2v7m0 3v2";

const mark = (path: string, className: string, label?: string): TemplateResult =>
  html`<svg
    class="mark ${className}"
    viewBox="0 0 16 16"
    role=${label ? "img" : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : "true"}
  >
    <path d=${path} />
  </svg>`;

/** Stands beside the words of what is not saved. */
export const warningMark = mark(WARNING, "");

/** That a save is on its way or, for a moment, that it went through. */
export const saveMark = ({
  saving,
  saved,
}: Pick<EditState<unknown>, "saving" | "saved">): TemplateResult | typeof nothing =>
  saving ? mark(WAIT, "", words.saving) : saved ? mark(TICK, "saved", words.saved) : nothing;

export const saveMarkStyles = css`
  .mark {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: var(--_pv-text-quiet);
    stroke-width: 2;
  }
  .mark.saved {
    stroke: var(--_pv-healthy-border);
    animation: pv-fade 150ms 800ms ease-out forwards;
  }
  @keyframes pv-fade {
    to {
      opacity: 0;
    }
  }
`;
