import type { PivotalError } from "@pivotal/sdk";
import { isPivotalError, type PivotalStore } from "@pivotal/sdk/store/core";
import { contactActions, removeContact, type Contact } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { contactDelete as words } from "../../strings/contacts.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";

/** Asks before a contact is deleted for good, and deletes it. Private to the list of contacts. */
export class PvContactDelete extends SpeakingElement {
  static override styles = [tokens, base, controlStyles];

  @property({ attribute: false }) store?: PivotalStore;
  @property({ attribute: false }) contact?: Contact;
  /** Called when it is closed; `deleted` tells what was done. */
  @property({ attribute: false }) closed?: (deleted: boolean) => void;

  @state() private busy = false;
  @state() private error: PivotalError | undefined;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;
  #deleted = false;

  protected override updated(): void {
    if (this.isConnected && this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult | typeof nothing {
    const { contact, busy, error } = this;
    if (!contact) return nothing;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="means"
      @close=${this.#onClose}
      @cancel=${this.#onCancel}
      @keydown=${this.#onKeydown}
    >
      <form class="stack" @submit=${this.#onSubmit}>
        <h2 id="title">${words.title} <bdi>${contact.name}</bdi></h2>
        <div class="stack" id="means">
          <p>${words.final} ${words.mentions}</p>
          ${contact.is_primary ? html`<p class="note warning">${words.primary}</p>` : nothing}
          ${contactActions([contact]).includes("archive") ? html`<p class="hint">${words.archive}</p>` : nothing}
        </div>
        ${error ? html`<p class="note grave" role="alert">${editProblem(error)}</p>` : nothing}
        <div class="actions end">
          <button type="button" ?disabled=${busy} @click=${() => this.dialog?.close()}>
            ${words.cancel}
          </button>
          <button class="grave" ?disabled=${busy}>${busy ? words.deleting : words.confirm}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { store, contact } = this;
    if (!store || !contact || this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      await removeContact(store, contact);
      this.#deleted = true;
      this.dialog?.close();
    } catch (cause) {
      if (!isPivotalError(cause)) throw cause;
      this.error = cause;
    } finally {
      this.busy = false;
    }
  };

  readonly #onCancel = (event: Event): void => {
    if (this.busy) event.preventDefault();
  };

  readonly #onKeydown = (event: Event): void => event.stopPropagation();

  readonly #onClose = (): void => this.closed?.(this.#deleted);
}
