import type { Contact } from "@pivotal/sdk/store/record";
import type { ContactForm, ContactFormField } from "@pivotal/sdk/store/edits";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { speak } from "../../languages/spoken.ts";
import { contactForm as words } from "../../strings/contacts.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { styles } from "./contact-form.styles.ts";

const FIELDS: readonly ContactFormField[] = ["name", "email", "title", "phone"];
const REQUIRED = new Set<ContactFormField>(["name", "email"]);
/** What a browser may fill in. */
const KINDS = { name: "text", email: "email", title: "text", phone: "tel" } as const;

const problemOf = (field: ContactFormField, code: string): string => {
  const { too_small: empty, email_taken, invalid_email } = words.problems;
  if (code === "too_small" && (field === "name" || field === "email")) return empty[field];
  return code === "email_taken" ? email_taken : code === "invalid_email" ? invalid_email : words.refused;
};

/** The form in which one contact is added. Private to the list of contacts. */
export class PvContactForm extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, styles];

  /** What is typed lives in it, and so outlives this element. */
  @property({ attribute: false }) form?: ContactForm;
  /** The server keeps phone numbers. */
  @property({ attribute: false }) hasPhone = false;
  /** Nobody is there yet. */
  @property({ attribute: false }) isFirst = false;
  /** Takes the focus when its inputs are there. */
  wantsFocus = false;
  @property({ attribute: false }) added?: (contact: Contact) => void;
  /** Called when the person has closed it. */
  @property({ attribute: false }) closed?: () => void;

  readonly #polite = new PoliteController(this, () => this.#said);
  #said = "";

  constructor() {
    super();
    new WatchController(
      this,
      () => this.form,
      (form) => form.changed.add(() => this.requestUpdate()),
    );
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.wantsFocus || !this.isConnected) return;
    this.wantsFocus = false;
    this.#input("name")?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.form?.state;
    if (!state) return nothing;
    const { saving, error } = state;
    return html`<form
        aria-label=${words.label}
        novalidate
        @submit=${this.#onSubmit}
        @keydown=${this.#onKeydown}
      >
        ${FIELDS.filter((field) => field !== "phone" || this.hasPhone).map((field) => this.#renderField(field))}
        ${error ? html`<p class="note grave" role="alert">${this.#why(error)}</p>` : nothing}
        <div class="actions">
          <button class="main" ?disabled=${saving}>${saving ? words.adding : words.add}</button>
          <button type="button" @click=${this.#onClose}>${words.close}</button>
          ${
            this.form?.unsaved && !saving
              ? html`<button type="button" class="plain" @click=${this.#onDiscard}>${words.discard}</button>`
              : nothing
          }
          ${this.isFirst ? html`<p class="hint">${words.first}</p>` : nothing}
        </div>
      </form>
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  #renderField(field: ContactFormField): TemplateResult {
    const { values, problems } = this.form?.state ?? { values: undefined, problems: {} };
    const code = problems[field];
    return html`<div class="field">
      <label class="name" for=${field}
        >${words.fields[field]}${
          REQUIRED.has(field) ? nothing : html` <span class="optional quiet">${words.optional}</span>`
        }</label
      >
      <input
        id=${field}
        type=${KINDS[field] === "email" ? "text" : KINDS[field]}
        inputmode=${KINDS[field]}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        ?required=${REQUIRED.has(field)}
        aria-invalid=${code ? "true" : nothing}
        aria-describedby=${code ? `${field}-problem` : nothing}
        .value=${live(values?.[field] ?? "")}
        @input=${(event: Event) => this.form?.type(field, (event.target as HTMLInputElement).value)}
      />
      ${code ? html`<p class="wrong" id="${field}-problem">${problemOf(field, code)}</p>` : nothing}
    </div>`;
  }

  #why(error: NonNullable<ContactForm["state"]["error"]>): string {
    if (error.type === "idempotency_expired_error") return words.expired;
    const isUnclear = ["network_error", "timeout_error", "unexpected_response_error"].includes(error.type);
    return isUnclear ? `${editProblem(error)} ${words.unclear}` : `${editProblem(error)} ${words.kept}`;
  }

  #input(field: ContactFormField): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${field}`);
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { form } = this;
    if (!form || form.state.saving) return;
    const added = await form.submit();
    await this.updateComplete;
    speak(this);
    if (added) {
      this.#said = words.added(added.name);
      this.added?.(added);
      this.#input("name")?.focus();
      this.requestUpdate();
      return;
    }
    const wrong = FIELDS.find((field) => form.state.problems[field] !== undefined);
    if (!wrong) return;
    this.#said = problemOf(wrong, form.state.problems[wrong] ?? "");
    this.#input(wrong)?.focus();
  };

  /** What was typed is there when the form is opened again. */
  readonly #onClose = (): void => {
    this.form?.close();
    this.closed?.();
  };

  readonly #onDiscard = (): void => {
    this.form?.discard();
    this.closed?.();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Escape") this.#onClose();
    else if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
      this.renderRoot.querySelector("form")?.requestSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
