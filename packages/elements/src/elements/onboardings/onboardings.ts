import type { PivotalError } from "@pivotal/sdk";
import { isPivotalError } from "@pivotal/sdk/store/core";
import {
  membersQuery,
  ONBOARDING_PHASES,
  onboardingsQuery,
  pauseOnboarding,
  resumeOnboarding,
  type Onboarding,
} from "@pivotal/sdk/store/record";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { property, state } from "../../base/reactive.ts";
import { MinuteController } from "../../controllers/minute-controller.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { formatNumber } from "../../format/number.ts";
import { speak } from "../../languages/spoken.ts";
import { common } from "../../strings/common.ts";
import { onboardings as words } from "../../strings/onboardings.ts";
import { dataStates } from "../../templates/data-states.ts";
import { isDone, onboardingRow, titleOf, type OnboardingAction } from "./onboarding-row.ts";
import { styles } from "./onboardings.styles.ts";

/** Which fields of an onboarding were saved. */
export interface PvOnboardingSavedDetail {
  /** The cuid of the onboarding. */
  readonly id: string;
  readonly fields: readonly string[];
}

declare global {
  interface HTMLElementEventMap {
    "pv-onboarding-saved": CustomEvent<PvOnboardingSavedDetail>;
  }
}

type Failure = { readonly action: OnboardingAction; readonly error: PivotalError };
type Members = Awaited<ReturnType<typeof membersQuery.load>>;

/**
 * A customer's onboardings: how far each is, when it is to launch and who works on it. They can be paused and resumed here.
 *
 * @summary A customer's onboardings with their phases, and pause and resume.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires pv-onboarding-saved - After an onboarding was paused or resumed.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvOnboardings extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** Onboardings at hand; they win over what would be loaded. Pausing one shows here until others are given. */
  @property({ attribute: false }) onboardings?: readonly Onboarding[];

  /** The workspace's phases in their order, where it has renamed them. Default: the seven that the API documents. */
  @property({ attribute: false }) phases: readonly string[] = ONBOARDING_PHASES;

  @state() private busy: ReadonlySet<string> = new Set();
  @state() private failures: ReadonlyMap<string, Failure> = new Map();
  /** What was made of onboardings at hand. */
  @state() private changed: ReadonlyMap<string, Onboarding> = new Map();

  #said: string | undefined;
  readonly #polite = new PoliteController(this, () => this.#said);
  readonly #list: QueryController<readonly Onboarding[]> = new QueryController<readonly Onboarding[]>(
    this,
    () => (this.onboardings || this.recordId === undefined ? null : onboardingsQuery(this.recordId)),
  );
  readonly #members = new QueryController<Members>(this, () => (this.#namesPeople ? membersQuery : null));

  constructor() {
    super();
    new MinuteController(this);
  }

  get #rows(): readonly Onboarding[] | undefined {
    return this.onboardings?.map((one) => this.changed.get(one.id) ?? one) ?? this.#list.state.data;
  }

  get #namesPeople(): boolean {
    return Boolean(
      this.#rows?.some(
        ({ csm_id, se_id, designer_id, product_ops_id }) => csm_id || se_id || designer_id || product_ops_id,
      ),
    );
  }

  protected override isReady(): boolean {
    return this.#rows !== undefined;
  }

  protected override isLoading(): boolean {
    return this.#list.state.fetching;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#list.state.error;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("onboardings")) this.changed = new Map();
    if (changed.has("onboardings") || changed.has("customer") || changed.has("customerId"))
      this.failures = new Map();
  }

  override render(): TemplateResult {
    const { state, refresh } = this.#list;
    const data = this.#rows;
    return html`<div class="record" role="region" aria-label=${words.label}>
      ${dataStates(
        { status: data ? "success" : state.status, data, error: state.error },
        {
          data: (rows, error) => this.#renderRows(rows, error),
          skeleton: () => html`<span class="skeleton"></span><span class="skeleton wide"></span>`,
          retry: refresh,
          connected: this.#list.connected,
        },
      )}
      <span class="hidden-text" role="status">${this.#polite.text}</span>
    </div>`;
  }

  #renderRows(rows: readonly Onboarding[], error: PivotalError | undefined): TemplateResult {
    const done = rows.filter(isDone);
    const open = rows.filter((one) => !isDone(one));
    return html`${
      error
        ? html`<div class="note warning failed">
            <p>${words.stale}</p>
            <button type="button" @click=${this.#list.refresh}>${common.retry}</button>
          </div>`
        : nothing
    }
    ${open.length > 0 ? this.#renderList(open) : html`<div class="empty"><p>${rows.length === 0 ? words.empty : words.noneOngoing}</p></div>`}
    ${
      done.length > 0
        ? html`<details class="done">
            <summary>${words.completed(formatNumber(done.length, this.locale), done.length)}</summary>
            ${this.#renderList(done)}
          </details>`
        : nothing
    }`;
  }

  #renderList(rows: readonly Onboarding[]): TemplateResult {
    const names = new Map(this.#members.state.data?.map(({ id, name }) => [id, name]));
    return html`<ul class="rows">
      ${repeat(
        rows,
        ({ id }) => id,
        (one) =>
          html`<li>
            ${onboardingRow(one, {
              locale: this.locale,
              now: Date.now(),
              phases: this.phases,
              nameOf: (id) => names.get(id) || id,
              canWrite: this.canWrite,
              isBusy: this.busy.has(one.id),
              failure: this.failures.get(one.id),
              act: (action) => void this.#act(one, action),
            })}
          </li>`,
      )}
    </ul>`;
  }

  async #act(onboarding: Onboarding, action: OnboardingAction): Promise<void> {
    const { id } = onboarding;
    const { store } = this;
    if (!store || this.busy.has(id)) return;
    const given = this.onboardings;
    const show = (one: Onboarding) => {
      if (given && given === this.onboardings) this.changed = new Map(this.changed).set(id, one);
    };
    this.busy = new Set(this.busy).add(id);
    this.#fail(id, undefined);
    show({ ...onboarding, state: action === "pause" ? "paused" : "active" });
    try {
      show(await (action === "pause" ? pauseOnboarding : resumeOnboarding)(store, onboarding));
      speak(this);
      this.#said = (action === "pause" ? words.paused : words.resumed)(titleOf(onboarding));
      const detail = { id, fields: ["state"] };
      this.dispatchEvent(new CustomEvent("pv-onboarding-saved", { detail, bubbles: true, composed: true }));
    } catch (error) {
      if (!isPivotalError(error)) throw error;
      show(onboarding);
      this.#fail(id, { action, error });
    } finally {
      this.busy = new Set([...this.busy].filter((one) => one !== id));
    }
  }

  #fail(id: string, failure: Failure | undefined): void {
    const rest = [...this.failures].filter(([one]) => one !== id);
    this.failures = new Map(failure ? [...rest, [id, failure]] : rest);
  }
}
