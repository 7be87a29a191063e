import type { PivotalError } from "@pivotal/sdk";
import { html, type TemplateResult } from "lit";
import { edit as words } from "../strings/edit.ts";
import { editProblem } from "./edit-problem.ts";

/** Why something typed is not saved, and what can be done about it. */
export const problemChoices = (
  error: PivotalError,
  { retry, discard }: { retry: () => void; discard: () => void },
): TemplateResult =>
  html`<p class="problem" role="alert">${editProblem(error)}</p>
    <div class="actions">
      <button type="button" @click=${retry}>${words.retry}</button>
      <button type="button" @click=${discard}>${words.discard}</button>
    </div>`;

/** A value from elsewhere beside the one that was typed, and the choice between them. */
export const conflictChoices = (
  theirs: string,
  mine: string,
  { keep, take }: { keep: () => void; take: () => void },
): TemplateResult =>
  html`<p role="alert">
      ${words.theirs} <strong><bdi>${theirs || words.none}</bdi></strong
      >. ${words.yours} <strong><bdi>${mine || words.none}</bdi></strong
      >.
    </p>
    <div class="actions">
      <button type="button" @click=${keep}>${words.keep}</button>
      <button type="button" @click=${take}>${words.take}</button>
    </div>`;
