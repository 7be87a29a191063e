import { IdempotencyExpiredError, type PivotalError } from "../core/errors.ts";
import { isPivotalError } from "../core/is-pivotal-error.ts";
import { deriveSlug, suffixSlug } from "../import/slug.ts";
import { uuid } from "../internal/idempotency.ts";
import { same } from "../internal/same.ts";
import type { Customer, CustomerCreate } from "../resources/customers/customers.schema.ts";
import { createCustomer, newCreationKey } from "./create-customer.ts";
import { cleanDraft, fieldUpdate, type FieldDraft } from "./customer-field.ts";
import { Listeners } from "./listeners.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** What is typed of a customer that is being added. Custom fields are `custom_fields.<slug>`; empty stands for none. */
export type CustomerFormField = "name" | "domain" | "owner" | "plan" | "tags" | `custom_fields.${string}`;

export type CustomerFormValues = Readonly<Partial<Record<CustomerFormField, FieldDraft>>>;

/** What a view shows of a customer that is being added. */
export interface CustomerFormState {
  /** As typed; what nobody has touched is not in it. */
  readonly values: CustomerFormValues;
  readonly saving: boolean;
  /** Why a field is not taken, by its code: those of the schema, such as `too_small`, or the server's. */
  readonly problems: Readonly<Partial<Record<string, string>>>;
  /** Why the customer was not added, where that is about no field. */
  readonly error: PivotalError | undefined;
  /** An attempt was not answered: the customer may be there. Trying again does not add it twice. */
  readonly uncertain: boolean;
}

export interface CustomerSubmit {
  /** The owner's member id unless the form names another. [D] */
  readonly owner?: string | undefined;
  /** What a custom field holds, by slug; one that is not here is text. */
  readonly types?: ReadonlyMap<string, string>;
}

const CLEAN: CustomerFormState = {
  values: {},
  saving: false,
  problems: {},
  error: undefined,
  uncertain: false,
};

/** Answers after which nobody knows whether the customer was added. */
const UNKNOWN = new Set([
  "network_error",
  "timeout_error",
  "internal_error",
  "unexpected_response_error",
  "response_validation_error",
]);

/** The service may have forgotten a key that is older, in milliseconds. */
const KEY_LIVES_MS = 23 * 3_600_000;

/** How often a slug that is taken is replaced by another. */
const SLUGS = 3;

const isEmpty = (draft: FieldDraft): boolean =>
  typeof draft === "string" ? draft.trim() === "" : draft.length === 0;

/**
 * The form in which a customer is added, from the first key to the server's answer, whatever becomes of the view that shows it. What was
 * typed stays until it is added or given up, and however often it is tried, one customer is made of it. Nobody chooses a slug here: where
 * a server finds the one that follows from the name taken, another one is sent without a word. [P]
 */
export class CustomerForm {
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  #state = CLEAN;
  #key: { readonly key: string; readonly at: number } | undefined;

  constructor(store: PivotalStore) {
    this.#store = store;
    store.cleared.add(() => {
      this.#key = undefined;
      this.#set(CLEAN);
    });
  }

  get state(): CustomerFormState {
    return this.#state;
  }

  /** How many drafts would be lost with the page: one, or none. */
  get unsaved(): number {
    const { saving, uncertain, values } = this.#state;
    return saving || uncertain || Object.values(values).some((draft) => draft && !isEmpty(draft)) ? 1 : 0;
  }

  type(field: CustomerFormField, draft: FieldDraft): void {
    const { [field]: _, ...problems } = this.#state.problems;
    this.#set({ values: { ...this.#state.values, [field]: draft }, problems, error: undefined });
  }

  /** Puts a field into its own spelling, as it will be sent: of an address or an e-mail its domain. */
  clean(field: CustomerFormField): void {
    const draft = this.#state.values[field];
    const clean = draft === undefined ? undefined : cleanDraft(field, draft);
    if (clean !== undefined && !same(clean, draft)) this.type(field, clean);
  }

  /** Forgets what was typed. A customer on its way is added all the same. */
  discard(): void {
    if (this.#state.saving) return;
    this.#key = undefined;
    this.#set(CLEAN);
  }

  /** Adds the customer; while one is on its way, nothing. Gives it, or undefined when it was not added: see the state. */
  async submit(options: CustomerSubmit = {}): Promise<Customer | undefined> {
    if (this.#state.saving || this.#store.settings.readOnly) return undefined;
    const body = this.#body(options);
    if (!body) return undefined;
    const { session } = this.#store;
    this.#set({ saving: true, error: undefined });
    try {
      const added = await this.#send(body, this.#currentKey());
      if (session !== this.#store.session) return undefined;
      this.#key = undefined;
      this.#set(CLEAN);
      return added;
    } catch (cause) {
      if (session === this.#store.session) this.#fail(asPivotalError(cause));
      return undefined;
    }
  }

  #currentKey(): string {
    const { key, at } = this.#key ?? { key: newCreationKey(), at: Date.now() };
    if (Date.now() - at <= KEY_LIVES_MS) {
      this.#key = { key, at };
      return key;
    }
    // Whoever tries again after this has been told that it may make a second one.
    this.#key = undefined;
    throw new IdempotencyExpiredError("The customer may have been added more than 23 hours ago.");
  }

  async #send(body: CustomerCreate, idempotencyKey: string): Promise<Customer> {
    let sent = body;
    for (let left = SLUGS; ; left -= 1) {
      try {
        return await createCustomer(this.#store, sent, { idempotencyKey });
      } catch (error) {
        if (!isPivotalError(error) || error.code !== "slug_taken" || left === 0) throw error;
        sent = { ...body, slug: suffixSlug(await deriveSlug(body.name), uuid()) };
      }
    }
  }

  #body({ owner, types }: CustomerSubmit): CustomerCreate | undefined {
    const { values } = this.#state;
    const problems: Record<string, string> = {};
    const body: Record<string, unknown> = { name: "" };
    for (const [field, typed = ""] of Object.entries({ name: "", owner, ...values })) {
      const name = field as CustomerFormField;
      const draft = cleanDraft(name, typed);
      // What is empty is left out: a server may not know every field.
      if (isEmpty(draft) && name !== "name") continue;
      try {
        const held = { custom_fields: body["custom_fields"] } as Customer;
        Object.assign(body, fieldUpdate(held, name, draft, types?.get(field.replace("custom_fields.", ""))));
      } catch (error) {
        problems[field] = (isPivotalError(error) ? error.code : undefined) ?? "invalid_string";
      }
    }
    this.#set({ problems });
    return Object.keys(problems).length > 0 ? undefined : (body as CustomerCreate);
  }

  #fail(error: PivotalError): void {
    const uncertain =
      error.type !== "idempotency_expired_error" && (this.#state.uncertain || UNKNOWN.has(error.type));
    const { field } = error;
    const isTyped = field !== undefined && (field === "name" || field in this.#state.values);
    this.#set({
      saving: false,
      uncertain,
      ...(isTyped ? { problems: { [field]: error.code ?? "invalid_string" } } : { error }),
    });
  }

  #set(change: Partial<CustomerFormState>): void {
    this.#state = { ...this.#state, ...change };
    this.changed.emit();
  }
}

const forms = new WeakMap<PivotalStore, CustomerForm>();

/** The form of a store, made when first asked for: one customer is added at a time. */
export function customerFormOf(store: PivotalStore): CustomerForm {
  let form = forms.get(store);
  if (!form) forms.set(store, (form = new CustomerForm(store)));
  return form;
}
