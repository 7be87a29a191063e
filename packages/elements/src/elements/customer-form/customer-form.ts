import type { PivotalError } from "@pivotal/sdk";
import { customerHref, customerFormOf, type CustomerForm } from "@pivotal/sdk/store/record";
import type { Customer } from "@pivotal/sdk/store/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { intendCustomerSelect } from "../../base/customer-select.ts";
import { guardDrafts } from "../../base/guard-drafts.ts";
import { PvElement } from "../../base/pv-element.ts";
import { property, query, state } from "../../base/reactive.ts";
import { StoreController } from "../../controllers/store-controller.ts";
import { form as words } from "../../strings/form.ts";
import { common } from "../../strings/common.ts";
import type { PvCustomerCreatedDetail } from "./customer-form.events.ts";
import { styles } from "./customer-form.styles.ts";

/**
 * Adds a customer: a drawer that its opener or `show()` opens, or with `inline` a form in the page. What was typed is kept until it is
 * added or discarded, whatever becomes of this element; however often it is tried, one customer is made of it. A domain is taken from a
 * pasted address or e-mail, and customers that have it already are named, as far as those held here tell. Owner, tags and custom fields
 * are there where the server knows them [D]. The new customer is then opened: by the host, or at `href`.
 *
 * @summary A drawer, or a form in the page, that adds a customer.
 * @slot opener - A button that opens the drawer.
 * @fires {CustomEvent<PvCustomerCreatedDetail>} pv-customer-created - The customer was added.
 * @fires {CustomEvent<PvCustomerSelectDetail>} pv-customer-select - The new customer, or one with the same domain, is to be opened.
 * Cancelable: a host that opens it prevents the default.
 * @fires pv-ready - Once, when the form is first shown.
 * @fires pv-error - For each failure that the element shows.
 * @csspart drawer - The dialog.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvCustomerForm extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** The form stands in the page, with no drawer around it. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /** The address of a customer's page, such as `/customers/{display_id}`; `{id}` and `{slug}` work too. Nothing is opened without it. */
  @property() href?: string;

  /** Nothing can be added here, whatever the store allows: neither opener nor form is shown. */
  @property({ type: Boolean, attribute: "read-only", reflect: true }) readOnly = false;

  @state() private open = false;
  /** The person is asked what becomes of the draft. */
  @state() private asking = false;
  /** The fields are loaded when they are first shown. */
  @state() private hasFields = false;
  @query(".drawer") private readonly drawer!: HTMLDialogElement | null;
  @query(".sheet") private readonly sheet!: HTMLElement | null;
  @query(".ask") private readonly ask!: HTMLDialogElement | null;

  readonly #source = new StoreController(this);
  #form: CustomerForm | undefined;
  #off: (() => void) | undefined;
  #coming: Promise<void> | undefined;
  #pressedBeside = false;

  constructor() {
    super();
    this.addEventListener("click", this.#onOpener);
  }

  /** Opens the drawer. Does nothing where nothing can be added, and for a form that stands in the page. */
  show(): void {
    if (this.#canAdd && !this.inline) this.open = true;
  }

  /** Closes the drawer; asks first when something typed would be left. */
  close(): void {
    if (this.#form?.unsaved) this.asking = true;
    else this.#shut();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
    // Taken away, a dialog is no longer in front of the page, though it says that it is open.
    for (const dialog of [this.drawer, this.ask]) dialog?.removeAttribute("open");
  }

  protected override isReady(): boolean {
    return this.hasFields && (this.open || this.inline);
  }

  protected override isLoading(): boolean {
    return this.#form?.state.saving ?? false;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#form?.state.error;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { store } = this.#source;
    this.#follow(this.isConnected && store ? customerFormOf(store) : undefined);
    if (!this.#canAdd) this.open = this.asking = false;
    if ((this.open || this.inline) && !this.hasFields) this.#coming ??= this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    const { drawer, ask } = this;
    if (drawer && this.open && !drawer.open) drawer.showModal();
    if (!ask || ask.open) return;
    ask.showModal();
    ask.querySelector<HTMLElement>(".main")?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#coming;
    return super.getUpdateComplete();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.#source.connected)
      return this.inline ? html`<p class="hint">${common.notConnected}</p>` : nothing;
    if (!this.#canAdd) return nothing;
    if (this.inline) return this.#renderFields();
    return html`<slot name="opener"></slot> ${this.open ? this.#renderDrawer() : nothing}`;
  }

  get #canAdd(): boolean {
    return !this.readOnly && this.#source.store?.settings.readOnly !== true;
  }

  #renderDrawer(): TemplateResult {
    return html`<dialog
      class="drawer"
      part="drawer"
      aria-labelledby="title"
      @cancel=${this.#onCancel}
      @keydown=${this.#onKeydown}
      @pointerdown=${this.#onPress}
      @click=${this.#onClick}
      @close=${this.#onClosed}
    >
      <div class="sheet" ?inert=${this.asking}>
        <header>
          <h2 id="title">${words.title}</h2>
          <button type="button" class="icon" aria-label=${words.close} @click=${this.#onClose}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
          </button>
        </header>
        ${this.#renderFields()}
      </div>
      ${this.asking ? this.#renderAsk() : nothing}
    </dialog>`;
  }

  #renderFields(): TemplateResult {
    const { store } = this.#source;
    if (!this.hasFields) {
      return html`<div class="waiting">
        <span class="hidden-text">${common.loading}</span>
        ${[1, 2, 3, 4].map(() => html`<span class="skeleton"></span>`)}
      </div>`;
    }
    return html`<pv-customer-fields
      .store=${store}
      .form=${this.#form}
      .href=${this.href}
      .wantsFocus=${!this.inline}
      .added=${this.#onAdded}
      .cancelled=${this.inline ? undefined : this.#onClose}
      .opened=${this.#open}
    ></pv-customer-fields>`;
  }

  #renderAsk(): TemplateResult {
    const { asking } = words;
    const saving = this.#form?.state.saving;
    return html`<dialog
      class="ask"
      aria-labelledby="asking"
      @cancel=${this.#onStay}
      @close=${this.#onStay}
      @keydown=${this.#onKeydown}
    >
      <div class="stack">
        <h2 id="asking">${asking.title}</h2>
        <p>${asking.text}</p>
        <div class="actions end">
          ${saving ? nothing : html`<button type="button" class="grave" @click=${this.#onDiscard}>${asking.discard}</button>`}
          <button type="button" @click=${this.#onKeep}>${asking.keep}</button>
          <button type="button" class="main" @click=${this.#onStay}>${asking.edit}</button>
        </div>
      </div>
    </dialog>`;
  }

  #follow(form: CustomerForm | undefined): void {
    if (this.#form === form) return;
    this.#off?.();
    this.#form = form;
    this.#off = form?.changed.add(() => this.requestUpdate());
    if (form) guardDrafts(form);
  }

  async #load(): Promise<void> {
    try {
      await import("../customer-fields/define.ts");
      this.hasFields = true;
    } catch (error) {
      // Opening it again tries again.
      this.#coming = undefined;
      this.open = false;
      reportError(error);
    }
  }

  #shut(): void {
    // The inner one first, so that the focus goes back to where each was opened from.
    this.ask?.close();
    this.drawer?.close();
    this.open = this.asking = false;
  }

  /** Opens a customer, unless the host takes that over. */
  readonly #open = (customer: Customer): void => {
    const goes = intendCustomerSelect(this, customer);
    const href = this.href ? customerHref(customer, this.href) : undefined;
    if (goes && href) window.location.assign(href);
  };

  readonly #onAdded = (customer: Customer): void => {
    this.#shut();
    this.dispatchEvent(
      new CustomEvent<PvCustomerCreatedDetail>("pv-customer-created", {
        detail: { id: customer.id, displayId: customer.display_id },
        bubbles: true,
        composed: true,
      }),
    );
    this.#open(customer);
  };

  readonly #onOpener = ({ target }: Event): void => {
    const opener = (target as Element).closest("[slot=opener]");
    if (opener?.parentElement === this) this.show();
  };

  readonly #onClose = (): void => this.close();

  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.drawer) return;
    event.preventDefault();
    this.close();
  };

  /** A browser closes a dialog at the second Escape whatever its page says: the key is taken before. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (this.asking) this.#onStay();
    else this.close();
  };

  readonly #onPress = (event: Event): void => {
    this.#pressedBeside = event.target === this.drawer;
  };

  /** Beside the drawer. What was begun inside, such as marking a text, is no click there. */
  readonly #onClick = (event: Event): void => {
    if (event.target === this.drawer && this.#pressedBeside) this.close();
    this.#pressedBeside = false;
  };

  /** Closed by the browser itself: what was typed is kept. */
  readonly #onClosed = (event: Event): void => {
    if (event.target === this.drawer) this.open = this.asking = false;
  };

  readonly #onStay = (): void => {
    // Only then can the focus go back to where it was.
    if (this.sheet) this.sheet.inert = false;
    this.ask?.close();
    this.asking = false;
  };

  readonly #onKeep = (): void => this.#shut();

  readonly #onDiscard = (): void => {
    this.#form?.discard();
    this.#shut();
  };
}
