import type { FieldSet, FieldTerm } from "@pivotal/sdk/store";
import { html, type TemplateResult } from "lit";
import { queryField as words } from "../../strings/query-field.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketWord } from "../../templates/health-pill.ts";

/** A value as people say it; of an owner, the name where it is known. */
export type ValueLabel = (field: string, value: string) => string | undefined;

export function valueWord(field: string, value: string, label: ValueLabel): string {
  if (field === "status" || field === "is") return statusWord(value);
  if (field === "owner" && value === "me") return words.me;
  return field === "bucket" ? bucketWord(value) : (label(field, value) ?? value);
}

/** What a term asks for, in a few words: "Status: At risk", "Health < 40". */
export function chipWords(
  term: FieldTerm,
  fields: FieldSet,
  label: ValueLabel,
): { name: string; value: string } {
  const { field, op, values, negated } = term;
  const name = fields.get(field)?.label ?? field;
  const not = negated ? words.not : "";
  const said = values.map((value) => valueWord(field, value, label));
  const value =
    op === "is" ? said.join(", ") : op === "range" ? said.join(" – ") : `${words.ops[op]} ${said.join()}`;
  const isSentence = ["is", "has", "no"].includes(field) || (op !== "is" && op !== "range");
  return { name: isSentence ? name : `${name}:`, value: not + value };
}

export interface ChipView {
  index: number;
  name: string;
  value: string;
  selected: boolean;
}

/** A finished part of a query. It is edited by a press on it and taken away by the cross or by Delete. */
export const chipView = ({ index, name, value, selected }: ChipView): TemplateResult =>
  html`<span class="chip ${selected ? "selected" : ""}" data-chip=${index}
    ><button type="button" class="edit" tabindex="-1" title=${words.edit(`${name} ${value}`)}>
      <span class="cut">${name} <bdi>${value}</bdi></span></button
    ><button type="button" class="remove" tabindex="-1" aria-label=${words.remove(`${name} ${value}`)}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg></button
  ></span>`;
