import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Choice } from "../field-editor/field-choices.ts";
import { fieldProblem } from "./form-problem.ts";

/** One labelled input of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly kind?: "text" | "number" | "date" | "select";
  /** What can be chosen for a `select`; what is suggested otherwise. */
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  readonly maxLength?: number;
  /** The code of what is wrong. */
  readonly problem?: string | undefined;
  /** Below the input, as a description of it. */
  readonly hint?: unknown;
  input(event: Event): void;
  /** Told when the person goes on to another field. */
  left?(event: Event): void;
  keydown?(event: KeyboardEvent): void;
}

/** An id has no spaces, whatever the server calls a field. */
const idOf = (name: string): string => `field-${name.replace(/\s/g, "_")}`;

const options = (choices: readonly Choice[], value: string) =>
  choices.map(
    (one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`,
  );

function control(field: FormField, id: string): TemplateResult {
  const { name, value, kind = "text", choices = [], required, problem } = field;
  const about = `${id}-hint ${id}-wrong`;
  const invalid = problem === undefined ? nothing : "true";
  if (kind === "select") {
    return html`<select
      id=${id}
      name=${name}
      aria-describedby=${about}
      aria-invalid=${invalid}
      @input=${field.input}
    >
      ${options(choices, value)}
    </select>`;
  }
  return html`<input
      id=${id}
      name=${name}
      type=${kind === "date" ? "date" : "text"}
      inputmode=${kind === "number" ? "decimal" : nothing}
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      maxlength=${field.maxLength ?? nothing}
      list=${choices.length > 0 ? `${id}-list` : nothing}
      aria-required=${required ? "true" : nothing}
      aria-describedby=${about}
      aria-invalid=${invalid}
      .value=${live(value)}
      @input=${field.input}
      @change=${field.left}
      @keydown=${field.keydown}
    />${choices.length > 0 ? html`<datalist id="${id}-list">${options(choices, "")}</datalist>` : nothing}`;
}

/** A label, its input, what is said of it, and what is wrong with it. */
export function formField(field: FormField): TemplateResult {
  const id = idOf(field.name);
  return html`<div class="field">
    <label class="name" for=${id}><bdi>${field.label}</bdi></label>
    ${control(field, id)}
    <div id="${id}-hint">${field.hint ?? nothing}</div>
    <p id="${id}-wrong" class="wrong" role="alert">${fieldProblem(field.problem)}</p>
  </div>`;
}
