import type { PivotalError } from "@pivotal/sdk";
import type { Health, HealthBucket, HealthSignal } from "@pivotal/sdk/store/core";
import { html, nothing, svg, type TemplateResult } from "lit";
import { formatExact, formatRelative } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { health as words } from "../../strings/health.ts";
import { scoreView } from "../../templates/health-pill.ts";
import { errorStyles, errorView } from "../../templates/error-view.ts";
import { styles } from "./health-record.styles.ts";
import { sparkline } from "./sparkline.ts";

export const recordStyles = [errorStyles, styles];

export interface HealthRecordView {
  score: number | null;
  bucket: HealthBucket | null;
  offered: boolean;
  health: Health | undefined;
  signalsPending: boolean;
  signalsError: PivotalError | undefined;
  retry: () => void;
  frozen: string | undefined;
  locale: string;
}

const bar = (score: number | null) =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="4" />
    ${score === null ? nothing : svg`<rect class="fill" width=${Math.min(100, Math.max(0, score))} height="4" />`}
  </svg>`;

function signal({ key, weight, score, summary, items }: HealthSignal, locale: string): TemplateResult {
  const shown = score === null ? "–" : formatNumber(Math.round(score), locale);
  const name = Object.hasOwn(words.signalNames, key) ? words.signalNames[key] : key;
  return html`<details class="signal">
    <summary>
      <span class="name"><bdi>${name}</bdi></span>
      <span class="quiet weight">${words.weight(formatNumber(weight, locale, { style: "percent" }))}</span>
      ${bar(score)}
      <span class="number">${shown}<span class="hidden-text">${words.signalScore("")}</span></span>
    </summary>
    <div class="feeds">
      <p><bdi>${summary || words.nothingCounted}</bdi></p>
      ${
        items.length === 0
          ? nothing
          : html`<dl>
              ${items.map(
                ({ label, value }) =>
                  html`<dt><bdi>${label}</bdi></dt>
                    <dd class="number">
                      <bdi>${typeof value === "number" ? formatNumber(value, locale) : value}</bdi>
                    </dd>`,
              )}
            </dl>`
      }
    </div>
  </details>`;
}

function signals(view: HealthRecordView): TemplateResult | typeof nothing {
  if (view.health) {
    return html`<section aria-label=${words.signals}>
      <h3>${words.signals}</h3>
      ${view.health.signals.map((entry) => signal(entry, view.locale))}
    </section>`;
  }
  if (view.signalsError) return errorView(view.signalsError, view.retry);
  if (view.signalsPending) {
    return html`<section aria-hidden="true">
      <h3>${words.signals}</h3>
      ${Array.from({ length: 5 }, () => html`<div class="signal waiting"><span class="skeleton"></span></div>`)}
    </section>`;
  }
  return view.score === null ? nothing : html`<p class="quiet">${words.noSignals}</p>`;
}

export { errorView };

/** The whole of a customer's health: score, trend, and what it is made of. */
export function healthRecord(view: HealthRecordView): TemplateResult {
  const { score, bucket, offered, health, frozen, locale } = view;
  const computed = health?.computed_at;
  return html`<div class="record">
    <div class="head">
      <span part="pill">${scoreView(score, bucket, locale, offered)}</span>
      ${frozen ? html`<span class="frozen">${frozen}</span>` : nothing}
      ${
        computed && !frozen
          ? html`<time class="quiet" datetime=${computed} title=${formatExact(computed, locale)}
              >${words.computed(formatRelative(computed, locale))}</time
            >`
          : nothing
      }
    </div>
    ${health ? sparkline(health.history, bucket, locale) : nothing} ${signals(view)}
  </div>`;
}
