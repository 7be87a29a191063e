import { isPivotalError } from "@pivotal/sdk/store/core";
import type { Onboarding } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { common } from "../../strings/common.ts";
import { statusControl } from "../../strings/status-control.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { onboardingName } from "./onboarding-name.ts";

const words = statusControl.winBack;

/** How far the resuming of one onboarding is; anything else is why it failed, undefined that nobody asked for it. */
export type ResumeState = "resuming" | "resumed" | undefined | unknown;

/** A paused onboarding with the button that sets it going again. */
export function resumeRow(onboarding: Onboarding, state: ResumeState, resume: () => void): TemplateResult {
  const name = onboardingName(onboarding);
  const isBusy = state === "resuming";
  const isFailed = state !== undefined && !isBusy && state !== "resumed";
  return html`<li>
    <bdi>${name}</bdi>
    <span role="status">${state === "resumed" ? words.resumed : ""}</span>
    ${
      state === "resumed"
        ? nothing
        : html`<button
            type="button"
            aria-label=${words.resumeWhich(name)}
            aria-disabled=${isBusy ? "true" : nothing}
            @click=${resume}
          >
            ${isBusy ? words.resuming : words.resume}
          </button>`
    }
    ${
      isFailed
        ? html`<p class="wrong" role="alert">
            ${isPivotalError(state) ? editProblem(state) : common.errors.other}
          </p>`
        : nothing
    }
  </li>`;
}
