import { isPivotalError, type Customer, type PivotalStore } from "@pivotal/sdk/store/core";
import { editsOf } from "@pivotal/sdk/store/edits";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { announceSaved } from "../../base/customer-saved.ts";
import { property, state } from "../../base/reactive.ts";
import { OwnerNames } from "../../controllers/owner-names.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { common } from "../../strings/common.ts";
import { customer as words } from "../../strings/customer.ts";
import { wordOf } from "../../strings/word-of.ts";
import { dataStates } from "../../templates/data-states.ts";
import { errorSentence } from "../../templates/error-view.ts";
import type { CustomerFieldPlace } from "../field/customer-field.ts";
import type { CustomerTab, PvCustomerTabDetail } from "./customer.events.ts";
import { styles } from "./customer.styles.ts";
import { goneNote } from "./gone-note.ts";
import { recordHeader } from "./record-header.ts";
import { RECORD_TABS } from "./record-tabs.ts";
import "../customer-overview/define.ts";
import "../customer-status/define.ts";
import "../health-score/define.ts";
import "../last-change/define.ts";

const TABS: readonly CustomerTab[] = ["overview", ...(Object.keys(RECORD_TABS) as CustomerTab[])];

/** What has become of a tab's element. */
type TabCode = "loading" | "ready" | "failed";

const asTab = (value: string | null): CustomerTab => TABS.find((tab) => tab === value) ?? "overview";

