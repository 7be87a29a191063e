import type { Contact } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { formatNumber } from "../../format/number.ts";
import { tongue } from "../../languages/spoken.ts";
import { contacts as words } from "../../strings/contacts.ts";
import { isArchived, type ContactFilter } from "./contact-order.ts";
import { contactRow, type ContactRowHost } from "./contact-row.ts";

/** What the list shows, and what a person can do with it. */
export interface ContactsView {
  readonly all: readonly Contact[];
  /** Those that the filter lets through, in order. */
  readonly rows: readonly Contact[];
  /** How many of them are drawn. */
  readonly limit: number;
  readonly filter: ContactFilter;
  readonly locale: string;
  readonly host: ContactRowHost;
  readonly ticked: "none" | "some" | "all";
  /** What went wrong, and the form. */
  readonly tools: TemplateResult | typeof nothing;
  /** What is done with the ticked rows. */
  readonly bar: TemplateResult | typeof nothing;
  readonly isAdding: boolean;
  setFilter(filter: ContactFilter): void;
  tickAll(): void;
  add(): void;
  paste(): void;
  more(): void;
  keydown(event: KeyboardEvent): void;
}

function filters({ all, filter, locale, setFilter }: ContactsView): TemplateResult | typeof nothing {
  const archived = all.filter(isArchived).length;
  if (archived === 0 && filter === "live") return nothing;
  const counts = { live: all.length - archived, archived, all: all.length };
  return html`<div class="filters" role="group" aria-label=${words.filterLabel}>
    ${(Object.keys(counts) as ContactFilter[]).map(
      (one) =>
        html`<button
          type="button"
          class="plain"
          aria-pressed=${String(filter === one)}
          @click=${() => setFilter(one)}
        >
          ${words.filters[one]} <span class="number quiet">${formatNumber(counts[one], locale)}</span>
        </button>`,
    )}
  </div>`;
}

function head(view: ContactsView): TemplateResult {
  const { host, isAdding, add, paste } = view;
  return html`<div class="head">
    <h3>${words.title}</h3>
    ${filters(view)}
    ${
      host.canWrite
        ? html`<div class="actions">
            <button type="button" class="plain several" @click=${paste}>${words.paste}</button>
            <button type="button" class="add" aria-expanded=${String(isAdding)} @click=${add}>
              ${words.add}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function heads({ host, ticked, tickAll, rows }: ContactsView): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const { fields } = words;
  return html`<div class="row heads">
    ${
      host.canWrite
        ? html`<span class="tick"
            ><input
              type="checkbox"
              aria-label=${words.tickAll}
              .checked=${live(ticked === "all")}
              .indeterminate=${ticked === "some"}
              @click=${tickAll}
          /></span>`
        : nothing
    }
    <span class="star"></span>
    <span class="cell" aria-hidden="true">${fields.name}</span>
    <span class="cell" aria-hidden="true">${fields.title}</span>
    <span class="cell" aria-hidden="true">${fields.email}</span>
    ${host.hasPhone ? html`<span class="cell" aria-hidden="true">${fields.phone}</span>` : nothing}
    <span class="cell" aria-hidden="true">${fields.labels}</span>
    ${host.canWrite ? html`<span class="tools"></span>` : nothing}
  </div>`;
}

function empty({ all, filter, host, isAdding, add, paste }: ContactsView): TemplateResult {
  if (all.length > 0)
    return html`<p class="empty">${filter === "live" ? words.noneLive : words.noneArchived}</p>`;
  if (!host.canWrite) return html`<p class="empty">${words.noneReadOnly}</p>`;
  return html`<div class="empty">
    <p>${words.none}</p>
    ${
      isAdding
        ? nothing
        : html`<div class="actions">
            <button type="button" class="main" @click=${add}>${words.add}</button>
            <button type="button" @click=${paste}>${words.paste}</button>
          </div>`
    }
  </div>`;
}

function warning({ all, host }: ContactsView): TemplateResult | typeof nothing {
  const isMissing = all.some((one) => !isArchived(one)) && !all.some(({ is_primary }) => is_primary);
  if (!isMissing) return nothing;
  return html`<p class="note warning">${host.canWrite ? words.noPrimary : words.noPrimaryReadOnly}</p>`;
}

/** The list with its head, its warnings and its tools. */
export function contactsView(view: ContactsView): TemplateResult {
  const { rows, limit, host, locale, tools, bar, more, keydown } = view;
  const left = rows.length - limit;
  const classes = `list ${host.canWrite ? "writable" : ""} ${host.hasPhone ? "phones" : ""}`;
  return html`${head(view)} ${warning(view)} ${tools}
    <div class=${classes} @keydown=${keydown}>
      ${heads(view)}
      ${
        rows.length === 0
          ? empty(view)
          : html`<ul class="rows" aria-label=${words.title} @focusin=${reveal}>
              ${repeat(
                rows.slice(0, limit),
                ({ id }) => id,
                (contact) => {
                  const { customer, edits, hasPhone } = host;
                  const shows = [
                    contact,
                    host.isTicked(contact),
                    customer,
                    edits,
                    hasPhone,
                    locale,
                    tongue(),
                  ];
                  return guard(shows, () => contactRow(host, contact));
                },
              )}
            </ul>`
      }
    </div>
    ${
      left > 0
        ? html`<button type="button" class="plain more" @click=${more}>
            ${words.more(formatNumber(left, locale), left)}
          </button>`
        : nothing
    }
    ${bar}`;
}

/** WebKit keeps no distance from the lower edge, where the bar lies, when it scrolls to what gets the focus. */
function reveal(event: FocusEvent): void {
  const [stop] = event.composedPath();
  if (stop instanceof Element && stop.matches(":focus-visible")) stop.scrollIntoView({ block: "nearest" });
}

/** Three rows in the layout of the list. */
export const skeleton = (): TemplateResult =>
  html`<div class="head"><h3>${words.title}</h3></div>
    <div class="list">
      ${Array.from(
        { length: 3 },
        () =>
          html`<div class="row">
            <span class="star"></span
            >${Array.from({ length: 3 }, () => html`<span class="cell"><span class="skeleton"></span></span>`)}
          </div>`,
      )}
    </div>`;
