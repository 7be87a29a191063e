import { NotFoundError, PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import { valuesOf } from "./bulk-edit.ts";
import { bulkRunOf } from "./bulk-run.ts";
import type { CustomerField } from "./can-edit.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { cleanDraft, fieldDraft, fieldUpdate, type FieldDraft } from "./customer-field.ts";
import { EditBook, type FieldSession } from "./edit-book.ts";
import { keepOthers } from "./keep-others.ts";
import { asPivotalError } from "./query.ts";
import { customerQuery } from "./queries.ts";
import type { PivotalStore } from "./store.ts";

interface Write {
  /** As it was before. */
  readonly before: Customer;
  readonly edit: CustomerUpdate;
}

/** The edits of single fields of customers; see `EditBook`. */
export class CustomerEdits extends EditBook<CustomerField> {
  /**
   * Begins an edit, or goes on with what could not be saved, and reads the customer anew meanwhile, so that a change from elsewhere is
   * seen before it is overwritten. `type` is that of a custom field, where it is known.
   */
  open(id: string, field: CustomerField, type?: string): FieldSession | undefined {
    if (this.store.settings.readOnly) return undefined;
    const session = this.begin(id, field, () => ({
      value: () => {
        const customer = this.store.records.get(id);
        return customer && fieldDraft(customer, field);
      },
      clean: (draft) => cleanDraft(field, draft),
      check: (draft) => this.#check(id, field, draft, type),
      save: (draft) => this.#save(id, field, draft, type),
    }));
    void this.store.refresh(customerQuery(id));
    return session;
  }

  #check(
    id: string,
    field: CustomerField,
    draft: FieldDraft,
    type: string | undefined,
  ): PivotalError | undefined {
    const customer = this.store.records.get(id);
    try {
      if (customer) fieldUpdate(customer, field, draft, type);
      return undefined;
    } catch (error) {
      return asPivotalError(error);
    }
  }

  /** A write replaces all tags: those that others have added or removed meanwhile are read first, so that they stay so. */
  async #tagUpdate({ id, tags: held = [] }: Customer, wanted: readonly string[]): Promise<Write> {
    const { records } = this.store;
    const undo = records.edit(id, { tags: [...wanted] });
    try {
      const client = await this.store.client();
      const fresh = await client.customers.retrieve(id);
      return { before: fresh, edit: { tags: keepOthers(wanted, held, fresh.tags ?? []) } };
    } finally {
      undo();
    }
  }

  async #save(
    id: string,
    field: CustomerField,
    draft: FieldDraft,
    type: string | undefined,
  ): Promise<FieldDraft> {
    const { records } = this.store;
    const customer = records.get(id);
    if (!customer) throw new NotFoundError("The customer is not here any more");
    const { before, edit } =
      typeof draft === "string"
        ? { before: customer, edit: fieldUpdate(customer, field, draft, type) }
        : await this.#tagUpdate(customer, draft);
    const saved = await this.store.updateCustomer(id, edit);
    const [was, is] = [fieldDraft(customer, field), fieldDraft(saved, field)];
    if (same(was, is))
      throw new PivotalError("The server did not keep the change", { code: "not_kept", field });
    bulkRunOf(this.store).record({ id, before: valuesOf(before, edit), after: valuesOf(saved, edit) });
    return is;
  }
}

const edits = new WeakMap<PivotalStore, CustomerEdits>();

/** The edits of a store, made when first asked for. */
export function editsOf(store: PivotalStore): CustomerEdits {
  let held = edits.get(store);
  if (!held) edits.set(store, (held = new CustomerEdits(store)));
  return held;
}
