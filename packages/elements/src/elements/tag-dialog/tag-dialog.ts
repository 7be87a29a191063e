import type { PivotalError } from "@pivotal/sdk";
import { customFieldsOf, customFieldsQuery, tagsOf, tagsQuery } from "@pivotal/sdk/store";
import { isPivotalError, type PivotalStore } from "@pivotal/sdk/store/core";
import type { BulkOptions, BulkProgress } from "@pivotal/sdk/store/edits";
import { promoteTagToField, renameTag } from "@pivotal/sdk/store/record";
import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "../../base/reactive.ts";
import { SpeakingElement } from "../../base/speaking-element.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { isCalendarDay } from "../../format/calendar-day.ts";
import { localeOf } from "../../format/locale.ts";
import { formatNumber } from "../../format/number.ts";
import { common } from "../../strings/common.ts";
import { tags as words } from "../../strings/tags.ts";
import { controlStyles } from "../../styles/controls.styles.ts";
import { base, tokens } from "../../styles/tokens.styles.ts";
import { editProblem } from "../../templates/edit-problem.ts";
import { styles } from "./tag-dialog.styles.ts";

const { dialog: said } = words;
/** Failures that are named; the others are counted. */
const NAMED = 20;

type Field = ReturnType<typeof customFieldsOf>[number];

interface Work {
  readonly running: boolean;
  readonly stopping: boolean;
  /** Undefined while it is looked up who has the tag, and when the server did it at once. */
  readonly progress?: BulkProgress | undefined;
  readonly error?: PivotalError | undefined;
  /** Ended by a fault of the page. */
  readonly isBroken?: boolean;
}

/** Asks how a tag is to change on every customer that has it, and shows how far that has come. Private to the tags. */
export class PvTagDialog extends SpeakingElement {
  static override styles = [tokens, base, controlStyles, styles];

  @property({ attribute: false }) store?: PivotalStore | undefined;

