import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";
import {
  bulkRunOf,
  fieldDraft,
  type BulkState,
  type CustomerChange,
  type CustomerField,
} from "@pivotal/sdk/store/edits";
import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { PoliteController } from "../../controllers/polite-controller.ts";
import { WatchController } from "../../controllers/watch-controller.ts";
import { fieldText, type FieldKind } from "../../format/field-text.ts";
import { localeOf } from "../../format/locale.ts";
import { common } from "../../strings/common.ts";
import { customer as words } from "../../strings/customer.ts";
import { statusWord } from "../../strings/status.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";

const { change: said } = words;
const KINDS: Readonly<Record<string, FieldKind>> = { mrr: "money", monthly_orders: "number" };

/** What was last changed of a customer here, and the way back. Private to the record. */
export class PvLastChange extends SpeakingElement {
  static override styles = [
    tokens,
    base,
    controlStyles,
    css`
      /* Nothing to say takes no room, not even a gap. */
      :host {
        display: contents;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_pv-space) calc(2 * var(--_pv-space));
        font-size: var(--_pv-small);
      }
      .line p {
        margin: 0;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) store?: PivotalStore | undefined;
  @property({ attribute: false }) customer?: Customer;
  /** What a field is called, and what a person is called in it. */
  @property({ attribute: false }) labelOf: (field: string) => string = (field) => field;
  @property({ attribute: false }) ownerOf: (id: string) => string = (id) => id;

  readonly #polite = new PoliteController(this, () => this.#text());

  constructor() {
    super();
    new WatchController(
      this,
      () => this.store,
      (store) => bulkRunOf(store).changed.add(() => this.requestUpdate()),
    );
  }

  override render(): TemplateResult {
    return html`${this.#renderLine()}
      <div class="hidden-text" role="status">${this.#polite.text}</div>`;
  }

  get #state() {
    return this.store && bulkRunOf(this.store).state;
  }

  /** The last run, when it was about this customer alone. */
  get #own(): { change: CustomerChange | undefined } | undefined {
    const progress = this.#state?.progress;
    if (progress?.total !== 1) return undefined;
    const { changes, failures, unchanged } = progress;
    const id = changes[0]?.id ?? failures[0]?.id ?? unchanged[0];
    const isOwn = id === undefined ? this.#state?.kind === "undo" : id === this.customer?.id;
    return isOwn ? { change: changes[0] } : undefined;
  }

  #renderLine(): TemplateResult | typeof nothing {
    const { store } = this;
    const state = this.#state;
    const own = this.#own;
    if (!store || !state || !own || store.settings.readOnly) return nothing;
    const isUndo = state.kind === "undo";
    if (!isUndo && (state.running || !own.change)) return nothing;
    return html`<div class="line">
      ${isUndo || !own.change ? this.#renderUndo(state) : this.#renderChange(own.change)}
      ${state.running ? nothing : this.#renderDismiss()}
    </div>`;
  }

  #renderUndo({ running, progress }: BulkState): TemplateResult {
    const hasFailed = !running && (progress?.failures.length ?? 0) > 0;
    return html`<p>${this.#text()}</p>
      ${hasFailed ? html`<button type="button" @click=${this.#onRetry}>${common.retry}</button>` : nothing}`;
  }

  #renderDismiss(): TemplateResult {
    return html`<button
      type="button"
      class="icon"
      aria-label=${said.dismiss}
      title=${said.dismiss}
      @click=${this.#onDismiss}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
    </button>`;
  }

  #renderChange(change: CustomerChange): TemplateResult {
    const { field, before, after } = this.#wordsOf(change);
    return html`<p>
        <bdi>${said.between(field)}</bdi> <bdi>${before || said.none}</bdi> ${said.to}
        <strong><bdi>${after || said.none}</bdi></strong
        >.
      </p>
      <button type="button" @click=${this.#onUndo}>${said.undo}</button>
      ${change.after.status === "churned" ? html`<p class="quiet">${said.churn}</p>` : nothing}`;
  }

  #text(): string {
    const state = this.#state;
    const own = this.#own;
    if (!state?.progress || !own) return "";
    if (state.kind === "edit") {
      if (!own.change) return "";
      const { field, before, after } = this.#wordsOf(own.change);
      return `${said.between(field)} ${before || said.none} ${said.to} ${after || said.none}. ${said.undo}`;
    }
    if (state.running) return said.undoing;
    const [failure] = state.progress.failures;
    if (failure) return `${said.failed} ${editProblem(failure.error)}`;
    return state.progress.unchanged.length > 0 ? said.changedSince : said.undone;
  }

  #wordsOf({ before, after }: CustomerChange): { field: string; before: string; after: string } {
    const field = changedField(before, after);
    const write = (values: CustomerChange["before"]) => {
      const draft = fieldDraft({ ...this.customer, ...values } as Customer, field);
      if (field === "owner") return draft === "" ? "" : this.ownerOf(String(draft));
      if (field === "status") return statusWord(String(draft));
      return fieldText(draft, KINDS[field] ?? "text", localeOf(this));
    };
    return { field: this.labelOf(field), before: write(before), after: write(after) };
  }

  readonly #onUndo = (): void => {
    if (this.store) void bulkRunOf(this.store).undo();
  };

  readonly #onRetry = (): void => {
    if (this.store) void bulkRunOf(this.store).retry();
  };

  readonly #onDismiss = (): void => {
    if (this.store) bulkRunOf(this.store).dismiss();
  };
}

/** The one field of a change; of custom fields, which are written together, the first that differs. */
function changedField(before: CustomerChange["before"], after: CustomerChange["after"]): CustomerField {
  const [field = "name"] = Object.keys(after);
  if (field !== "custom_fields") return field as CustomerField;
  const [was, is] = [before.custom_fields ?? {}, after.custom_fields ?? {}];
  const slug = [...new Set([...Object.keys(was), ...Object.keys(is)])].find(
    (one) => (was[one] ?? null) !== (is[one] ?? null),
  );
  return `custom_fields.${slug ?? ""}`;
}
