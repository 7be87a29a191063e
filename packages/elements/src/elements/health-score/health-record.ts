import type { PivotalError } from "@pivotal/sdk";
import type { Customer, Health, HealthBucket, HealthSignal, HealthThresholds } from "@pivotal/sdk/store/core";
import { healthMismatch, healthMovers } from "@pivotal/sdk/store/record";
import { html, nothing, svg, type TemplateResult } from "lit";
import { formatExact } from "../../format/date.ts";
import { formatRelative } from "../../format/relative-time.ts";
import { formatNumber } from "../../format/number.ts";
import { healthRecord as words } from "../../strings/health-record.ts";
import { statusWord } from "../../strings/status.ts";
import { wordOf } from "../../strings/word-of.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { bucketWord, scoreView } from "../../templates/health-pill.ts";
import { errorStyles, errorView } from "../../templates/error-view.ts";
import { healthChanges, healthChart } from "./health-chart.ts";
import { styles } from "./health-record.styles.ts";

export const recordStyles = [controlStyles, errorStyles, styles];

export interface HealthRecordView {
  score: number | null;
  bucket: HealthBucket | null;
  thresholds: HealthThresholds;
  offered: boolean;
  /** Where it is known, for whether its status fits the score. */
  customer: Customer | undefined;
  health: Health | undefined;
  signalsPending: boolean;
  signalsError: PivotalError | undefined;
  retry: () => void;
  frozen: string | undefined;
  locale: string;
}

/** Signals that are named as what would move a score. */
const MOVERS = 3;

const nameOf = (key: string): string => wordOf(words.signalNames, key) ?? key;

const bar = (score: number | null) =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="4" />
    ${score === null ? nothing : svg`<rect class="fill" width=${Math.min(100, Math.max(0, score))} height="4" />`}
  </svg>`;

function signal({ key, weight, score, summary, items }: HealthSignal, locale: string): TemplateResult {
  const shown = score === null ? "–" : formatNumber(Math.round(score), locale);
  return html`<details class="signal">
    <summary>
      <span class="name"><bdi>${nameOf(key)}</bdi></span>
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

/** What would raise the score most, in words; nothing while it is frozen, since nothing moves it then. */
function movers({ health, frozen, locale }: HealthRecordView): TemplateResult | typeof nothing {
  const found = healthMovers(health?.signals ?? []).filter(({ points }) => Math.round(points) > 0);
  if (frozen || found.length === 0) return nothing;
  return html`<section aria-label=${words.movers}>
    <h3>${words.movers}</h3>
    <ol class="movers">
      ${found.slice(0, MOVERS).map(({ signal: { key, summary }, points }) => {
        const n = Math.round(points);
        return html`<li>
          <bdi>${nameOf(key)}</bdi>
          <span class="quiet small">${words.gain(formatNumber(n, locale), n)}</span>
          ${summary ? html`<bdi class="quiet small">${summary}</bdi>` : nothing}
        </li>`;
      })}
    </ol>
  </section>`;
}

/** Signals without a score, which would otherwise look as if they were bad. */
function missing({ health, score }: HealthRecordView): TemplateResult | typeof nothing {
  const found = health?.signals.filter((signal) => signal.score === null) ?? [];
  if (found.length === 0 || score === null) return nothing;
  return html`<section aria-label=${words.missing}>
    <h3>${words.missing}</h3>
    <ul class="movers">
      ${found.map(
        ({ key, summary }) =>
          html`<li>
            <bdi>${nameOf(key)}</bdi>
            <bdi class="quiet small">${summary || words.nothingCounted}</bdi>
          </li>`,
      )}
    </ul>
    <p class="quiet small">${words.missingMeans}</p>
  </section>`;
}

function signals(view: HealthRecordView): TemplateResult | typeof nothing {
  if (view.health && view.health.signals.length > 0) {
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
  if (view.score !== null) return html`<p class="quiet">${words.noSignals}</p>`;
  return view.offered ? html`<p class="quiet">${words.notScored}</p>` : nothing;
}

function mismatch({ customer, score, thresholds }: HealthRecordView): TemplateResult | typeof nothing {
  const found = customer && healthMismatch({ ...customer, health_score: score }, thresholds);
  if (!found) return nothing;
  return html`<p class="note warning">
    ${words.mismatch(bucketWord(found.bucket), statusWord(found.status))}
  </p>`;
}

export { errorView };

/** The whole of a customer's health: score, trend, what would move it, and what it is made of. */
export function healthRecord(view: HealthRecordView): TemplateResult {
  const { score, bucket, thresholds, offered, health, frozen, locale } = view;
  const computed = health?.computed_at;
  const chart = health && { history: health.history, bucket, thresholds, locale };
  return html`<div class="record">
    <div class="head">
      <span part="pill">${scoreView(score, bucket, locale, offered)}</span>
      ${
        frozen
          ? html`<span class="frozen">${frozen}</span> <span class="quiet small">${words.frozenMeans}</span>`
          : nothing
      }
      ${
        computed && !frozen
          ? html`<time class="quiet" datetime=${computed} title=${formatExact(computed, locale)}
              >${words.computed(formatRelative(computed, locale))}</time
            >`
          : nothing
      }
    </div>
    ${mismatch(view)} ${chart ? healthChart(chart) : nothing} ${movers(view)} ${missing(view)}
    ${signals(view)} ${chart ? healthChanges(chart) : nothing}
  </div>`;
}
