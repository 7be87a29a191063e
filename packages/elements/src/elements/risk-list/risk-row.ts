import type { PivotalError } from "@pivotal/sdk";
import { customerHref, healthBucket, type HealthThresholds } from "@pivotal/sdk/store/core";
import type { RiskEntry } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { common } from "../../strings/common.ts";
import { risk as words } from "../../strings/risk.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { scoreView } from "../../templates/health-pill.ts";
import { statusView } from "../../templates/status.ts";
import { riskSentence } from "./risk-sentence.ts";

/** What a row needs to know beside its customer. */
export interface RiskRowView {
  readonly locale: string;
  readonly href: string | undefined;
  readonly thresholds: HealthThresholds;
  /** Whether its status can be changed here. */
  readonly canWrite: boolean;
  /** Whether it can be dismissed here. */
  readonly canDismiss: boolean;
  readonly isBusy: boolean;
  readonly failure: PivotalError | undefined;
  open(event: MouseEvent): void;
  setAtRisk(): void;
  dismiss(): void;
}

function nameView({ customer }: RiskEntry, { href, open }: RiskRowView): TemplateResult {
  const address = customerHref(customer, href ?? "");
  const name = html`<bdi>${customer.name}</bdi>`;
  return address
    ? html`<a class="name" href=${address} @click=${open}>${name}</a>`
    : html`<button type="button" class="name link" @click=${open}>${name}</button>`;
}

function actionsView({ customer }: RiskEntry, view: RiskRowView): TemplateResult {
  const { name, status } = customer;
  return html`<div class="actions">
    ${
      view.canWrite && status !== "at_risk"
        ? html`<button
            type="button"
            aria-label=${words.setAtRiskOf(name)}
            aria-disabled=${String(view.isBusy)}
            @click=${view.setAtRisk}
          >
            ${words.setAtRisk}
          </button>`
        : nothing
    }
    ${
      view.canDismiss
        ? html`<button
            type="button"
            class="plain dismiss"
            title=${words.dismissHint}
            aria-label=${words.dismissOf(name)}
            @click=${view.dismiss}
          >
            ${words.dismiss}
          </button>`
        : nothing
    }
  </div>`;
}

/** One customer: who it is, why it deserves a look, and what can be done about it. */
export function riskRow(entry: RiskEntry, view: RiskRowView): TemplateResult {
  const { customer, risks } = entry;
  const { health_score: score } = customer;
  return html`<div class="who">
      ${nameView(entry, view)} ${statusView(customer.status)}
      ${score === undefined ? nothing : scoreView(score, healthBucket(score, view.thresholds), view.locale)}
    </div>
    ${actionsView(entry, view)}
    <ul class="reasons" aria-label=${words.reasons}>
      ${risks.map((risk) => html`<li><bdi>${riskSentence(risk, view.locale)}</bdi></li>`)}
    </ul>
    ${
      view.failure
        ? html`<div class="failed" role="alert">
            <p class="wrong">${words.notSet} ${editProblem(view.failure)}</p>
            <button type="button" @click=${view.setAtRisk}>${common.retry}</button>
          </div>`
        : nothing
    }`;
}
