import { DEFAULT_HEALTH_THRESHOLDS, type Customer } from "@pivotal/sdk/store/core";
import {
  healthMismatch,
  onboardingsQuery,
  resumeOnboarding,
  statusReason,
  type HealthMismatch,
  type Onboarding,
} from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { announceSaved } from "../../base/customer-saved.ts";
import { moveInMenu } from "../../base/menu-keys.ts";
import { placePopover } from "../../base/place-popover.ts";
import { property, query, state } from "../../base/reactive.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { formatNumber } from "../../format/number.ts";
import { statusControl as words } from "../../strings/status-control.ts";
import { statusWord } from "../../strings/status.ts";
import { chevron } from "../../templates/chevron.ts";
import { dataStates } from "../../templates/data-states.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { bucketWord } from "../../templates/health-pill.ts";
import { statusView } from "../../templates/status.ts";
import type { StatusQuestion } from "../status-dialog/status-dialog.ts";
import { styles } from "./customer-status.styles.ts";
import { statusChoices } from "./status-choices.ts";
import { statusEditOf, type StatusEdit } from "./status-edit.ts";

/**
 * A customer's status, and the menu that changes it. What a change brings about is said before it is confirmed: a reason may be given
 * for "at risk", churning spells out its consequences, and coming back offers what stayed paused. A score never changes the status.
 *
 * @summary A customer's status, changed with its consequences in view.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires {CustomEvent<PvCustomerSavedDetail>} pv-customer-saved - The status that was chosen here is saved.
 * @csspart control - The status with its menu button.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvCustomerStatus extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** The customer's onboardings at hand, for what churning and coming back mean to them; loaded when first needed otherwise. [P] */
  @property({ attribute: false }) onboardings?: readonly Onboarding[];

  /** What is asked before a choice is saved. */
  @state() private asked: StatusQuestion | undefined;
  /** The dialog is loaded with the first question. */
  @state() private hasDialog = false;
  @state() private isOpen = false;
  @query("[popover]") private readonly menu!: HTMLElement | null;
  @query(".open") private readonly button!: HTMLElement | null;

  readonly #loaded = new QueryController<readonly Onboarding[]>(this, () => {
    const needs = this.asked === "churned" || this.asked === "win_back";
    const id = this.recordId;
    return needs && !this.onboardings && id !== undefined ? onboardingsQuery(id) : null;
  });

  readonly #polite = new PoliteController(this, () => this.#said());
  #edit: StatusEdit | undefined;
  #off: (() => void) | undefined;
  /** A save that was begun here is on its way: only this element tells the host of it. */
  #isOurs = false;

  override disconnectedCallback(): void {
    const edit = this.#edit;
    if (this.asked && edit) {
      // It may only have been moved; a question that nobody can see any more is answered by no.
      this.store?.later(() => {
        if (!this.isConnected) this.#giveUp(edit);
      });
    }
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { store, shown: customer } = this;
    this.#follow(this.isConnected && store && customer ? statusEditOf(store, customer.id) : undefined);
    if (customer) this.#edit?.had.add(customer.status);
    // A change from elsewhere, which a choice that is not saved yet would overwrite.
    this.#edit?.session.notice();
  }

  override render(): TemplateResult {
    return dataStates(
      { ...this.record.state, data: this.shown },
      {
        data: (customer) => this.#renderCustomer(customer),
        skeleton: () => html`<span class="waiting"><span class="skeleton"></span></span>`,
        retry: this.record.refresh,
        connected: this.record.connected,
      },
    );
  }

  #renderCustomer(customer: Customer): TemplateResult {
    const edit = this.#edit;
    if (!this.canWrite || !edit) {
      return html`<span part="control">${statusView(customer.status)}</span> ${this.#renderReason(customer)}`;
    }
    const status = edit.session.state.next?.status ?? customer.status;
    return html`<span class="control" part="control"
        ><button
          type="button"
          class="open"
          aria-haspopup="menu"
          aria-expanded=${String(this.isOpen)}
          @click=${this.#onOpen}
          @keydown=${this.#onButtonKey}
        >
          <span class="hidden-text">${words.label}: </span>${statusView(status)}${chevron}</button
        >${this.#renderProgress(edit)}</span
      >
      ${this.#renderReason(customer)} ${this.#renderProblem(edit)} ${this.#renderNudge(customer, edit)}
      ${this.#renderMenu(customer, status)} ${this.#renderDialog(customer, edit)}
      <span class="hidden-text" role="status">${this.#polite.text}</span>`;
  }

  #renderReason(customer: Customer): TemplateResult | typeof nothing {
    const reason = statusReason(customer);
    return reason ? html`<p class="hint reason"><bdi>${reason}</bdi></p>` : nothing;
  }

  #renderProgress({ session }: StatusEdit): TemplateResult | typeof nothing {
    const { saving, saved } = session.state;
    if (!saving && !saved) return nothing;
    return html`<svg
      class="mark ${saved ? "saved" : ""}"
      viewBox="0 0 16 16"
      role="img"
      aria-label=${saving ? words.saving : words.saved(statusWord(this.shown?.status ?? ""))}
    >
      <path d=${saving ? "M8 2a6 6 0 1 0 6 6" : "m2 8.5 4 4 8-9"} />
    </svg>`;
  }

  /** What was chosen and is not saved, why, and what can be done about it. */
  #renderProblem({ session }: StatusEdit): TemplateResult | typeof nothing {
    const { draft, editing, theirs, error } = session.state;
    if (draft === undefined || editing || this.asked) return nothing;
    const [text, yes, no] = theirs
      ? [words.changedElsewhere(statusWord(theirs.status), statusWord(draft.status)), words.keep, words.take]
      : [
          `${words.notSaved(statusWord(draft.status))} ${error ? editProblem(error) : ""}`,
          words.retry,
          words.discard,
        ];
    return html`<div class="note grave" role="alert">
      <p>${text}</p>
      <div class="actions">
        <button type="button" @click=${this.#onRetry}>${yes}</button>
        <button type="button" class="plain" @click=${this.#onDiscard}>${no}</button>
      </div>
    </div>`;
  }

  #renderNudge(customer: Customer, edit: StatusEdit): TemplateResult | typeof nothing {
    const mismatch = this.#mismatch(customer);
    if (!mismatch || this.asked || edit.session.busy || edit.dismissed === keyOf(mismatch)) return nothing;
    const { score, bucket, status, suggested } = mismatch;
    const shown = formatNumber(Math.round(score), this.locale);
    return html`<div class="note warning nudge">
      <p>${words.nudge(shown, bucketWord(bucket), statusWord(status))}</p>
      <div class="actions">
        <button type="button" @click=${() => this.#choose(suggested)}>
          ${suggested === "at_risk" ? words.asks(words.atRisk.act) : words.setActive}
        </button>
        <button type="button" class="plain" @click=${() => this.#dismiss(mismatch)}>${words.dismiss}</button>
      </div>
    </div>`;
  }

  #mismatch(customer: Customer): HealthMismatch | undefined {
    return healthMismatch(customer, this.store?.settings.thresholds ?? DEFAULT_HEALTH_THRESHOLDS);
  }

  #renderMenu(customer: Customer, current: string): TemplateResult {
    const { store } = this;
    const choices =
      this.isOpen && store ? statusChoices(store, customer, this.#edit?.had ?? new Set<string>()) : [];
    return html`<div
      popover
      role="menu"
      aria-label=${words.menu(customer.name)}
      @toggle=${this.#onToggle}
      @keydown=${this.#onMenuKey}
    >
      ${choices.map(
        (status) =>
          html`<button
            type="button"
            class="item"
            role="menuitemradio"
            aria-checked=${String(status === current)}
            tabindex="-1"
            @click=${() => this.#onChoice(status)}
          >
            <span class="choice"
              >${statusView(status)}${status !== current && this.#questionOf(status) ? "…" : nothing}</span
            >
            <svg class="check" viewBox="0 0 16 16" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 5" /></svg>
          </button>`,
      )}
    </div>`;
  }

  #renderDialog(customer: Customer, edit: StatusEdit): TemplateResult | typeof nothing {
    if (!this.asked || !this.hasDialog) return nothing;
    return html`<pv-status-dialog
      .question=${this.asked}
      .customer=${customer}
      .session=${edit.session}
      .state=${edit.session.state}
      .onboardings=${this.onboardings ? { status: "success", data: this.onboardings } : this.#loaded.state}
      .resume=${this.#onResume}
      .closed=${this.#onAnswered}
    ></pv-status-dialog>`;
  }

  #questionOf(status: string): StatusQuestion | undefined {
    if (status === "at_risk" || status === "churned") return status;
    return status === "active" && this.shown?.status === "churned" ? "win_back" : undefined;
  }

  #choose(status: string): void {
    const { shown: customer } = this;
    const edit = this.#edit;
    if (!customer || !edit) return;
    const question = this.#questionOf(status);
    this.#isOurs = true;
    if (!question) return edit.choose({ status, reason: "" });
    edit.session.open();
    edit.session.type({ status, reason: edit.reasons.get(status) ?? "" });
    this.asked = question;
    // What it means is computed from the customer as it is now.
    if (!this.customer) void this.record.refresh();
    void this.#loadDialog();
  }

  async #loadDialog(): Promise<void> {
    try {
      await import("../status-dialog/define.ts");
      this.hasDialog = true;
    } catch (error) {
      // Nothing was asked: the choice is given up, and choosing again tries to load it again.
      this.#onAnswered();
      reportError(error);
    }
  }

  #dismiss(mismatch: HealthMismatch): void {
    if (this.#edit) this.#edit.dismissed = keyOf(mismatch);
    this.requestUpdate();
    this.button?.focus();
  }

  #follow(edit: StatusEdit | undefined): void {
    if (this.#edit === edit) return;
    this.#off?.();
    this.#edit = edit;
    this.#off = edit?.session.changed.add(this.#onSession);
  }

  #said(): string | undefined {
    const { saving, saved, error } = this.#edit?.session.state ?? {};
    if (saving) return words.saving;
    if (saved) return words.saved(statusWord(this.shown?.status ?? ""));
    return error ? "" : undefined;
  }

  readonly #onSession = (): void => {
    this.requestUpdate();
    const { shown: customer } = this;
    if (!this.#isOurs || !customer || !this.#edit?.session.state.saved) return;
    this.#isOurs = false;
    // Who has just decided knows what the score says.
    const mismatch = this.#mismatch(customer);
    if (mismatch) this.#edit.dismissed = keyOf(mismatch);
    announceSaved(this, customer.id, ["status"]);
  };

  readonly #onOpen = (): void => {
    const { menu, button } = this;
    if (!menu || !button) return;
    if (menu.matches(":popover-open")) return menu.hidePopover();
    this.isOpen = true;
    this.performUpdate();
    placePopover(menu, button);
    menu.showPopover();
    const items = this.#items();
    (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
  };

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#onOpen();
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === "open";
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    if (event.key === "Tab") this.menu?.hidePopover();
    else if (moveInMenu(event, this.#items())) event.preventDefault();
    // Keys of the menu are not those of a list around it.
    event.stopPropagation();
  };

  #items(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>(".item") ?? [])];
  }

  #onChoice(status: string): void {
    this.menu?.hidePopover();
    this.button?.focus();
    if (status !== (this.#edit?.session.state.next?.status ?? this.shown?.status)) this.#choose(status);
  }

  readonly #onRetry = (): void => {
    const session = this.#edit?.session;
    this.#isOurs = true;
    if (session?.state.theirs !== undefined) session.keep();
    else session?.commit();
    this.button?.focus();
  };

  readonly #onDiscard = (): void => {
    this.#isOurs = false;
    this.#edit?.session.cancel();
    this.button?.focus();
  };

  readonly #onResume = (onboarding: Onboarding): Promise<unknown> => {
    const { store } = this;
    return store ? resumeOnboarding(store, onboarding) : Promise.resolve();
  };

  readonly #onAnswered = (): void => {
    if (this.#edit) this.#giveUp(this.#edit);
    this.button?.focus();
  };

  /** The question is over. What was not confirmed changes nothing, and a reason that was typed is offered again. */
  #giveUp({ session, reasons }: StatusEdit): void {
    const { editing, draft } = session.state;
    this.asked = undefined;
    if (!editing) return;
    if (draft?.reason.trim()) reasons.set(draft.status, draft.reason);
    this.#isOurs = false;
    session.cancel();
  }
}

const keyOf = ({ status, bucket }: HealthMismatch): string => `${status} ${bucket}`;
