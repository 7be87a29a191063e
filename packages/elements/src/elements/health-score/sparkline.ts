import type { Health, HealthBucket } from "@pivotal/sdk/store/core";
import { html, nothing, type TemplateResult } from "lit";
import { formatDay, instant } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { health as words } from "../../strings/health.ts";

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

interface Point {
  at: string;
  time: number;
  score: number;
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

function place(points: readonly Point[], { time, score }: Point): [x: number, y: number] {
  const times = points.map((point) => point.time);
  const start = Math.min(...times);
  const span = Math.max(...times) - start || 1;
  const clamped = Math.min(100, Math.max(0, score));
  return [
    MARGIN + ((time - start) / span) * (WIDTH - 2 * MARGIN),
    MARGIN + (1 - clamped / 100) * (HEIGHT - 2 * MARGIN),
  ];
}

function inWords(first: Point, last: Point, locale: string): string {
  const change = Math.round(last.score) - Math.round(first.score);
  const by = formatNumber(Math.abs(change), locale);
  const moved = change === 0 ? words.unchanged : change > 0 ? words.up(by) : words.down(by);
  return words.trend(formatNumber(Math.round(last.score), locale), moved, formatDay(first.at, locale));
}

/** The trend without axes, and the same in words beside it. Nothing for a history too short to have a trend. */
export function sparkline(
  history: Health["history"],
  bucket: HealthBucket | null,
  locale: string,
): TemplateResult | typeof nothing {
  const points = dated(history);
  if (!points) return nothing;
  const last = points[points.length - 1] ?? points[0];
  const end = place(points, last);
  const line = points
    .map((point) => place(points, point))
    .map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  return html`<div class="trend">
    <svg class="spark ${bucket ?? "other"}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
      <path d=${line} />
      <circle cx=${end[0]} cy=${end[1]} r="2.5" />
    </svg>
    <span class="quiet">${inWords(points[0], last, locale)}</span>
  </div>`;
}