  @state() private kind: "rename" | "promote" = "rename";
  @state() private tag = "";
  /** The new name, or the field's value. */
  @state() private text = "";
  @state() private slug = "";
  @state() private keep = false;
  @state() private wrong = "";
  @state() private work: Work | undefined;
  @state() private isOpen = false;
  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  readonly #tags = new QueryController(this, () => (this.isOpen ? tagsQuery : null));
  readonly #fields = new QueryController(this, () =>
    this.isOpen && this.kind === "promote" ? customFieldsQuery : null,
  );
  #stop = new AbortController();
  #closed: (() => void) | undefined;

  /** Opens the dialog; `closed` is called when the person has left it. */
  ask(kind: "rename" | "promote", tag: string, closed: () => void): void {
    Object.assign(this, {
      kind,
      tag,
      text: tag,
      slug: "",
      keep: false,
      wrong: "",
      work: undefined,
      isOpen: true,
    });
    this.#closed = closed;
    this.performUpdate();
    this.dialog?.showModal();
    this.dialog?.querySelector("input")?.select();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Nobody could stop it any more.
    this.#stop.abort();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#onClose} @cancel=${this.#onCancel}>
      ${this.isOpen ? this.#renderBody() : nothing}
    </dialog>`;
  }

  #renderBody(): TemplateResult {
    const { work } = this;
    return html`<div class="stack">
      <h2 id="title">
        ${this.kind === "rename" ? said.renameTitle : said.promoteTitle}: <bdi>${this.tag}</bdi>
      </h2>
      ${work ? this.#renderWork(work) : this.kind === "rename" ? this.#renderRename() : this.#renderPromote()}
    </div>`;
  }

  #renderRename(): TemplateResult {
    const name = this.text.trim();
    const isTaken = name !== this.tag && this.#used.some((one) => one.name === name);
    return html`<form class="stack" @submit=${this.#onSubmit}>
      <label class="field"
        ><span class="name">${said.newName}</span>
        <input
          autocomplete="off"
          dir="auto"
          aria-invalid=${this.wrong ? "true" : nothing}
          aria-describedby=${this.wrong ? "wrong" : nothing}
          .value=${this.text}
          @input=${this.#onText}
      /></label>
      ${this.#renderWrong()}
      <p class="hint">${this.#touches} ${said.renameMeans}</p>
      ${isTaken ? html`<p class="note warning" role="status">${said.merges}</p>` : nothing}
      ${this.#renderActions(this.#act(said.renameAct, said.renamePlain), name === this.tag)}
    </form>`;
  }

  #renderPromote(): TemplateResult {
    const fields = this.#all;
    if (fields.length === 0 && !this.#fields.state.fetching) {
      return html`<p>${said.noFields}</p>
        <div class="actions end"><button type="button" @click=${this.#close}>${common.close}</button></div>`;
    }
    const field = this.#field;
    return html`<form class="stack" @submit=${this.#onSubmit}>
      <label class="field"
        ><span class="name">${said.field}</span>
        <select @input=${this.#onSlug}>
          <option value="">${said.choose}</option>
          ${fields.map(({ slug, label }) => html`<option value=${slug} ?selected=${slug === this.slug}>${label}</option>`)}
        </select></label
      >
      ${field ? this.#renderValue(field) : nothing} ${this.#renderWrong()}
      <label class="check-label"
        ><input type="checkbox" .checked=${this.keep} @change=${this.#onKeep} /> ${said.keep}</label
      >
      <p class="hint">${this.#touches} ${field ? said.promoteMeans(field.label) : nothing}</p>
      ${this.#renderActions(this.#act(said.promoteAct, said.promotePlain), !field)}
    </form>`;
  }

  #renderValue({ type, options }: Field): TemplateResult {
    const choices = type === "select" ? (options ?? []) : [];
    return html`<label class="field"
      ><span class="name">${said.value}</span> ${
        choices.length > 0
          ? html`<select @input=${this.#onText}>
              ${choices.map((one) => html`<option value=${one} ?selected=${one === this.text}>${one}</option>`)}
            </select>`
          : html`<input
              type=${type === "date" ? "date" : "text"}
              inputmode=${type === "number" ? "decimal" : nothing}
              autocomplete="off"
              dir="auto"
              aria-invalid=${this.wrong ? "true" : nothing}
              aria-describedby=${this.wrong ? "wrong" : nothing}
              .value=${this.text}
              @input=${this.#onText}
            />`
      }</label
    >`;
  }

  #renderWrong(): TemplateResult | typeof nothing {
    return this.wrong ? html`<p class="wrong" id="wrong" role="alert">${this.wrong}</p>` : nothing;
  }

  #renderActions(label: string, disabled: boolean): TemplateResult {
    return html`<div class="actions end">
      <button type="button" @click=${this.#close}>${common.cancel}</button>
      <button class="main" ?disabled=${disabled}>${label}</button>
    </div>`;
  }

  #renderWork({ running, stopping, progress, error, isBroken = false }: Work): TemplateResult {
    if (running) {
      const done = progress
        ? progress.changes.length + progress.unchanged.length + progress.failures.length
        : 0;
      const text = stopping
        ? said.stopping
        : progress
          ? said.running(this.#number(done), this.#number(progress.total), progress.total)
          : said.looking;
      return html`<p class="number" role="status">${text}</p>
        <progress
          max=${progress?.total ?? nothing}
          value=${progress ? done : nothing}
          aria-label=${said.looking}
        ></progress>
        <div class="actions end">
          <button type="button" ?disabled=${stopping} @click=${this.#onStop}>${said.stop}</button>
        </div>`;
    }
    const isPartial =
      isBroken || !!error || (progress?.failures.length ?? 0) + (progress?.left.length ?? 0) > 0;
    return html`<p role="status">${isBroken ? common.errors.other : this.#summary(progress, error)}</p>
      ${progress && progress.failures.length > 0 ? this.#renderFailures(progress) : nothing}
      <div class="actions end">
        ${isPartial ? html`<button type="button" @click=${this.#start}>${error ? common.retry : said.goOn}</button>` : nothing}
        <button type="button" class="main" @click=${this.#close}>${common.close}</button>
      </div>`;
  }

  #renderFailures({ failures }: BulkProgress): TemplateResult {
    return html`<ul>
      ${failures
        .slice(0, NAMED)
        .map(({ name, error }) => html`<li><bdi>${name ?? ""}</bdi>: ${editProblem(error)}</li>`)}
    </ul>`;
  }

  #summary(progress: BulkProgress | undefined, error: PivotalError | undefined): string {
    if (error) return error.type === "abort_error" ? said.stopped : editProblem(error);
    if (!progress) return said.renamed;
    const { changes, unchanged, failures, left } = progress;
    return [
      said.changed(this.#number(changes.length), changes.length),
      ...(unchanged.length > 0 ? [said.unchanged(this.#number(unchanged.length), unchanged.length)] : []),
      ...(failures.length > 0 ? [said.failed(this.#number(failures.length), failures.length)] : []),
      ...(left.length > 0 ? [said.left(this.#number(left.length), left.length)] : []),
    ].join(" ");
  }

  /** The tags in use: all of them where the server tells, else those of the customers at hand. */
  get #used(): readonly { readonly name: string; readonly count: number }[] {
    return this.#tags.state.data ?? (this.store ? tagsOf(this.store.records.values()) : []);
  }

  get #count(): number | undefined {
    return this.#used.find(({ name }) => name === this.tag)?.count;
  }

  get #touches(): string {
    const count = this.#count ?? 0;
    return (this.#tags.state.data ? said.isOn : said.isOnKnown)(this.#number(count), count);
  }

  #act(counted: (count: string, n: number) => string, plain: string): string {
    const count = this.#tags.state.data ? this.#count : undefined;
    return count === undefined ? plain : counted(this.#number(count), count);
  }

  get #all(): readonly Field[] {
    return this.#fields.state.data ?? (this.store ? customFieldsOf(this.store.records.values()) : []);
  }

  get #field(): Field | undefined {
    return this.#all.find(({ slug }) => slug === this.slug);
  }

  #number(value: number): string {
    return formatNumber(value, localeOf(this));
  }

  /** Says what is wrong with what was typed; empty when nothing is. */
  #check(): string {
    if (!this.text.trim()) return this.kind === "rename" ? said.empty : said.noValue;
    const type = this.kind === "promote" ? this.#field?.type : undefined;
    if (type === "number" && !Number.isFinite(Number(this.text))) return said.notNumber;
    return type === "date" && !isCalendarDay(this.text) ? said.notDay : "";
  }

  #run(store: PivotalStore, options: BulkOptions): Promise<BulkProgress | undefined> {
    const text = this.text.trim();
    if (this.kind === "rename") {
      return renameTag(store, this.tag, text, options).then((done) =>
        done.by === "rows" ? done.progress : undefined,
      );
    }
    const value = this.#field?.type === "number" ? Number(text) : text;
    return promoteTagToField(store, this.tag, { slug: this.slug, value, keepTag: this.keep }, options);
  }

  readonly #start = (): void => {
    const { store } = this;
    if (!store || this.work?.running) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.work = { running: true, stopping: false };
    const onProgress = (progress: BulkProgress) => {
      this.work = { running: true, stopping: signal.aborted, progress };
    };
    this.#run(store, { signal, onProgress }).then(
      (progress) => (this.work = { running: false, stopping: false, progress }),
      (error: unknown) => {
        const isOurs = isPivotalError(error);
        if (!isOurs) reportError(error);
        this.work = { running: false, stopping: false, ...(isOurs ? { error } : { isBroken: true }) };
      },
    );
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.wrong = this.#check();
    if (!this.wrong) this.#start();
  };

  readonly #onText = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.wrong = "";
  };

  readonly #onSlug = (event: Event): void => {
    this.slug = (event.target as HTMLSelectElement).value;
    const options = this.#field?.type === "select" ? (this.#field.options ?? []) : [];
    // A tag is often spelled as the option that it stands for.
    if (options.length > 0 && !options.includes(this.text)) this.text = options[0] ?? "";
    if (this.#field?.type === "date" && !isCalendarDay(this.text)) this.text = "";
    this.wrong = "";
  };

  readonly #onKeep = (event: Event): void => {
    this.keep = (event.target as HTMLInputElement).checked;
  };

  readonly #onStop = (): void => {
    this.#stop.abort();
    if (this.work) this.work = { ...this.work, stopping: true };
  };

  readonly #close = (): void => this.dialog?.close();

  /** Esc stops what is running, and closes the dialog only when nothing is. */
  readonly #onCancel = (event: Event): void => {
    if (!this.work?.running) return;
    event.preventDefault();
    this.#onStop();
  };

  readonly #onClose = (): void => {
    this.#stop.abort();
    this.isOpen = false;
    this.#closed?.();
  };
}
