import type { Customer, QueryState } from "@pivotal/sdk/store/core";
import { fieldSource, type EditSession, type EditState } from "@pivotal/sdk/store/edits";
import { churnConsequences, winBackConsequences, type Onboarding } from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { edit as editWords } from "../../strings/edit.ts";
import { statusControl as words } from "../../strings/status-control.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem, sourceName } from "../../templates/edit-problem.ts";
import type { StatusChoice } from "../customer-status/status-edit.ts";
import { resumeRow, type ResumeState } from "./resume-row.ts";
import { onboardingName } from "./onboarding-name.ts";
import { styles } from "./status-dialog.styles.ts";

/** What a change of status asks before it is saved. */
export type StatusQuestion = "at_risk" | "churned" | "win_back";

/** Says what a change of status means, and asks for it to be confirmed. Private to `<pv-customer-status>`. */
export class PvStatusDialog extends SpeakingElement {
  static override styles = [tokens, base, ...styles];

  @property({ attribute: false }) question: StatusQuestion = "churned";
  @property({ attribute: false }) customer?: Customer;
  /** What is known of the customer's onboardings. */
  @property({ attribute: false }) onboardings?: Pick<
    QueryState<readonly Onboarding[]>,
    "status" | "data" | "error"
  >;
  /** Holds the choice with its reason while the dialog is open. */
  @property({ attribute: false }) session?: EditSession<StatusChoice>;
  /** The state of the session, for each of which this is drawn anew. */
  @property({ attribute: false }) state?: EditState<StatusChoice>;
  /** Called when the person has given up; what was confirmed is saved all the same. */
  @property({ attribute: false }) closed?: () => void;
  /** Sets an onboarding going again. Throws what the store throws. */
  @property({ attribute: false }) resume?: (onboarding: Onboarding) => Promise<unknown>;

