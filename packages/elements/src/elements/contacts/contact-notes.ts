import type { PivotalError } from "@pivotal/sdk";
import type { Contact } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { contacts as words } from "../../strings/contacts.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import type { ContactTools } from "./contact-tools.ts";

/** Who was not made primary, and why. */
export interface RefusedStar {
  readonly contact: Contact;
  readonly error: PivotalError;
}

/** What there is to say above the list, and what can be done about it. */
export interface ContactNotes {
  readonly refused: RefusedStar | undefined;
  /** A part of the element could not be loaded. */
  readonly notLoaded: boolean;
  /** The dialog with the pasted lines is open. */
  readonly pasting: boolean;
  promote(contact: Contact): void;
  dismiss(): void;
  paste(): void;
  /** Forgets that something could not be loaded, so that it is tried again. */
  reload(): void;
}

/** That a part of the element could not be loaded. */
export const notLoaded = (reload: () => void): TemplateResult =>
  html`<div class="note grave refused" role="alert">
    <p>${words.notLoaded}</p>
    <button type="button" @click=${reload}>${words.retry}</button>
  </div>`;

function refusal({ refused, promote, dismiss }: ContactNotes): TemplateResult | typeof nothing {
  if (!refused) return nothing;
  const { contact, error } = refused;
  return html`<div class="note grave refused" role="alert">
    <p><bdi>${contact.name}</bdi>: ${words.notPromoted(editProblem(error))}</p>
    <button type="button" @click=${() => promote(contact)}>${words.retry}</button>
    <button type="button" @click=${dismiss}>${words.dismiss}</button>
  </div>`;
}

/** What was typed for contacts that were deleted elsewhere. */
const lost = ({ edits }: ContactTools): TemplateResult[] =>
  edits.lost.map(
    (id) =>
      html`<div class="note warning refused">
        <p>${words.gone} <bdi>${[...edits.lostOf(id).values()].flat().join(", ")}</bdi></p>
        <button type="button" @click=${() => edits.dismissLost(id)}>${words.dismiss}</button>
      </div>`,
  );

/** What went wrong or waits, above the list. */
export function contactNotes(tools: ContactTools, notes: ContactNotes): TemplateResult {
  const { paste } = tools;
  return html`${refusal(notes)} ${notes.notLoaded ? notLoaded(notes.reload) : nothing}
  ${
    paste.unsaved > 0 && !notes.pasting
      ? html`<div class="note refused">
          <p>${paste.state.running ? words.pasteRuns : words.pasteWaits}</p>
          <button type="button" @click=${() => notes.paste()}>${words.pasteShow}</button>
        </div>`
      : nothing
  }
  ${lost(tools)}`;
}
