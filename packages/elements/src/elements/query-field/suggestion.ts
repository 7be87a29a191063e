import type { Completion } from "@pivotal/sdk/store";
import { css, html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../format/number.ts";
import { valueWord } from "./chip-view.ts";

/** Of the text that it makes, so that another suggestion in the same place is another option to assistive technology. */
export const suggestionId = ({ insert }: Completion): string => `suggestion-${encodeURIComponent(insert)}`;

/** Something that could be typed next, and how many customers have it. */
export const suggestion = (completion: Completion, active: boolean, locale: string): TemplateResult => {
  const { kind, field, value, insert, count } = completion;
  const label = kind === "value" ? valueWord(field, value, () => completion.label) : completion.label;
  // What is typed for it, where that is not what it is called.
  const said = kind === "value" ? value : insert;
  return html`<div
    class="suggestion"
    role="option"
    id=${suggestionId(completion)}
    aria-selected=${String(active)}
  >
    <bdi class="cut">${label}</bdi>
    <bdi class="cut quiet">${said === label ? nothing : said}</bdi>
    <span class="quiet number">${count === undefined ? nothing : formatNumber(count, locale)}</span>
  </div>`;
};

export const suggestionStyles = css`
  .suggestion {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(2 * var(--_pv-space));
    min-block-size: 32px;
    padding-inline: calc(2 * var(--_pv-space));
    border-radius: var(--_pv-radius);
    cursor: pointer;
  }
  .suggestion .quiet {
    font-size: var(--_pv-small);
  }
  .suggestion:hover {
    background: var(--_pv-hover);
  }
  .suggestion[aria-selected="true"] {
    background: var(--_pv-selected);
    box-shadow: inset 0 0 0 1px var(--_pv-accent);
  }
  @media (forced-colors: active) {
    .suggestion[aria-selected="true"] {
      outline: 2px solid Highlight;
    }
  }
`;
