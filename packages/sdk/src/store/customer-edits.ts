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
  readonly before: Customer;
  readonly edit: CustomerUpdate;
  readonly saved: Customer;
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

  async #save(
    id: string,
    field: CustomerField,
    draft: FieldDraft,
    type: string | undefined,
  ): Promise<FieldDraft> {
    const held = this.store.records.get(id);
    if (!held) throw new NotFoundError("The customer is not here any more");
    const editOf = (customer: Customer): CustomerUpdate =>
      typeof draft === "string"
        ? fieldUpdate(customer, field, draft, type)
        : { tags: keepOthers(draft, held.tags ?? [], customer.tags ?? []) };
    const isPart = typeof draft !== "string" || field.startsWith("custom_fields.");
    const { before, edit, saved } = await (isPart ? this.#savePart(held, editOf) : this.#write(held, editOf));
    const [was, is] = [fieldDraft(held, field), fieldDraft(saved, field)];
    if (same(was, is))
      throw new PivotalError("The server did not keep the change", { code: "not_kept", field });
    bulkRunOf(this.store).record({ id, before: valuesOf(before, edit), after: valuesOf(saved, edit) });
    return is;
  }

  /** The last write of tags or custom fields of each customer that is on its way. */
  readonly #parts = new Map<string, Promise<unknown>>();

  /**
   * All tags go out together, and all custom fields: they are read first, and one write waits for the one before, so that what others have
   * changed meanwhile stays so, and nothing goes along that is itself on its way and may be refused.
   */
  async #savePart(held: Customer, editOf: (customer: Customer) => CustomerUpdate): Promise<Write> {
    const { id } = held;
    const { records } = this.store;
    const undo = records.edit(id, editOf(records.confirmed(id) ?? held));
    const before = this.#parts.get(id) ?? Promise.resolve();
    const work = async () => {
      const client = await this.store.client();
      return this.#write(await client.customers.retrieve(id), editOf);
    };
    const done = before.then(work, work);
    this.#parts.set(id, done);
    try {
      return await done;
    } finally {
      if (this.#parts.get(id) === done) this.#parts.delete(id);
      undo();
    }
  }

  async #write(before: Customer, editOf: (customer: Customer) => CustomerUpdate): Promise<Write> {
    const edit = editOf(before);
    return { before, edit, saved: await this.store.updateCustomer(before.id, edit) };
  }
}

const edits = new WeakMap<PivotalStore, CustomerEdits>();

/** The edits of a store, made when first asked for. */
export function editsOf(store: PivotalStore): CustomerEdits {
  let held = edits.get(store);
  if (!held) edits.set(store, (held = new CustomerEdits(store)));
  return held;
}