  /** Won back: what stayed paused is shown, to be resumed. */
  @state() private confirmed = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;
  /** As they were when the customer came back, so that a resumed one does not vanish from under the pointer. */
  #paused: readonly Onboarding[] = [];
  #isOver = false;
  #resumes = new Map<string, ResumeState>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Taken away, a dialog is no longer in front of the page, though it says that it is open.
    this.dialog?.removeAttribute("open");
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.isConnected && !this.#isOver && !this.dialog?.open) this.dialog?.showModal();
  }

  override render(): TemplateResult {
    const { customer, question } = this;
    const title = this.#isDone ? words.winBack.done : TITLES[question];
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="who"
      @close=${this.#onClose}
      @keydown=${this.#onKeydown}
    >
      <form class="stack" @submit=${this.#onSubmit}>
        <h2 id="title">${title}</h2>
        <p id="who" class="hint"><bdi>${customer?.name}</bdi></p>
        ${customer ? this.#renderBody(customer) : nothing} ${this.#renderProblem()}
        <div class="actions end">
          <button type="button" @click=${this.#onCancel}>${this.#isDone ? words.close : words.cancel}</button>
          ${
            this.#isDone
              ? nothing
              : html`<button
                  class=${question === "churned" ? "grave" : "main"}
                  aria-disabled=${this.state?.saving ? "true" : nothing}
                >
                  ${this.state?.saving ? words.saving : ACTS[question]}
                </button>`
          }
        </div>
      </form>
    </dialog>`;
  }

  get #isDone(): boolean {
    const { saving, draft, next } = this.state ?? {};
    return this.confirmed && !saving && draft === undefined && next === undefined;
  }

  #renderBody(customer: Customer): TemplateResult {
    const source = fieldSource(customer, "status");
    return html`${this.#isDone ? this.#renderResumes() : this.#renderMeans(customer)}
    ${
      source && !this.#isDone
        ? html`<p class="note warning">${editWords.owned(sourceName(source))}</p>`
        : nothing
    }`;
  }

  #renderMeans(customer: Customer): TemplateResult {
    switch (this.question) {
      case "at_risk":
        return html`<p>${words.atRisk.means}</p>
          ${this.#renderReason()}`;
      case "churned":
        return html`${this.#renderChurn(customer)} ${this.#renderReason()}`;
      default:
        return this.#renderWinBack(customer);
    }
  }

  #renderReason(): TemplateResult {
    return html`<div class="field">
      <label class="name" for="reason">${words.reasonLabel}</label>
      <textarea
        id="reason"
        rows="2"
        maxlength="2000"
        dir="auto"
        aria-describedby="reason-hint"
        .value=${live(this.state?.draft?.reason ?? "")}
        @input=${this.#onReason}
      ></textarea>
      <p class="hint" id="reason-hint">${words.reasonHint}</p>
    </div>`;
  }

  #renderChurn(customer: Customer): TemplateResult {
    const { churned } = words;
    const { pauses, freezesAt, stopsNotifications, leavesLists } = churnConsequences(
      customer,
      this.onboardings?.data,
    );
    return html`<p>${churned.intro}</p>
      <ul class="means">
        <li>${this.#renderPauses(pauses)}</li>
        <li>${stopsNotifications ? churned.notifications : churned.notificationsAlready}</li>
        <li>
          ${
            freezesAt === undefined
              ? churned.scoreUnknown
              : freezesAt === null
                ? churned.noScore
                : churned.freezes(this.#number(Math.round(freezesAt)))
          }
        </li>
        ${leavesLists ? html`<li>${churned.leaves}</li>` : nothing}
      </ul>
      <p class="hint">${churned.back}</p>`;
  }

  #renderPauses(pauses: readonly Onboarding[] | undefined): TemplateResult | string {
    const { churned } = words;
    if (pauses?.length === 0) return churned.pausesNone;
    if (pauses) {
      return html`${churned.pauses(this.#number(pauses.length), pauses.length)}
        <ul>
          ${pauses.map((one) => html`<li><bdi>${onboardingName(one)}</bdi></li>`)}
        </ul>`;
    }
    if (this.onboardings?.status === "pending")
      return this.#renderLooking(churned.pausesSome, churned.looking);
    return churned.unknown;
  }

  #renderLooking(text: string, hidden: string): TemplateResult {
    return html`${text} <span class="hidden-text">${hidden}</span><span class="skeleton"></span>`;
  }

  #renderWinBack(customer: Customer): TemplateResult {
    const { winBack } = words;
    const { resumesFrom, staysPaused, resumesNotifications, returnsToLists } = winBackConsequences(
      customer,
      this.onboardings?.data,
    );
    return html`<p>${winBack.resumes}</p>
      <ul class="means">
        ${resumesNotifications ? html`<li>${winBack.notifications}</li>` : nothing}
        <li>
          ${
            typeof resumesFrom === "number"
              ? winBack.score(this.#number(Math.round(resumesFrom)))
              : winBack.scoreUnknown
          }
        </li>
        ${returnsToLists ? html`<li>${winBack.returns}</li>` : nothing}
        <li>${winBack.stamped}</li>
      </ul>
      <p>${winBack.doesNot}</p>
      <ul class="means">
        ${
          staysPaused?.map((one) => html`<li><bdi>${onboardingName(one)}</bdi></li>`) ??
          html`<li>
            ${
              this.onboardings?.status === "pending"
                ? this.#renderLooking("", winBack.looking)
                : winBack.unknown
            }
          </li>`
        }
        ${staysPaused?.length === 0 ? html`<li>${winBack.none}</li>` : nothing}
      </ul>`;
  }

  #renderResumes(): TemplateResult {
    return html`<ul class="rows resume">
      ${this.#paused.map((one) => resumeRow(one, this.#resumes.get(one.id), () => void this.#resume(one)))}
    </ul>`;
  }

  #renderProblem(): TemplateResult {
    const { error, draft, theirs } = this.state ?? {};
    const isFailed = this.confirmed && draft !== undefined && theirs === undefined && error;
    return html`<div role="alert">
      ${isFailed ? html`<p class="wrong">${editProblem(error)}</p>` : nothing}
    </div>`;
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  async #resume(onboarding: Onboarding): Promise<void> {
    if (this.#resumes.get(onboarding.id) === "resuming") return;
    this.#setResume(onboarding, "resuming");
    try {
      await this.resume?.(onboarding);
      this.#setResume(onboarding, "resumed");
    } catch (error) {
      this.#setResume(onboarding, error);
    }
  }

  #setResume({ id }: Onboarding, state: ResumeState): void {
    this.#resumes.set(id, state);
    this.requestUpdate();
  }

  /** The keys of what is around are not the dialog's. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const isSend = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (isSend) this.dialog?.querySelector("form")?.requestSubmit();
  };

  readonly #onReason = (event: Event): void => {
    const { draft } = this.state ?? {};
    if (draft) this.session?.type({ ...draft, reason: (event.target as HTMLTextAreaElement).value });
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { session, customer } = this;
    if (!session || !customer || session.state.saving) return;
    const { staysPaused = [] } = winBackConsequences(customer, this.onboardings?.data);
    const isOver = this.question !== "win_back" || staysPaused.length === 0;
    this.#paused = staysPaused;
    this.confirmed = !isOver;
    if (!session.state.editing) session.open();
    session.commit();
    // Changed elsewhere meanwhile: the control shows both.
    if (isOver || session.state.theirs !== undefined) this.#close();
  };

  readonly #onCancel = (): void => this.#close();

  #close(): void {
    this.#isOver = true;
    this.dialog?.close();
  }

  readonly #onClose = (): void => {
    this.#isOver = true;
    this.closed?.();
  };
}

const TITLES: Record<StatusQuestion, string> = {
  at_risk: words.atRisk.title,
  churned: words.churned.title,
  win_back: words.winBack.title,
};

const ACTS: Record<StatusQuestion, string> = {
  at_risk: words.atRisk.act,
  churned: words.churned.act,
  win_back: words.winBack.act,
};
