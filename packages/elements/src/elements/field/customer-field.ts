import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";
import {
  canEdit,
  editsOf,
  fieldDraft,
  fieldSource,
  isHidden,
  type CustomerField,
} from "@pivotal/sdk/store/edits";
import { html, nothing, type TemplateResult } from "lit";
import type { FieldKind } from "../../format/field-text.ts";
import { fieldChoices, watchChoices } from "../field-editor/field-choices.ts";
import type { ChoiceSource } from "./field-edits.ts";
import "./define.ts";

/** Where a customer's fields are shown. */
export interface CustomerFieldPlace {
  readonly store: PivotalStore | undefined;
  readonly customer: Customer;
  readonly canWrite: boolean;
  /** Called after each save that went through. */
  readonly saved: (field: string) => void;
}

export interface CustomerFieldView {
  readonly field: CustomerField;
  readonly label: string;
  readonly kind?: FieldKind;
  /** Shown in place of the value. */
  readonly text?: string | undefined;
  readonly href?: string | undefined;
  /** The type of a custom field. */
  readonly type?: string | undefined;
  readonly bare?: boolean;
}

const CHOSEN = /^(?:owner|plan|custom_fields\..*)$/s;
const sources = new WeakMap<PivotalStore, Map<string, ChoiceSource>>();

/** The same one each time, so that drawing a record again changes nothing in its fields. */
function choicesOf(store: PivotalStore, field: string): ChoiceSource | undefined {
  if (!CHOSEN.test(field)) return undefined;
  let held = sources.get(store);
  if (!held) sources.set(store, (held = new Map()));
  let source = held.get(field);
  if (!source) {
    source = {
      read: () => fieldChoices(store, field),
      watch: (changed) => watchChoices(store, changed),
    };
    held.set(field, source);
  }
  return source;
}

/** One field of a customer, edited where it stands if it can be. Nothing for one that the host keeps from this user. */
export function customerField(
  { store, customer, canWrite, saved }: CustomerFieldPlace,
  { field, label, kind = "text", text, href, type, bare = false }: CustomerFieldView,
): TemplateResult | typeof nothing {
  if (isHidden(customer, field)) return nothing;
  const isEditable = store !== undefined && canWrite && canEdit(customer, field);
  return html`<pv-field
    .label=${label}
    .kind=${kind}
    .value=${fieldDraft(customer, field)}
    .text=${text}
    .href=${href}
    .subject=${customer.name}
    .source=${fieldSource(customer, field)}
    .bare=${bare}
    .record=${customer.id}
    .field=${field}
    .type=${type}
    .edits=${isEditable ? editsOf(store) : undefined}
    .choices=${isEditable ? choicesOf(store, field) : undefined}
    .saved=${saved}
  ></pv-field>`;
}
