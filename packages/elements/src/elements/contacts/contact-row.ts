import type { Customer } from "@pivotal/sdk/store/core";
import { autoLinks, contactActions, mailtoHref, telHref, type Contact } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { contacts as words } from "../../strings/contacts.ts";
import { sourceName } from "../../templates/edit-problem.ts";
import type { ChoiceSource, FieldEdits } from "../field/field-edits.ts";
import { contactIcons as icons } from "./contact-icons.ts";
import { isArchived } from "./contact-order.ts";

/** What a row lends of the list around it. */
export interface ContactRowHost {
  readonly customer: Customer | undefined;
  /** Where fields are edited; undefined where nothing can be changed. */
  readonly edits: FieldEdits | undefined;
  /** Labels to choose from. */
  readonly labels: ChoiceSource | undefined;
  readonly canWrite: boolean;
  readonly hasPhone: boolean;
  isTicked(contact: Contact): boolean;
  tick(contact: Contact, range: boolean): void;
  promote(contact: Contact): void;
  archive(contact: Contact, archived: boolean): void;
  remove(contact: Contact): void;
}

type Field = keyof typeof words.fields;

const EMPTY: Partial<Record<Field, string>> = {
  title: words.addTitle,
  phone: words.addPhone,
  labels: words.addLabels,
};

/** A value that is edited where it stands, or text. */
function field(host: ContactRowHost, contact: Contact, name: Field): TemplateResult | typeof nothing {
  const held = contact[name] ?? "";
  const isEmpty = held.length === 0;
  if (!host.edits || isArchived(contact)) {
    if (isEmpty) return nothing;
    return typeof held === "string"
      ? html`<bdi class="text">${held}</bdi>`
      : html`<span class="labels"
          >${held.map((label) => html`<span class="chip"><bdi>${label}</bdi></span>`)}</span
        >`;
  }
  return html`<pv-field
    class=${isEmpty ? "unset" : ""}
    data-field=${name}
    bare
    .label=${words.fields[name]}
    .value=${held}
    .text=${isEmpty ? EMPTY[name] : undefined}
    .subject=${contact.name}
    .edits=${host.edits}
    .choices=${name === "labels" ? host.labels : undefined}
    .record=${contact.id}
    .field=${name}
  ></pv-field>`;
}

/** An address with what it opens: the text itself where it is only shown, an icon beside where it is edited. */
function address(
  host: ContactRowHost,
  contact: Contact,
  name: "email" | "phone",
): TemplateResult | typeof nothing {
  const text = contact[name];
  const href = name === "email" ? mailtoHref(text) : telHref(text);
  const said = text && (name === "email" ? words.mail : words.call)(text);
  const shown = field(host, contact, name);
  if (!href || !said) return shown;
  if (!host.edits || isArchived(contact)) return html`<a class="text" href=${href}><bdi>${text}</bdi></a>`;
  return html`${shown}<a class="open" href=${href} aria-label=${said} title=${said}
      >${name === "email" ? icons.mail : icons.phone}</a
    >`;
}

function star(host: ContactRowHost, contact: Contact): TemplateResult {
  const { name, is_primary } = contact;
  const said = is_primary ? words.primary(name) : words.promote(name);
  if (is_primary && !host.canWrite)
    return html`<span class="star on" role="img" aria-label=${said} title=${said}>${icons.star}</span>`;
  const can = is_primary || contactActions([contact]).includes("promote");
  if (!host.canWrite || !can) return html`<span class="star"></span>`;
  return html`<button
    type="button"
    class="icon star ${is_primary ? "on" : ""}"
    data-part="star"
    aria-pressed=${String(is_primary)}
    aria-label=${said}
    title=${said}
    @click=${() => host.promote(contact)}
  >
    ${icons.star}
  </button>`;
}

function notes({ customer }: ContactRowHost, contact: Contact): TemplateResult | typeof nothing {
  const source = contact.source && contact.source !== "manual" ? sourceName(contact.source) : undefined;
  const isUnlinked = customer && !isArchived(contact) && autoLinks(contact, customer) === false;
  if (!source && !isUnlinked && !isArchived(contact)) return nothing;
  const means = isUnlinked ? words.notLinkingMeans(customer.domain ?? "") : "";
  return html`<span class="notes"
    >${isArchived(contact) ? html`<span class="quiet">${words.archived}</span>` : nothing}${
      source ? html`<span class="quiet"><bdi>${words.source(source)}</bdi></span>` : nothing
    }${
      isUnlinked
        ? html`<span class="unlinked" title=${means}
            >${icons.warning}${words.notLinking}<span class="hidden-text">. ${means}</span></span
          >`
        : nothing
    }</span
  >`;
}

function actions(host: ContactRowHost, contact: Contact): TemplateResult {
  const can = contactActions([contact]);
  const button = (part: string, said: string, icon: TemplateResult, act: () => void) =>
    html`<button type="button" class="icon" data-part=${part} aria-label=${said} title=${said} @click=${act}>
      ${icon}
    </button>`;
  const { name } = contact;
  return html`<span class="tools"
    >${
      can.includes("archive")
        ? button("archive", words.archive(name), icons.archive, () => host.archive(contact, true))
        : nothing
    }${
      can.includes("unarchive")
        ? button("archive", words.unarchive(name), icons.unarchive, () => host.archive(contact, false))
        : nothing
    }${button("remove", words.remove(name), icons.trash, () => host.remove(contact))}</span
  >`;
}

/** One contact in the list. */
export function contactRow(host: ContactRowHost, contact: Contact): TemplateResult {
  return html`<li class="row" data-id=${contact.id}>
    ${
      host.canWrite
        ? html`<span class="tick"
            ><input
              type="checkbox"
              data-part="tick"
              aria-label=${words.tick(contact.name)}
              .checked=${live(host.isTicked(contact))}
              @click=${(event: MouseEvent) => {
                host.tick(contact, event.shiftKey);
                // With Shift one that was ticked stays so, whatever the browser made of the click.
                (event.target as HTMLInputElement).checked = host.isTicked(contact);
              }}
          /></span>`
        : nothing
    }
    ${star(host, contact)}
    <span class="cell who">${field(host, contact, "name")}</span>
    <span class="cell title">${field(host, contact, "title")}</span>
    <span class="cell email">${address(host, contact, "email")}</span>
    ${host.hasPhone ? html`<span class="cell phone">${address(host, contact, "phone")}</span>` : nothing}
    <span class="cell label">${field(host, contact, "labels")}</span>
    ${host.canWrite ? actions(host, contact) : nothing} ${notes(host, contact)}
  </li>`;
}
