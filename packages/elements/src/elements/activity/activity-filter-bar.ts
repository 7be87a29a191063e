import { ACTIVITY_EVENT_TYPES, type ActivityFilters, type ActivityRow } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { instant } from "../../format/date.ts";
import { activity as words, eventTypeWord } from "../../strings/activity.ts";
import { localDay } from "./activity-days.ts";

const NO_FILTERS: ActivityFilters = {
  actor: undefined,
  event_type: undefined,
  from: undefined,
  to: undefined,
};

/** What can be chosen: what the rows at hand say, and what is known besides. */
export interface FilterChoices {
  readonly actors: readonly string[];
  readonly types: readonly string[];
}

const sorted = (values: Iterable<string>, locale: string, word = (value: string) => value): string[] =>
  [...new Set(values)].filter(Boolean).sort((a, b) => word(a).localeCompare(word(b), locale));

/** Actors and types of events of these rows, with the people of the workspace and the types that are known. */
export const filterChoices = (
  rows: readonly ActivityRow[],
  people: readonly string[],
  locale: string,
): FilterChoices => ({
  actors: sorted([...people, ...rows.map(({ actor }) => actor)], locale),
  types: sorted(
    [...ACTIVITY_EVENT_TYPES, ...rows.map(({ event_type }) => event_type)],
    locale,
    eventTypeWord,
  ),
});

export const isFiltered = ({ actor, event_type, from, to }: ActivityFilters): boolean =>
  Boolean(actor || event_type || from || to);

/** The first day is after the last. */
export const isWrongRange = ({ from, to }: ActivityFilters): boolean =>
  Boolean(from && to) && instant(from ?? "") > instant(to ?? "");

const dayOf = (iso: string | undefined): string => (iso ? localDay(instant(iso)) : "");
const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** The first or the last moment of a day in the reader's zone; undefined for no day. */
function moment(day: string, time: string): string | undefined {
  const date = new Date(`${day}T${time}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

const select = (
  name: string,
  [none, chosen]: [none: string, chosen: string | undefined],
  values: readonly string[],
  word: (value: string) => string,
  onChange: (value: string | undefined) => void,
): TemplateResult => {
  const all = chosen && !values.includes(chosen) ? [chosen, ...values] : values;
  return html`<label class="field"
    ><span class="name">${name}</span
    ><select .value=${chosen ?? ""} @input=${(event: Event) => onChange(valueOf(event) || undefined)}>
      <option value="" ?selected=${!chosen}>${none}</option>
      ${all.map((value) => html`<option value=${value} ?selected=${value === chosen}>${word(value)}</option>`)}
    </select></label
  >`;
};

const dayInput = (
  name: string,
  day: string,
  isWrong: boolean,
  onChange: (day: string) => void,
): TemplateResult =>
  html`<label class="field"
    ><span class="name">${name}</span
    ><input
      type="date"
      .value=${day}
      aria-invalid=${isWrong ? "true" : nothing}
      aria-describedby=${isWrong ? "wrong-range" : nothing}
      @change=${(event: Event) => onChange(valueOf(event))}
  /></label>`;

/** Three filters that stack: who, what and when. */
export function activityFilterBar(
  filters: ActivityFilters,
  { actors, types }: FilterChoices,
  change: (part: ActivityFilters) => void,
): TemplateResult {
  const { actor, event_type, from, to } = filters;
  const isWrong = isWrongRange(filters);
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    ${select(words.actor, [words.anyone, actor], actors, String, (value) => change({ actor: value }))}
    ${select(words.type, [words.anything, event_type], types, eventTypeWord, (value) => change({ event_type: value }))}
    ${dayInput(words.from, dayOf(from), isWrong, (day) => change({ from: moment(day, "00:00:00.000") }))}
    ${dayInput(words.to, dayOf(to), isWrong, (day) => change({ to: moment(day, "23:59:59.999") }))}
    ${
      isFiltered(filters)
        ? html`<button type="button" class="plain" @click=${() => change(NO_FILTERS)}>${words.clear}</button>`
        : nothing
    }
    ${isWrong ? html`<p class="wrong" id="wrong-range">${words.wrongRange}</p>` : nothing}
  </div>`;
}
