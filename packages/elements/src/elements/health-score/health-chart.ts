import type { Health, HealthBucket, HealthThresholds } from "@pivotal/sdk/store/core";
import { bucketChanges, type BucketChange } from "@pivotal/sdk/store/record";
import { html, nothing, svg, type TemplateResult } from "lit";
import { formatDay, instant } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { healthRecord as words } from "../../strings/health-record.ts";
import { bucketClass, bucketIcon, bucketShape, bucketWord } from "../../templates/health-pill.ts";

const WIDTH = 480;
const HEIGHT = 96;
const MARGIN = 10;
/** Side of a marker. */
const MARK = 13;
/** Changes that are told in words; earlier ones are counted. */
const TOLD = 5;

interface Point {
  at: string;
  time: number;
  score: number;
}

export interface HealthChart {
  readonly history: Health["history"];
  readonly bucket: HealthBucket | null;
  readonly thresholds: HealthThresholds;
  readonly locale: string;
}

/** The dated scores of a history that has a trend: at least two of them. */
function dated(history: Health["history"]): [Point, ...Point[], Point] | undefined {
  const points = history
    .map(({ at, score }) => ({ at, time: instant(at), score }))
    .filter(({ time }) => Number.isFinite(time));
  const first = points[0];
  const last = points.at(-1);
  return first && last && points.length > 1 ? [first, ...points.slice(1, -1), last] : undefined;
}

const heightOf = (score: number): number =>
  MARGIN + (1 - Math.min(100, Math.max(0, score)) / 100) * (HEIGHT - 2 * MARGIN);

/** Where a point of time is drawn. */
function placer(points: readonly Point[]): (time: number) => number {
  const times = points.map(({ time }) => time);
  const start = Math.min(...times);
  const span = Math.max(...times) - start || 1;
  return (time) => MARGIN + ((time - start) / span) * (WIDTH - 2 * MARGIN);
}

function inWords(first: Point, last: Point, locale: string): string {
  const change = Math.round(last.score) - Math.round(first.score);
  const by = formatNumber(Math.abs(change), locale);
  const moved = change === 0 ? words.unchanged : change > 0 ? words.up(by) : words.down(by);
  return words.trend(formatNumber(Math.round(last.score), locale), moved, formatDay(first.at, locale));
}

/** The shape of the bucket that the score came into, upon the line. */
function marker({ at, to, score }: BucketChange, x: (time: number) => number): TemplateResult {
  const [outline, cutOut] = bucketShape(to);
  const [left, top] = [x(instant(at)) - MARK / 2, heightOf(score) - MARK / 2];
  return svg`<g class="mark ${bucketClass(to)}" transform="translate(${left} ${top}) scale(${MARK / 16})">
    <path class="shape" d=${outline} />
    <path class="cut-out" d=${cutOut} />
  </g>`;
}

/** The markers of the chart in words, the newest first. */
export function healthChanges({ history, thresholds, locale }: HealthChart): TemplateResult | typeof nothing {
  const changes = bucketChanges(history, thresholds);
  if (changes.length === 0) return nothing;
  const earlier = changes.length - TOLD;
  const score = (value: number) => formatNumber(Math.round(value), locale);
  return html`<section aria-label=${words.changes}>
    <h3>${words.changes}</h3>
    <ol class="changes">
      ${changes
        .slice(-TOLD)
        .toReversed()
        .map(
          (change) =>
            html`<li>
              <time class="quiet" datetime=${change.at}>${formatDay(change.at, locale)}</time>
              <span class="change ${bucketClass(change.to)}">${bucketIcon(change.to)}</span>
              <bdi>${words.change(bucketWord(change.from), bucketWord(change.to), score(change.score))}</bdi>
            </li>`,
        )}
    </ol>
    ${earlier > 0 ? html`<p class="quiet small">${words.earlier(formatNumber(earlier, locale), earlier)}</p>` : nothing}
  </section>`;
}

/**
 * The trend with a marker where it came into another bucket, and its change in words; `healthChanges` tells the markers. Nothing for a
 * history too short to have a trend.
 */
export function healthChart({
  history,
  bucket,
  thresholds,
  locale,
}: HealthChart): TemplateResult | typeof nothing {
  const points = dated(history);
  if (!points) return nothing;
  const last = points[points.length - 1] ?? points[0];
  const x = placer(points);
  const changes = bucketChanges(history, thresholds);
  const line = points
    .map(({ time, score }, i) => `${i === 0 ? "M" : "L"}${x(time).toFixed(1)} ${heightOf(score).toFixed(1)}`)
    .join("");
  return html`<div class="trend">
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
      ${[thresholds.healthy, thresholds.watch].map(
        (bound) => svg`<path class="bound" d="M0 ${heightOf(bound)}H${WIDTH}" />`,
      )}
      <path class="line" d=${line} />
      ${changes.map((change) => marker(change, x))}
      <circle
        class=${bucket ? bucketClass(bucket) : "other"}
        cx=${x(last.time)}
        cy=${heightOf(last.score)}
        r="4"
      />
    </svg>
    <span class="quiet">${inWords(points[0], last, locale)}</span>
  </div>`;
}
