import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";
import { editsOf } from "@pivotal/sdk/store/edits";
import { html, nothing, type TemplateResult } from "lit";
import { customer as words } from "../../strings/customer.ts";

export interface GoneNoteView {
  labelOf(field: string): string;
  /** The field whose text was copied. */
  readonly copied: string | undefined;
  /** `shown` is where the text stands. */
  copy(field: string, text: string, shown: Element | null): void;
  dismiss(): void;
}

/** Says that a customer is not there any more, with what was typed for it and can be saved nowhere. */
export function goneNote(
  customer: Customer,
  store: PivotalStore | undefined,
  { labelOf, copied, copy, dismiss }: GoneNoteView,
): TemplateResult {
  const lost = [...(store ? editsOf(store).lostOf(customer.id) : [])];
  const texts = lost.map(([field, draft]) => ({
    field,
    text: typeof draft === "string" ? draft : draft.join(", "),
  }));
  return html`<div class="note grave stack" role="alert">
    <p><bdi>${customer.name}</bdi> ${words.gone} ${words.goneHint}</p>
    ${
      texts.length === 0
        ? nothing
        : html`<p>${words.lost}</p>
            <ul class="lost">
              ${texts.map(
                ({ field, text }) =>
                  html`<li>
                    <span>${labelOf(field)}:</span> <bdi>${text}</bdi>
                    <button
                      type="button"
                      @click=${(event: Event) => copy(field, text, (event.currentTarget as Element).previousElementSibling)}
                    >
                      ${copied === field ? words.copied : words.copy}
                    </button>
                  </li>`,
              )}
            </ul>
            <div class="actions">
              <button type="button" @click=${dismiss}>${words.dismiss}</button>
            </div>`
    }
  </div>`;
}
