import type { PivotalError } from "@pivotal/sdk";
import { isOngoing, type Onboarding } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { formatCalendarDay } from "../../format/calendar-day.ts";
import { formatDay } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { onboardings as words, onboardingStateWord } from "../../strings/onboardings.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { daysUntil } from "./launch-distance.ts";
import { phaseSteps, stepsView } from "./phase-steps.ts";

export type OnboardingAction = "pause" | "resume";

/** What a row needs to know beside its onboarding. */
export interface OnboardingRowView {
  readonly locale: string;
  readonly now: number;
  readonly phases: readonly string[];
  readonly nameOf: (id: string) => string;
  /** Whether there are buttons. */
  readonly canWrite: boolean;
  readonly isBusy: boolean;
  readonly failure: { readonly action: OnboardingAction; readonly error: PivotalError } | undefined;
  act(action: OnboardingAction): void;
}

const ROLES = ["csm_id", "se_id", "designer_id", "product_ops_id"] as const;
const KNOWN_STATES = new Set(["active", "at_risk", "paused", "waiting"]);

export const titleOf = ({ display_id }: Onboarding): string => words.title(`#${display_id}`);

/** Over, in whatever phase. */
export const isDone = ({ phase, completed_at }: Onboarding): boolean =>
  phase === "completed" || completed_at !== null;

const stateView = (state: string): TemplateResult =>
  html`<span class="chip state ${KNOWN_STATES.has(state) ? state : ""}"
    ><span class="dot" aria-hidden="true"></span><bdi>${onboardingStateWord(state)}</bdi></span
  >`;

function distance(days: number, locale: string): TemplateResult {
  const shown = formatNumber(Math.abs(days), locale);
  if (days < 0) return html`<strong class="late">${words.launchLate(shown, -days)}</strong>`;
  return html`<span>${days === 0 ? words.launchToday : words.launchIn(shown, days)}</span>`;
}

function launchView(onboarding: Onboarding, { locale, now }: OnboardingRowView): TemplateResult {
  const { target_launch_date: target, completed_at } = onboarding;
  if (isDone(onboarding) && completed_at) return html`${words.completedOn(formatDay(completed_at, locale))}`;
  if (!target) return html`${words.noLaunch}`;
  const day = target.slice(0, 10);
  const days = isDone(onboarding) ? undefined : daysUntil(day, now);
  return html`${words.launch} <time datetime=${target}>${formatCalendarDay(day, locale)}</time>${
      days === undefined ? nothing : html`, ${distance(days, locale)}`
    }`;
}

function peopleView(onboarding: Onboarding, { nameOf }: OnboardingRowView): TemplateResult | typeof nothing {
  const named = ROLES.filter((role) => onboarding[role]);
  if (named.length === 0) return nothing;
  return html`<dl class="people">
    ${named.map(
      (role) =>
        html`<div>
          <dt>${words.people[role]}</dt>
          <dd><bdi>${nameOf(onboarding[role] ?? "")}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

function actionView(onboarding: Onboarding, view: OnboardingRowView): TemplateResult | typeof nothing {
  if (!view.canWrite || isDone(onboarding)) return nothing;
  const action = isOngoing(onboarding) ? "pause" : "resume";
  const title = titleOf(onboarding);
  return html`<button
    type="button"
    aria-label=${action === "pause" ? words.pauseOf(title) : words.resumeOf(title)}
    aria-disabled=${String(view.isBusy)}
    @click=${() => view.act(action)}
  >
    ${words[action]}
  </button>`;
}

function failureView({ failure, act }: OnboardingRowView): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  const { action, error } = failure;
  return html`<div class="failed" role="alert">
    <p class="wrong">${action === "pause" ? words.notPaused : words.notResumed} ${editProblem(error)}</p>
    <button type="button" @click=${() => act(action)}>${common.retry}</button>
  </div>`;
}

/** One onboarding: how far it is, when it is to launch, and who works on it. */
export function onboardingRow(onboarding: Onboarding, view: OnboardingRowView): TemplateResult {
  const { phase, state, notes } = onboarding;
  return html`<article class="onboarding" aria-label=${titleOf(onboarding)}>
    <div class="top">
      <h3>${titleOf(onboarding)}</h3>
      ${isDone(onboarding) ? nothing : stateView(state)}
      <span class="quiet launch">${launchView(onboarding, view)}</span>
      ${actionView(onboarding, view)}
    </div>
    ${failureView(view)} ${stepsView(phaseSteps(phase, view.phases), view.locale)}
    ${peopleView(onboarding, view)}
    ${
      notes
        ? html`<details>
            <summary>${words.notes}</summary>
            <p class="notes"><bdi>${notes}</bdi></p>
          </details>`
        : nothing
    }
  </article>`;
}
