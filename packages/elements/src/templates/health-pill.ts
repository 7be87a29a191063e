import type { HealthBucket } from "@pivotal/sdk/store/core";
import { css, html, type TemplateResult } from "lit";
import { formatNumber } from "../format/number.ts";
import { health as words } from "../strings/health.ts";
import { wordOf } from "../strings/word-of.ts";

/** The word for a bucket; one that is not known here is shown as the server spells it. */
export const bucketWord = (bucket: HealthBucket): string => wordOf(words.buckets, bucket) ?? bucket;

/** A shape for each bucket, so that none is told by colour alone: a disc, a triangle, a diamond; with what is cut out of it. */
const SHAPES: Readonly<Record<string, readonly [outline: string, cutOut: string]>> = {
  healthy: ["M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z", "m5.2 8.2 2 2 3.6-4"],
  watch: ["M8 1.8 15 14H1z", "M8 6.2v3.6m0 1.7v.6"],
  at_risk: ["m8 .8 7.2 7.2L8 15.2.8 8z", "M8 4.6v4m0 1.9v.7"],
};
const OTHER_SHAPE = ["M5 3h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z", ""] as const;

/** The paths of a bucket's shape, on a grid of 16. */
export const bucketShape = (bucket: HealthBucket): readonly [outline: string, cutOut: string] =>
  (Object.hasOwn(SHAPES, bucket) ? SHAPES[bucket] : undefined) ?? OTHER_SHAPE;

export const bucketClass = (bucket: HealthBucket): string =>
  Object.hasOwn(words.buckets, bucket) ? bucket : "other";

export function bucketIcon(bucket: HealthBucket): TemplateResult {
  const [outline, cutOut] = bucketShape(bucket);
  return html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${outline} />
    <path class="cut-out" d=${cutOut} />
  </svg>`;
}

/** Score, word and shape in one line. Says the whole to assistive technology as a meter. */
export function healthPill(score: number, bucket: HealthBucket, locale: string): TemplateResult {
  const shown = formatNumber(Math.round(score), locale);
  return html`<span
    class="pill ${bucketClass(bucket)}"
    role="meter"
    aria-label=${words.label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(score)}
    aria-valuetext=${words.meter(shown, bucketWord(bucket))}
    >${bucketIcon(bucket)}<span class="number">${shown}</span
    ><span class="word">${bucketWord(bucket)}</span></span
  >`;
}

/** A score, or why there is none: nothing to score yet, or a server that does not offer scores. */
export function scoreView(
  score: number | null,
  bucket: HealthBucket | null,
  locale: string,
  offered = true,
): TemplateResult {
  if (score !== null && bucket !== null) return healthPill(score, bucket, locale);
  return html`<span class="pill other">${offered ? words.notScored : words.unavailable}</span>`;
}

export const healthPillStyles = css`
  .pill {
    display: inline-flex;
    align-items: center;
    gap: calc(1.5 * var(--_pv-space));
    max-inline-size: 100%;
    padding: calc(0.5 * var(--_pv-space)) calc(2 * var(--_pv-space));
    border: 1px solid transparent;
    border-radius: 999px;
    font-size: var(--_pv-small);
    line-height: 1.4;
    white-space: nowrap;
  }
  .pill .number {
    min-inline-size: 2ch;
    font-weight: 600;
    text-align: end;
  }
  .shape {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: var(--_pv-shape, currentColor);
  }
  .shape .cut-out {
    fill: none;
    stroke: var(--_pv-quiet-background, Canvas);
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .healthy {
    --_pv-shape: var(--_pv-healthy-border);
    --_pv-quiet-background: var(--_pv-healthy-quiet);
    background: var(--_pv-healthy-quiet);
    color: var(--_pv-healthy-text);
  }
  .watch {
    --_pv-shape: var(--_pv-watch-border);
    --_pv-quiet-background: var(--_pv-watch-quiet);
    background: var(--_pv-watch-quiet);
    color: var(--_pv-watch-text);
  }
  .at_risk {
    --_pv-shape: var(--_pv-at-risk-border);
    --_pv-quiet-background: var(--_pv-at-risk-quiet);
    background: var(--_pv-at-risk-quiet);
    color: var(--_pv-at-risk-text);
  }
  .other {
    --_pv-shape: var(--_pv-neutral-border);
    background: var(--_pv-neutral-quiet);
    color: var(--_pv-neutral-text);
  }
  @media (forced-colors: active) {
    .pill {
      --_pv-shape: CanvasText;
      --_pv-quiet-background: Canvas;
      border-color: CanvasText;
      forced-color-adjust: auto;
    }
  }
`;