/**
 * One customer's record: who it is, how it stands, and its parts in tabs, each loaded when it is first opened and kept from then on.
 * Every field is edited where it stands.
 *
 * @summary A customer's record with its overview, contacts, onboardings, history and health.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires {CustomEvent<PvCustomerTabDetail>} pv-customer-tab - A person opened another part of the record.
 * @fires {CustomEvent<PvCustomerSavedDetail>} pv-customer-saved - A change that was made here is saved.
 * @csspart header - Who the customer is and how it stands.
 * @csspart tabs - The row of tabs.
 * @csspart panel - The part that is open.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvCustomer extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** The open part: `overview` (the default), `contacts`, `onboardings`, `activity` or `health`. */
  @property({ reflect: true, converter: { fromAttribute: asTab, toAttribute: (tab: unknown) => tab } })
  tab: CustomerTab = "overview";

  /** The field whose lost text was copied. */
  @state() private copied: string | undefined;
  @state() private code: Readonly<Partial<Record<CustomerTab, TabCode>>> = {};

  readonly #owners = new OwnerNames(this, () => {
    const { owner, owner_email } = this.#last?.customer ?? {};
    return !!(owner ?? owner_email);
  });
  /** The customer as it was last held, of what the properties name now. */
  #last: { readonly of: string; readonly customer: Customer } | undefined;
  #opened = new Set<CustomerTab>();
  #of: PivotalStore | undefined;

  constructor() {
    super();
    new WatchController(
      this,
      () => this.store,
      (store) => this.#listenTo(store),
    );
  }

  protected override isReady(): boolean {
    return this.#live !== undefined;
  }

  protected override currentError() {
    return this.record.state.error;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Another store is another user's, as far as one can tell.
    if (this.store && this.#of && this.#of !== this.store) this.#last = undefined;
    this.#of = this.store ?? this.#of;
    const of = this.recordId;
    const live = this.#live;
    const before = this.#last;
    if (live && of !== undefined) this.#last = { of, customer: live };
    else if (this.#last?.of !== of) this.#last = undefined;
    if (before?.customer.id !== this.#last?.customer.id) this.#opened = new Set();
    if (this.#last) this.#open(this.tab);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#showTab();
  }

  override render(): TemplateResult {
    if (!this.customer && this.recordId === undefined) {
      return html`<p class="empty">
        ${this.customerId ? words.notFound(this.customerId) : words.noCustomer}
      </p>`;
    }
    const { state } = this.record;
    const { error } = state;
    if (!this.#last && error?.type === "not_found") return this.#renderNotFound();
    return dataStates<Customer>(
      { ...state, data: this.#last?.customer },
      {
        data: (customer) => this.#renderRecord(customer),
        skeleton: () => this.#renderSkeleton(),
        retry: this.record.refresh,
        connected: this.record.connected,
      },
    );
  }

  /** The customer as it is held now; undefined once it is gone. */
  get #live(): Customer | undefined {
    const id = this.recordId;
    if (!this.store) return this.customer;
    return id === undefined ? undefined : this.store.records.get(id);
  }

  #listenTo(store: PivotalStore): () => void {
    const look = () => {
      if (this.#live !== this.#last?.customer) this.requestUpdate();
    };
    const forget = () => {
      this.#last = undefined;
      this.requestUpdate();
    };
    const off = [store.records.changed.add(look), store.cleared.add(forget)];
    return () => {
      for (const one of off) one();
    };
  }

  #renderNotFound(): TemplateResult {
    return html`<div class="empty" role="alert">
      <p>${words.notFound(this.customerId ?? "")}</p>
      <p>${words.notFoundHint}</p>
    </div>`;
  }

  #renderSkeleton(): TemplateResult {
    const line = html`<span class="skeleton"></span>`;
    return html`<div class="waiting">
      <span class="skeleton wide"></span>
      <div class="line">${[1, 2, 3, 4].map(() => line)}</div>
      ${[1, 2, 3, 4, 5, 6].map(() => line)}
    </div>`;
  }

  #renderRecord(customer: Customer): TemplateResult {
    const isGone = this.#live === undefined;
    const { error } = this.record.state;
    const isStale = isGone || error !== undefined;
    // Each customer has elements of its own, so that nothing of one is ever shown, or saved, under another's name.
    return keyed(
      customer.id,
      html`<div class="record ${isStale ? "stale" : ""}">
        ${isGone ? goneNote(customer, this.store, { labelOf, copied: this.copied, copy: this.#copy, dismiss: this.#dismiss }) : error ? this.#renderStale() : nothing}
        <div class="content">
          ${recordHeader({
            place: this.#place(customer, isGone),
            locale: this.locale,
            ownerName: this.#ownerOf(customer),
            isGone,
          })}
          <pv-last-change
            .store=${isGone ? undefined : this.store}
            .customer=${customer}
            .labelOf=${labelOf}
            .ownerOf=${this.#ownerName}
          ></pv-last-change>
          ${this.#renderTabs()} ${TABS.map((tab) => this.#renderPanel(tab, customer, isGone))}
        </div>
      </div>`,
    ) as TemplateResult;
  }

  #renderStale(): TemplateResult {
    const { error } = this.record.state;
    return html`<div class="note warning actions" role="status">
      <span>${words.stale} ${error && isPivotalError(error) ? errorSentence(error) : nothing}</span>
      <button type="button" @click=${this.record.refresh}>${common.retry}</button>
    </div>`;
  }

  #place(customer: Customer, isGone: boolean): CustomerFieldPlace {
    return { store: this.store, customer, canWrite: this.canWrite && !isGone, saved: this.#onSaved };
  }

  #ownerOf({ owner, owner_email }: Customer): string {
    return this.#owners.nameOf(owner, owner_email);
  }

  readonly #ownerName = (id: string): string => this.#owners.nameOf(id, null);

  #renderTabs(): TemplateResult {
    return html`<div
      class="tabs"
      part="tabs"
      role="tablist"
      aria-label=${words.tabs}
      @keydown=${this.#onTabKey}
    >
      ${TABS.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id=${`tab-${tab}`}
            aria-selected=${String(tab === this.tab)}
            aria-controls=${`panel-${tab}`}
            tabindex=${tab === this.tab ? 0 : -1}
            @click=${() => this.#choose(tab)}
          >
            ${words.tabNames[tab]}
          </button>`,
      )}
    </div>`;
  }

  #renderPanel(tab: CustomerTab, customer: Customer, isGone: boolean): TemplateResult {
    return html`<div
      role="tabpanel"
      part=${tab === this.tab ? "panel" : nothing}
      id=${`panel-${tab}`}
      aria-labelledby=${`tab-${tab}`}
      tabindex="0"
      ?hidden=${tab !== this.tab}
    >
      ${this.#opened.has(tab) ? this.#renderPart(tab, customer, isGone) : nothing}
    </div>`;
  }

  #renderPart(tab: CustomerTab, customer: Customer, isGone: boolean): TemplateResult | typeof nothing {
    if (tab === "overview") {
      const { store, canWrite, saved } = this.#place(customer, isGone);
      return html`<pv-customer-overview
        .store=${store}
        .customer=${customer}
        .canWrite=${canWrite}
        .isGone=${isGone}
        .ownerName=${this.#ownerOf(customer)}
        .saved=${saved}
      ></pv-customer-overview>`;
    }
    if (this.code[tab] === "failed") {
      return html`<div class="empty" role="alert">
        <p>${words.notLoaded}</p>
        <button type="button" @click=${() => this.#load(tab)}>${common.retry}</button>
      </div>`;
    }
    if (this.code[tab] !== "ready") return html`<div aria-hidden="true">${this.#renderSkeleton()}</div>`;
    return RECORD_TABS[tab]?.view(customer.id, !this.canWrite || isGone) ?? nothing;
  }

  /** Brings the open tab into sight where not all have room, without moving the page. */
  #showTab(): void {
    const strip = this.renderRoot.querySelector(".tabs");
    const tab = strip?.querySelector('[aria-selected="true"]');
    if (!strip || !tab || strip.scrollWidth <= strip.clientWidth) return;
    const [room, place] = [strip.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (place.left < room.left) strip.scrollLeft += place.left - room.left;
    else if (place.right > room.right) strip.scrollLeft += place.right - room.right;
  }

  #open(tab: CustomerTab): void {
    this.#opened.add(tab);
    if (this.code[tab] === undefined) this.#load(tab);
  }

  #load(tab: CustomerTab): void {
    const is = (code: TabCode) => (this.code = { ...this.code, [tab]: code });
    const { load } = RECORD_TABS[tab] ?? {};
    if (!load) return;
    is("loading");
    load().then(
      () => is("ready"),
      (error: unknown) => {
        is("failed");
        reportError(error);
      },
    );
  }

  #choose(tab: CustomerTab): void {
    if (tab === this.tab) return;
    this.tab = tab;
    const detail: PvCustomerTabDetail = { tab };
    this.dispatchEvent(new CustomEvent("pv-customer-tab", { detail, bubbles: true, composed: true }));
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const at = TABS.indexOf(this.tab);
    const step = this.isRtl ? -1 : 1;
    const to: Record<string, number> = {
      ArrowRight: at + step,
      ArrowLeft: at - step,
      Home: 0,
      End: TABS.length - 1,
    };
    const place = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
    const tab = place === undefined ? undefined : TABS[(place + TABS.length) % TABS.length];
    if (tab === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#choose(tab);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };

  readonly #onSaved = (field: string): void => {
    const id = this.#last?.customer.id;
    if (id !== undefined) announceSaved(this, id, [field]);
  };

  readonly #dismiss = (): void => {
    if (this.store && this.#last) editsOf(this.store).dismissLost(this.#last.customer.id);
    this.requestUpdate();
  };

  readonly #copy = (field: string, text: string, shown: Element | null): void => {
    navigator.clipboard.writeText(text).then(
      () => (this.copied = field),
      () => {
        // Not allowed here: it is selected instead, for the keys that copy.
        if (shown) getSelection()?.selectAllChildren(shown);
      },
    );
  };
}

const labelOf = (field: string): string => {
  const known = wordOf(words.fields, field);
  if (known) return known;
  const [, slug = field] = field.split(/^custom_fields\./);
  return slug.replace(/[_-]+/g, " ").replace(/^./u, (first) => first.toUpperCase());
};
