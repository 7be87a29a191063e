import type { PivotalError } from "@pivotal/sdk";
import type { Customer, CustomerStatus } from "@pivotal/sdk/store/core";
import { html, nothing, type TemplateResult } from "lit";
import { risk as words } from "../../strings/risk.ts";
import { editProblem } from "../../templates/edit-problem.ts";

/** What was done last, which can be taken back. */
export type RiskDone =
  | { readonly kind: "dismissed"; readonly customer: Customer }
  | { readonly kind: "set"; readonly customer: Customer; readonly before: CustomerStatus };

/** Says what was done last, with a way to take it back. */
export const riskNotice = (
  { kind, customer }: RiskDone,
  failure: PivotalError | undefined,
  undo: () => void,
): TemplateResult =>
  html`<div class="done actions">
    <span
      ><bdi>${customer.name}</bdi>
      <bdi>${kind === "dismissed" ? words.wasDismissed : words.wasSet}</bdi></span
    >
    <button type="button" class="undo" @click=${undo}>${words.undo}</button>
    ${failure ? html`<p class="wrong" role="alert">${words.notUndone} ${editProblem(failure)}</p>` : nothing}
  </div>`;
