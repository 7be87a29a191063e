import { IdempotencyMismatchError, type PivotalError } from "../core/errors.ts";
import { isPivotalError } from "../core/is-pivotal-error.ts";
import { uuid } from "../internal/idempotency.ts";
import { same } from "../internal/same.ts";
import type { Contact, ContactCreate } from "../resources/contacts/contacts.schema.ts";
import { addContact, updateContact } from "./contact-edits.ts";
import { cleanContactDraft, contactFieldUpdate } from "./contact-field.ts";
import { Listeners } from "./listeners.ts";
import { perCustomer } from "./per-customer.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** `phone` is [D]. */
export type ContactFormField = "name" | "email" | "title" | "phone";

export type ContactFormValues = Readonly<Record<ContactFormField, string>>;

/** What a view shows of a contact that is being added. */
export interface ContactFormState {
  readonly open: boolean;
  /** As typed. */
  readonly values: ContactFormValues;
  readonly saving: boolean;
  /** Why a field is not taken, by its code: those of `contactFieldUpdate`, or the server's, such as `email_taken`. */
  readonly problems: Readonly<Partial<Record<ContactFormField, string>>>;
  /** Why the contact was not added, where that is about no field. */
  readonly error: PivotalError | undefined;
  /** Who was added last. */
  readonly added: Contact | undefined;
}

/** What went out, and may have landed. */
interface Attempt {
  readonly key: string;
  readonly createdAt: number;
  readonly body: ContactCreate;
}

const EMPTY: ContactFormValues = { name: "", email: "", title: "", phone: "" };
const FIELDS = Object.keys(EMPTY) as ContactFormField[];
const CLOSED: ContactFormState = {
  open: false,
  values: EMPTY,
  saving: false,
  problems: {},
  error: undefined,
  added: undefined,
};

/** Answers after which nobody knows whether the contact was added. */
const UNKNOWN = new Set([
  "network_error",
  "timeout_error",
  "internal_error",
  "unexpected_response_error",
  "response_validation_error",
]);

/**
 * The form in which a contact is added, from the first key to the server's answer, whatever becomes of the view that shows it. What was
 * typed stays until it is added or given up, and however often it is tried, one contact is made of it. [P]
 */
export class ContactForm {
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  readonly #customerId: string;
  #state = CLOSED;
  #attempt: Attempt | undefined;
  /** Another one for each user. */
  #session = {};

  /** @param customerId a cuid. */
  constructor(store: PivotalStore, customerId: string) {
    this.#store = store;
    this.#customerId = customerId;
    store.cleared.add(() => {
      this.#session = {};
      this.#attempt = undefined;
      this.#set(CLOSED);
    });
  }

  get state(): ContactFormState {
    return this.#state;
  }

  /** How many drafts would be lost with the page: one, or none. */
  get unsaved(): number {
    return this.#state.saving || FIELDS.some((field) => this.#state.values[field].trim() !== "") ? 1 : 0;
  }

  open(): void {
    if (!this.#store.settings.readOnly) this.#set({ open: true });
  }

  /** Keeps what was typed for the next time. */
  close(): void {
    this.#set({ open: false });
  }

  /** Closes the form and forgets what was typed. A contact on its way is added all the same. */
  discard(): void {
    if (this.#state.saving) return this.close();
    this.#attempt = undefined;
    this.#set(CLOSED);
  }

  type(field: ContactFormField, text: string): void {
    const { [field]: _, ...problems } = this.#state.problems;
    this.#set({ values: { ...this.#state.values, [field]: text }, problems, error: undefined });
  }

  /** Adds the contact; while one is on its way, nothing. Gives it, or undefined when it was not added: see the state. */
  async submit(): Promise<Contact | undefined> {
    if (this.#state.saving || this.#store.settings.readOnly) return undefined;
    const body = this.#check();
    if (!body) return undefined;
    const session = this.#session;
    this.#set({ saving: true, error: undefined });
    try {
      const added = await this.#send(body);
      if (session !== this.#session) return undefined;
      this.#attempt = undefined;
      this.#set({ saving: false, values: EMPTY, added });
      return added;
    } catch (cause) {
      if (session === this.#session) this.#fail(asPivotalError(cause));
      return undefined;
    }
  }

  #check(): ContactCreate | undefined {
    const problems: Partial<Record<ContactFormField, string>> = {};
    const body: Record<string, unknown> = {};
    for (const field of FIELDS) {
      try {
        Object.assign(body, contactFieldUpdate(field, cleanContactDraft(field, this.#state.values[field])));
      } catch (error) {
        problems[field] = (isPivotalError(error) ? error.code : undefined) ?? "invalid_string";
      }
    }
    this.#set({ problems });
    if (Object.keys(problems).length > 0) return undefined;
    // What is empty is left out: a server may not know every field.
    return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as ContactCreate;
  }

  /** Under one key. If an earlier attempt has landed without an answer, the contact that it made is changed to match. */
  async #send(body: ContactCreate): Promise<Contact> {
    this.#attempt ??= { key: uuid(), createdAt: Date.now(), body };
    const { key, createdAt, body: first } = this.#attempt;
    const options = { idempotencyKey: { key, createdAt } };
    try {
      return await addContact(this.#store, this.#customerId, body, options);
    } catch (error) {
      if (!(error instanceof IdempotencyMismatchError) || same(first, body)) throw error;
      const landed = await addContact(this.#store, this.#customerId, first, options);
      const cleared = { title: null, ...(landed.phone !== undefined && { phone: null }) };
      return updateContact(this.#store, landed, { ...cleared, ...body });
    }
  }

  #fail(error: PivotalError): void {
    if (!UNKNOWN.has(error.type)) this.#attempt = undefined;
    const field = FIELDS.find((one) => one === error.field || error.code === `${one}_taken`);
    if (field) this.#set({ saving: false, problems: { [field]: error.code ?? "invalid_string" } });
    else this.#set({ saving: false, error });
  }

  #set(change: Partial<ContactFormState>): void {
    this.#state = { ...this.#state, ...change };
    this.changed.emit();
  }
}

/** The form of a customer (a cuid), made when first asked for. */
export const contactFormOf = perCustomer((store, customerId) => new ContactForm(store, customerId));
