import { customFieldsQuery } from "@pivotal/sdk/store";
import type { Customer } from "@pivotal/sdk/store/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PvCustomerElement } from "../../base/customer-element.ts";
import { announceSaved } from "../../base/customer-saved.ts";
import { property } from "../../base/reactive.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import type { FieldKind } from "../../format/field-text.ts";
import { customFields as words } from "../../strings/custom-fields.ts";
import { dataStates } from "../../templates/data-states.ts";
import { customerField } from "../field/customer-field.ts";
import { styles } from "./custom-fields.styles.ts";
import { fieldsOf, guessFields, type CustomFieldView } from "./guess-fields.ts";

const KINDS: Readonly<Record<string, FieldKind>> = { number: "number", date: "date" };

/**
 * A customer's custom fields, each edited where it stands, by its type: as the workspace defines them, else by what customers hold. [D],
 * definitions [X]
 *
 * @summary A customer's custom fields, edited in place.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 * @fires {CustomEvent<PvCustomerSavedDetail>} pv-customer-saved - A field that was changed here is saved.
 * @cssproperty --pv-accent - The one accent colour.
 * @cssproperty --pv-radius - The one corner radius.
 * @cssproperty --pv-space - The one spacing unit.
 */
export class PvCustomFields extends PvCustomerElement {
  static override styles = [...PvCustomerElement.styles, ...styles];

  /** The definitions at hand; nothing is asked for then. [X] */
  @property({ attribute: false }) definitions?: readonly CustomFieldView[];

  readonly #defined = new QueryController<readonly CustomFieldView[]>(this, () =>
    this.definitions || this.shown?.custom_fields === undefined ? null : customFieldsQuery,
  );
  /** Going over all customers takes its time: it is done once for each customer shown, and for each field that it gains. */
  #guessed: { readonly of: string; readonly fields: readonly CustomFieldView[] } | undefined;

  override render(): TemplateResult {
    return dataStates(
      { ...this.record.state, data: this.shown },
      {
        data: (customer) => this.#renderFields(customer),
        skeleton: () => this.#renderSkeleton(),
        retry: this.record.refresh,
        connected: this.record.connected,
      },
    );
  }

  #renderFields(customer: Customer): TemplateResult {
    if (customer.custom_fields === undefined) return html`<p class="hint">${words.notOffered}</p>`;
    const { status, fetching } = this.#defined.state;
    // Fields that are guessed first would move under the hand when the definitions come.
    if (!this.definitions && status === "pending" && fetching) return this.#renderSkeleton();
    const fields = this.#fields(customer);
    if (fields.length === 0) return html`<p class="hint">${words.none}</p>`;
    const { store, canWrite } = this;
    const place = { store, customer, canWrite, saved: this.#onSaved };
    return html`<div role="group" aria-label=${words.label}>
      ${repeat(
        fields,
        ({ slug }) => `${customer.id} ${slug}`,
        ({ slug, label, type }) =>
          customerField(place, {
            field: `custom_fields.${slug}`,
            label,
            kind: KINDS[type] ?? "text",
            type: type === "number" ? "number" : undefined,
          }),
      )}
    </div>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`${[1, 2, 3].map(() => html`<div class="waiting" aria-hidden="true"><span class="skeleton"></span></div>`)}`;
  }

  #fields(customer: Customer): readonly CustomFieldView[] {
    const defined = this.definitions ?? this.#defined.state.data;
    const isKnown = (slug: string) => this.#guessed?.fields.some((field) => field.slug === slug);
    if (this.#guessed?.of !== customer.id || !Object.keys(customer.custom_fields ?? {}).every(isKnown)) {
      this.#guessed = { of: customer.id, fields: guessFields(this.store?.records.values() ?? [customer]) };
    }
    return fieldsOf(customer, defined, this.#guessed.fields);
  }

  readonly #onSaved = (field: string): void => {
    const id = this.shown?.id;
    if (id !== undefined) announceSaved(this, id, [field]);
  };
}
