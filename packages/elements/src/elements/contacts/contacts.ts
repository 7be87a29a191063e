import type { PivotalError } from "@pivotal/sdk";
import { isPivotalError, type PivotalStore, type QueryState } from "@pivotal/sdk/store/core";
import { contactsQuery, promoteContact, type Contact } from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { property, state } from "../../base/reactive.ts";
import { NearEndController } from "../../controllers/near-end-controller.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { speak } from "../../languages/spoken.ts";
import { contacts as words } from "../../strings/contacts.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { dataStates } from "../../templates/data-states.ts";
import { contactNotes, notLoaded, type ContactNotes, type RefusedStar } from "./contact-notes.ts";
import { ContactOrder, isArchived, type ContactFilter } from "./contact-order.ts";
import type { ContactRowHost } from "./contact-row.ts";
import { ContactTicks } from "./contact-ticks.ts";
import type { ContactTools } from "./contact-tools.ts";
import { contactsView, skeleton, type ContactsView } from "./contacts-view.ts";
import { tellContact } from "./contacts.events.ts";
import { styles } from "./contacts.styles.ts";
import { GivenContacts } from "./given-contacts.ts";
import { hasPhone } from "./has-phone.ts";
import { newChanges } from "./new-changes.ts";
import { RowFocus } from "./row-focus.ts";
import { moveTick } from "./tick-keys.ts";

/** Rows that are drawn at first, and with each look at their end. */
const SLICE = 50;

/**
 * The people at a customer: add, paste, edit in place, promote to primary, label, archive and delete them.
 *
 * @summary The people at a customer.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires pv-contact-added - A contact was added.
 * @fires pv-contact-saved - A contact was changed.
 * @fires pv-contact-deleted - A contact was deleted for good.
 */
