import type { Contact, ContactUpdate } from "../resources/contacts/contacts.schema.ts";

/** One contact's edit on its way. */
interface ContactOverlay {
  readonly id: string;
  readonly edit: ContactUpdate;
}

/** Of two primary contacts the promoted one stays. */
const withEdit = (contacts: readonly Contact[], { id, edit }: ContactOverlay): readonly Contact[] =>
  contacts.map((one) => {
    if (one.id === id) return Object.assign({}, one, edit, edit.archived_at && { is_primary: false });
    return edit.is_primary && one.is_primary ? { ...one, is_primary: false } : one;
  });

/** The contacts of one customer, with edits that the server has not confirmed shown on top of what it sent. */
export class HeldContacts {
  #base: readonly Contact[] = [];
  #edits: readonly ContactOverlay[] = [];
  #shown: readonly Contact[] = [];

  constructor(base: readonly Contact[]) {
    this.put(base);
  }

  /** As the server last sent them. */
  get base(): readonly Contact[] {
    return this.#base;
  }

  /** Edits on their way included; the same array until something changes. */
  get shown(): readonly Contact[] {
    return this.#shown;
  }

  put(base: readonly Contact[]): void {
    this.#base = base;
    this.#shown = this.#edits.reduce(withEdit, base);
  }

  /** Shows an edit of one until the returned function takes it away. */
  edit(id: string, edit: ContactUpdate): () => void {
    const overlay = { id, edit };
    this.#edits = [...this.#edits, overlay];
    this.put(this.#base);
    return () => {
      this.#edits = this.#edits.filter((one) => one !== overlay);
      this.put(this.#base);
    };
  }
}
