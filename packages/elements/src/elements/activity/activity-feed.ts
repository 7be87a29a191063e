import type { ActivityRow } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { formatDay, instant } from "../../format/date.ts";
import { activity as words } from "../../strings/activity.ts";
import { localDay, type ActivityBlock, type ActivityDay } from "./activity-days.ts";
import { activityEntry } from "./activity-entry.ts";
import type { TellContext } from "./told.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** About how high an entry is, in em. */
export const ENTRY_EM = 3.6;

/** What the feed draws from. The context is another one when something in it has changed. */
export interface FeedView {
  readonly days: readonly ActivityDay[];
  readonly context: TellContext;
  readonly now: number;
  /** Whether to draw a block, or to leave the room that it takes. */
  readonly isNear: (block: ActivityBlock) => boolean;
}

/** Changes when a relative time of the block may read differently: each minute in the last day, each hour before. */
const ageKey = ([first]: readonly ActivityRow[], now: number): number =>
  now - instant(first?.timestamp ?? "") < DAY_MS ? Math.floor(now / MINUTE_MS) : -Math.floor(now / HOUR_MS);

function dayName(day: string, { context, now }: FeedView): string {
  if (day === "") return words.noDay;
  if (day === localDay(now)) return words.today;
  if (day === localDay(now - DAY_MS)) return words.yesterday;
  return formatDay(`${day}T12:00`, context.locale);
}

const rowKey = (row: ActivityRow): string => row.id ?? JSON.stringify(row);

function blockView(block: ActivityBlock, { context, now, isNear }: FeedView): TemplateResult {
  const { name, rows } = block;
  const near = isNear(block);
  const entries = () => repeat(rows, rowKey, (row) => activityEntry(row, context, now));
  return html`<ol data-block=${name} data-rows=${rows.length}>
    ${guard([rows, near, context, ageKey(rows, now)], () => (near ? entries() : nothing))}
  </ol>`;
}

const dayView = ({ day, blocks }: ActivityDay, view: FeedView): TemplateResult =>
  html`<section>
    <h3>${dayName(day, view)}</h3>
    ${blocks.map((block) => blockView(block, view))}
  </section>`;

/** Events under the heads of their days. Blocks in which nothing has changed are not made again. */
export const activityFeed = (view: FeedView): TemplateResult =>
  html`<div class="feed">
    ${repeat(
      view.days,
      ({ day }) => day,
      (day) => dayView(day, view),
    )}
  </div>`;