export class PvContacts extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, controlStyles, ...styles];

  /** Contacts at hand; win over those of the server and cause no request. Only shown where there is no `<pv-provider>`. */
  @property({ attribute: false }) contacts?: readonly Contact[];

  @state() private filter: ContactFilter = "live";
  @state() private limit = SLICE;
  @state() private tools: ContactTools | undefined;
  /** Who is about to be deleted. */
  @state() private removing: Contact | undefined;
  @state() private pasting = false;
  /** Who was not made primary, and why. */
  @state() private refused: RefusedStar | undefined;
  @state() private notLoaded = false;

  readonly #given = new GivenContacts();
  readonly #list = new QueryController<readonly Contact[]>(this, () => {
    const id = this.#customerId;
    if (!this.store || id === undefined) return null;
    return this.contacts ? this.#given.query(this.store, id, this.contacts) : contactsQuery(id);
  });
  readonly #ticks = new ContactTicks(this, () => this.#rows);
  readonly #focus = new RowFocus(this);
  readonly #polite = new PoliteController(this, () => this.#said);
  readonly #order = new ContactOrder();
  #said = "";
  #focusForm = false;
  #rows: readonly Contact[] = [];
  #coming: Promise<void> | undefined;
  #off: (() => void) | undefined;

  constructor() {
    super();
    const end = () => this.renderRoot.querySelector(".more");
    new NearEndController(this, end, () => this.#onMore());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow(this.tools);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override isReady(): boolean {
    return this.#state.data !== undefined;
  }

  protected override isLoading(): boolean {
    return super.isLoading() || this.#list.state.fetching;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#state.error;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#rows = this.#order.of(this.#state.data ?? [], this.filter, this.locale);
    const id = this.#customerId;
    if (!this.canWrite || !this.store || id === undefined) this.#setTools(undefined);
    else if (this.tools?.store !== this.store || this.tools.customerId !== id)
      this.#loadTools(this.store, id);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#coming;
    return super.getUpdateComplete();
  }

  /** Opens the form in which a contact is added; where nothing can be changed, does nothing. */
  add(): void {
    this.#focusForm = true;
    this.tools?.form.open();
    this.requestUpdate();
  }

  /** Opens the dialog in which many contacts are pasted; where nothing can be changed, does nothing. */
  paste(): void {
    if (!this.tools) return;
    this.pasting = true;
    this.#load("pasting", import("../contact-paste/define.ts"));
  }

  override render(): TemplateResult {
    return html`${dataStates(this.#state, {
        data: (all) => contactsView(this.#view(all)),
        skeleton,
        retry: () => void (this.#list.store && this.shown ? this.#list.refresh() : this.record.refresh()),
        connected: this.record.connected,
      })}
      ${this.#renderDialogs()}
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  /** The cuid, as soon as it is known. */
  get #customerId(): string | undefined {
    const id = this.recordId;
    // By its number it would be held twice.
    const cuid = id !== undefined && /\D/.test(id) ? id : undefined;
    return this.shown?.id ?? cuid ?? this.contacts?.[0]?.customer_id;
  }

  get #state(): Pick<QueryState<readonly Contact[]>, "status" | "data" | "error"> {
    if (!this.store && this.contacts) return { status: "success", data: this.contacts, error: undefined };
    const { error } = this.record.state;
    // Without the customer there are no contacts of it.
    return error && !this.shown ? { status: "error", data: undefined, error } : this.#list.state;
  }

  #view(all: readonly Contact[]): ContactsView {
    const { tools } = this;
    return {
      all,
      rows: this.#rows,
      limit: this.limit,
      filter: this.filter,
      locale: this.locale,
      host: this.#host(all),
      ticked: this.#ticks.all,
      tools: tools ? this.#renderTools(tools, all) : this.notLoaded ? notLoaded(this.#onReload) : nothing,
      bar: tools ? this.#renderBar(tools, all) : nothing,
      isAdding: tools?.form.state.open === true,
      setFilter: this.#onFilter,
      tickAll: () => this.#ticks.tickAll(),
      add: () => this.add(),
      paste: () => this.paste(),
      more: this.#onMore,
      keydown: this.#onKeydown,
    };
  }

  #host(all: readonly Contact[]): ContactRowHost {
    const { tools } = this;
    return {
      customer: this.shown,
      edits: tools?.edits,
      labels: tools?.labels,
      canWrite: tools !== undefined,
      hasPhone: hasPhone(all, this.shown),
      isTicked: ({ id }) => this.#ticks.has(id),
      tick: ({ id }, range) => this.#ticks.tick(id, range),
      promote: (contact) => void this.#promote(contact),
      archive: ({ id }, archived) => void tools?.run.start([id], { archived }),
      remove: (contact) => this.#remove(contact),
    };
  }

  #renderTools(tools: ContactTools, all: readonly Contact[]): TemplateResult {
    const { form } = tools;
    return html`${contactNotes(tools, this.#notes())}
    ${
      form.state.open
        ? html`<pv-contact-form
            .form=${form}
            .hasPhone=${hasPhone(all, this.shown)}
            .isFirst=${all.every(isArchived)}
            .added=${this.#onAdded}
            .wantsFocus=${this.#takeFocus()}
            .closed=${this.#onFormClosed}
          ></pv-contact-form>`
        : nothing
    }`;
  }

  #notes(): ContactNotes {
    const { refused, notLoaded, pasting } = this;
    return {
      refused,
      notLoaded,
      pasting,
      promote: (contact) => void this.#promote(contact),
      dismiss: () => (this.refused = undefined),
      reload: this.#onReload,
      paste: () => this.paste(),
    };
  }

  /** Only who opened the form here goes into it. */
  #takeFocus(): boolean {
    const wanted = this.#focusForm;
    this.#focusForm = false;
    return wanted;
  }

  #renderBar({ run }: ContactTools, all: readonly Contact[]): TemplateResult {
    return html`<pv-contact-bar
      .run=${run}
      .contacts=${all}
      .ids=${this.#ticks.ids}
      .clear=${this.#onClear}
    ></pv-contact-bar>`;
  }

  #renderDialogs(): TemplateResult {
    const { tools, removing } = this;
    return html`${
      tools && this.pasting
        ? html`<pv-contact-paste
            .paste=${tools.paste}
            .hasPhone=${hasPhone(this.#rows, this.shown)}
            .closed=${this.#onPasteClosed}
          ></pv-contact-paste>`
        : nothing
    }${
      removing && this.store
        ? html`<pv-contact-delete
            .store=${this.store}
            .contact=${removing}
            .closed=${this.#onDeleteClosed}
          ></pv-contact-delete>`
        : nothing
    }`;
  }

  #loadTools(store: PivotalStore, id: string): void {
    if (this.#coming || this.notLoaded) return;
    const load = async () => {
      const { ContactTools } = await import("./contact-tools.ts");
      this.#setTools(new ContactTools(store, id));
    };
    this.#coming = load()
      .catch(this.#onNotLoaded)
      .finally(() => (this.#coming = undefined));
  }

  #setTools(tools: ContactTools | undefined): void {
    if (this.tools === tools) return;
    this.tools = tools;
    this.#ticks.clear();
    this.#follow(this.isConnected ? tools : undefined);
  }

  #follow(tools: ContactTools | undefined): void {
    this.#off?.();
    this.#off = tools?.watch(() => this.#onTools(tools));
    if (tools) this.#onTools(tools);
  }

  #onTools({ run, customerId }: ContactTools): void {
    for (const [id, fields] of newChanges(run))
      tellContact(this, "pv-contact-saved", { id, customerId, fields });
    this.requestUpdate();
  }

  async #promote(contact: Contact): Promise<void> {
    this.refused = undefined;
    if (!this.store || contact.is_primary) return;
    try {
      const { id, customer_id: customerId, name } = await promoteContact(this.store, contact);
      speak(this);
      this.#said = words.promoted(name);
      tellContact(this, "pv-contact-saved", { id, customerId, fields: ["is_primary"] });
      this.requestUpdate();
    } catch (cause) {
      // Anything else is a fault of the program, which the page is told.
      if (!isPivotalError(cause)) throw cause;
      this.refused = { contact, error: cause };
    }
  }

  #remove(contact: Contact): void {
    this.#focus.hold(contact.id, "remove");
    this.removing = contact;
    this.#load("removing", import("../contact-delete/define.ts"));
  }

  #load(what: "pasting" | "removing", part: Promise<unknown>): void {
    this.notLoaded = false;
    part.catch((error: unknown) => {
      if (what === "pasting") this.pasting = false;
      else this.removing = undefined;
      this.#onNotLoaded(error);
    });
  }

  readonly #onDeleteClosed = async (deleted: boolean): Promise<void> => {
    const gone = this.removing;
    this.removing = undefined;
    if (deleted && gone) {
      speak(this);
      this.#said = words.removed(gone.name);
      tellContact(this, "pv-contact-deleted", { id: gone.id, customerId: gone.customer_id });
    }
    await this.updateComplete;
    if (!this.#focus.restore()) this.#focusOn(".add");
  };

  readonly #onAdded = ({ id, customer_id: customerId }: Contact): void => {
    tellContact(this, "pv-contact-added", { id, customerId });
  };

  readonly #onPasteClosed = async (): Promise<void> => {
    this.pasting = false;
    await this.updateComplete;
    this.#focusOn(".several");
  };

  readonly #onFormClosed = async (): Promise<void> => {
    await this.updateComplete;
    this.#focusOn(".add");
  };

  #focusOn(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #onReload = (): void => {
    this.notLoaded = false;
  };

  readonly #onNotLoaded = (error: unknown): void => {
    reportError(error);
    this.notLoaded = true;
  };

  readonly #onClear = (): void => {
    this.#ticks.clear();
    this.#focusOn(".heads input");
  };

  readonly #onFilter = (filter: ContactFilter): void => {
    this.filter = filter;
    this.limit = SLICE;
    this.#ticks.clear();
  };

  readonly #onMore = (): void => {
    this.limit += SLICE;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.key === "Escape" && this.#ticks.ids.length > 0) this.#ticks.clear();
    else if (target.dataset["part"] !== "tick" || !moveTick(event, target, this.#ticks)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
