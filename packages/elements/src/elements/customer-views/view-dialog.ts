import type { PivotalError } from "@pivotal/sdk";
import { isPivotalError } from "@pivotal/sdk/store";
import { html, nothing, render, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { viewDialog as words } from "../../strings/views.ts";
import { errorView } from "../../templates/error-view.ts";
import { viewDialogStyles } from "./view-dialog.styles.ts";

export interface ViewAnswer {
  readonly name: string;
  readonly shared: boolean;
}

/** What a person is asked about a view. */
export interface ViewQuestion extends ViewAnswer {
  readonly kind: "save" | "rename" | "remove" | "changed" | "gone" | "failed";
  /** What went wrong before the question. */
  readonly error?: PivotalError | undefined;
  /** Whoever keeps the views can share them. */
  readonly canShare: boolean;
  /** Where the view will be, in words; empty where that goes without saying. */
  readonly kept: string;
  /** Another view has this name. */
  isTaken(answer: ViewAnswer): boolean;
  /** Does it. What it throws is shown, and the dialog stays. */
  run(answer: ViewAnswer): Promise<void>;
}

/** Asks about a view in a dialog of its own. Resolves when it is closed. */
export function askAboutView(root: ShadowRoot, question: ViewQuestion): Promise<void> {
  return new ViewDialog(root, question).closed;
}

/** Loaded when it is first needed, and gone from the page when it is closed. */
class ViewDialog {
  readonly closed: Promise<void>;
  readonly #dialog = document.createElement("dialog");
  readonly #question: ViewQuestion;
  #answer: ViewAnswer;
  #busy = false;
  #wrong = "";
  #error: PivotalError | undefined;

  constructor(root: ShadowRoot, question: ViewQuestion) {
    this.#question = question;
    this.#answer = { name: question.name, shared: question.shared };
    this.#error = question.error;
    const sheet = viewDialogStyles.styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    const dialog = this.#dialog;
    dialog.className = "view-dialog";
    dialog.setAttribute("aria-labelledby", "view-dialog-title");
    root.append(dialog);
    this.closed = new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve();
      });
    });
    this.#render();
    dialog.showModal();
    dialog.querySelector("input")?.select();
  }

  get #hasFields(): boolean {
    return ["save", "rename", "gone"].includes(this.#question.kind);
  }

  #render(): void {
    render(this.#template(), this.#dialog);
  }

  #template(): TemplateResult {
    const { kind } = this.#question;
    const { titles, actions } = words;
    return html`<form @submit=${this.#onSubmit} @input=${this.#onInput} novalidate>
      <h2 id="view-dialog-title">${titles[kind]}</h2>
      ${this.#text()} ${this.#hasFields ? this.#fields() : nothing}
      <div role="alert">${this.#error ? this.#failure(this.#error) : nothing}</div>
      <div class="buttons">
        <button type="button" @click=${this.#onCancel}>
          ${kind === "changed" ? words.keepTheirs : words.cancel}
        </button>
        <button
          type="submit"
          class=${kind === "remove" ? "grave" : "main"}
          aria-disabled=${this.#busy ? "true" : nothing}
        >
          ${actions[kind]}
        </button>
      </div>
    </form>`;
  }

  #text(): TemplateResult | typeof nothing {
    const { kind, name, shared } = this.#question;
    if (kind === "save" || kind === "rename" || kind === "failed") return nothing;
    const { texts } = words;
    return html`<p>${kind === "remove" && shared ? texts.removeShared(name) : texts[kind](name)}</p>`;
  }

  #fields(): TemplateResult {
    const { kind, canShare, kept } = this.#question;
    return html`<label class="field"
        ><span>${words.name}</span>
        <input
          name="name"
          type="text"
          autocomplete="off"
          maxlength="120"
          dir="auto"
          .value=${live(this.#answer.name)}
          aria-invalid=${this.#wrong ? "true" : nothing}
          aria-describedby="view-dialog-wrong"
      /></label>
      <p class="wrong" id="view-dialog-wrong" role="alert">${this.#wrong}</p>
      ${
        canShare
          ? html`<label class="share"
              ><input
                name="shared"
                type="checkbox"
                .checked=${live(this.#answer.shared)}
              />${words.share}</label
            >`
          : nothing
      }
      ${kind === "rename" ? nothing : html`<p class="quiet">${words.contents} ${kept}</p>`}`;
  }

  #failure(error: PivotalError): TemplateResult {
    if (error.code === "storage_full") return html`<p class="wrong">${words.full}</p>`;
    if (error.type === "view_storage_error") return html`<p class="wrong">${words.storage}</p>`;
    return errorView(error);
  }

  readonly #onInput = (event: Event): void => {
    const { name, value, checked } = event.target as HTMLInputElement;
    this.#answer = { ...this.#answer, ...(name === "shared" ? { shared: checked } : { name: value }) };
    if (!this.#wrong) return;
    this.#wrong = "";
    this.#render();
  };

  readonly #onCancel = (): void => this.#dialog.close();

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.#busy) void this.#submit();
  };

  async #submit(): Promise<void> {
    this.#wrong = this.#fault();
    this.#error = undefined;
    this.#busy = !this.#wrong;
    this.#render();
    if (this.#wrong) {
      this.#dialog.querySelector("input")?.focus();
      return;
    }
    try {
      await this.#question.run(this.#answer);
      this.#dialog.close();
    } catch (error) {
      if (!isPivotalError(error)) throw error;
      this.#error = error;
    } finally {
      this.#busy = false;
      this.#render();
    }
  }

  #fault(): string {
    if (!this.#hasFields) return "";
    if (!this.#answer.name.trim()) return words.needsName;
    return this.#question.isTaken(this.#answer) ? words.taken : "";
  }
}
