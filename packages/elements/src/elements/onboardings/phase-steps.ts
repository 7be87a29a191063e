import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { onboardings as words, phaseWord } from "../../strings/onboardings.ts";

type Place = "done" | "current" | "ahead";

export interface PhaseStep {
  readonly phase: string;
  readonly place: Place;
}

/** The steps of an onboarding in a phase. One that is not among them has no known place: it is the only step to show. */
export function phaseSteps(phase: string, phases: readonly string[]): readonly PhaseStep[] {
  const at = phases.indexOf(phase);
  if (at < 0) return [{ phase, place: "current" }];
  return phases.map((one, i) => ({ phase: one, place: i < at ? "done" : i === at ? "current" : "ahead" }));
}

const MARKS: Readonly<Record<Place, TemplateResult>> = {
  done: html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" class="filled" />
    <path class="tick" d="m5 8.2 2 2 4-4.2" />
  </svg>`,
  current: html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <circle cx="8" cy="8" r="3" class="filled" />
  </svg>`,
  ahead: html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" class="faint" />
  </svg>`,
};

/** Where there is no room for the names of all: the current one below, which the list tells to assistive technology. */
function narrowView(steps: readonly PhaseStep[], locale: string): TemplateResult | typeof nothing {
  const at = steps.findIndex(({ place }) => place === "current");
  const current = steps[at];
  if (!current || steps.length === 1) return nothing;
  return html`<p class="here" aria-hidden="true">
    <b><bdi>${phaseWord(current.phase)}</bdi></b>
    <span class="quiet">${words.step(formatNumber(at + 1, locale), formatNumber(steps.length, locale))}</span>
  </p>`;
}

/** The phases as a list of steps, the current one told by a word, a shape and a weight. */
export const stepsView = (steps: readonly PhaseStep[], locale: string): TemplateResult =>
  html`<ol class="steps" aria-label=${words.phases}>
      ${steps.map(
        ({ phase, place }) =>
          html`<li class=${place} aria-current=${place === "current" ? "step" : nothing}>
            ${MARKS[place]}<span class="phase"
              ><span class="hidden-text">${words[place]}: </span><bdi>${phaseWord(phase)}</bdi></span
            >
          </li>`,
      )}
    </ol>
    ${narrowView(steps, locale)}`;
