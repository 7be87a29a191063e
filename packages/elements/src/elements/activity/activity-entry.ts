import type { ActivityRow } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { formatExact } from "../../format/date.ts";
import { formatRelative } from "../../format/relative-time.ts";
import { activity as words } from "../../strings/activity.ts";
import { wordOf } from "../../strings/word-of.ts";
import { actorIcon } from "../../templates/actor-icon.ts";
import { tell } from "./tell.ts";
import { REMOVED_CONTACT, type ShownValue, type TellContext, type Told } from "./told.ts";

/** A longer text is folded, in characters. */
const LONG = 280;

const segmenter = new Intl.Segmenter();

/** The beginning of a text, never cut inside a character. */
function beginning(text: string): string {
  const { index } = segmenter.segment(text).containing(LONG) ?? { index: text.length };
  return text.slice(0, index);
}

const long = (text: string): TemplateResult =>
  text.length <= LONG
    ? html`<bdi>${text}</bdi>`
    : html`<details>
        <summary><bdi>${beginning(text)}…</bdi> <span class="more">${words.whole}</span></summary>
        <bdi>${text}</bdi>
      </details>`;

const value = (shown: ShownValue | undefined): TemplateResult =>
  shown && !shown.isQuiet
    ? long(shown.text)
    : html`<span class="quiet">${shown ? shown.text : words.none}</span>`;

function diffView({ from, to }: Told): TemplateResult | typeof nothing {
  if (!from && !to) return nothing;
  return html`<div class="diff">
    <span class="hidden-text">${words.fromValue}</span><del>${value(from)}</del
    ><svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 8h11m-4-4 4 4-4 4" /></svg
    ><span class="hidden-text">${words.toValue}</span><ins>${value(to)}</ins>
  </div>`;
}

function actorView({ actor, actor_type }: ActivityRow): TemplateResult {
  if (actor === REMOVED_CONTACT) return html`<span class="actor quiet">${words.removedContact}</span>`;
  const kind = wordOf(words.kinds, actor_type);
  return html`<bdi class="actor">${actor}</bdi
    >${kind ? html` <span class="quiet">(${kind})</span>` : nothing}`;
}

/** One event: who, what, from what to what, and when. */
export function activityEntry(row: ActivityRow, context: TellContext, now: number): TemplateResult {
  const { timestamp } = row;
  const told = tell(row, context);
  const exact = formatExact(timestamp, context.locale);
  return html`<li class="entry" tabindex="-1">
    ${actorIcon(row.actor_type, row.actor)}
    <div class="what">
      <p>${actorView(row)} <bdi>${told.said}</bdi></p>
      ${diffView(told)} ${told.quote ? html`<blockquote>${long(told.quote)}</blockquote>` : nothing}
    </div>
    <time datetime=${timestamp} class="quiet"
      ><bdi class="ago">${formatRelative(timestamp, context.locale, now)}</bdi
      ><bdi class="exact">${exact}</bdi></time
    >
  </li>`;
}
