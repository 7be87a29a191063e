import type { PivotalError } from "../core/errors.ts";
import {
  readPastedContacts,
  type PastedContact,
  type PastedContacts,
} from "../resources/contacts/read-pasted-contacts.ts";
import { contactsQuery } from "./contacts-query.ts";
import { Listeners } from "./listeners.ts";
import { pasteContacts, type PasteProgress } from "./paste-contacts.ts";
import { perCustomer } from "./per-customer.ts";
import type { PivotalStore } from "./store.ts";

/** What a view shows of people that are being pasted. */
export interface ContactPasteState {
  /** As pasted and typed; those who were added have left it. */
  readonly text: string;
  readonly running: boolean;
  /** Nobody further is begun; those on their way are waited for. */
  readonly cancelling: boolean;
  /** Of the run on its way, or the last. */
  readonly progress: PasteProgress | undefined;
}

const CLOSED: ContactPasteState = {
  text: "",
  running: false,
  cancelling: false,
  progress: undefined,
};

/** A line as it would be typed, without what makes a file safe for spreadsheets. */
const lineOf = ({ name, email, title, phone }: PastedContact): string =>
  [name, email, title, phone]
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(", ")
    .replace(/[, ]+$/, "");

const personOf = ({ name, email, title, phone }: PastedContact): string =>
  JSON.stringify([name, email, title, phone]);

/**
 * People who are pasted as lines and added to a customer, whatever becomes of the view that shows it. Who was added leaves the text; the
 * others stay in it with the reason, and adding them again adds nobody twice. [P]
 */
export class ContactPaste {
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  readonly #customerId: string;
  #state = CLOSED;
  #stop = new AbortController();
  /** Each person once, however often the text is read, since the key of a row goes by the row. */
  #people = new Map<string, PastedContact>();
  #failures = new Map<string, PivotalError>();
  #read: { readonly text: string; readonly taken: unknown; readonly found: PastedContacts } | undefined;
  /** Another one for each user. */
  #session = {};

  /** @param customerId a cuid. */
  constructor(store: PivotalStore, customerId: string) {
    this.#store = store;
    this.#customerId = customerId;
    store.cleared.add(() => {
      this.#session = {};
      this.#stop.abort();
      this.#forget();
    });
  }

  get state(): ContactPasteState {
    return this.#state;
  }

  /** How many drafts would be lost with the page: one, or none. */
  get unsaved(): number {
    return this.#state.running || this.#state.text.trim() !== "" ? 1 : 0;
  }

  /** Every line of the text, held against the contacts of the customer. */
  get found(): PastedContacts {
    const { text, running } = this.#state;
    // Who has just been added would be told to be taken.
    if (running && this.#read) return this.#read.found;
    const taken = this.#store.records.contactsOf(this.#customerId);
    if (this.#read?.text !== text || this.#read.taken !== taken) {
      const found = readPastedContacts(text, { taken: taken?.map(({ email }) => email) ?? [] });
      this.#read = { text, taken, found };
    }
    return this.#read.found;
  }

  /** Why a person was not added by the last run. */
  failureOf(row: PastedContact): PivotalError | undefined {
    return this.#failures.get(personOf(row));
  }

  /** Forgets the text; not while people are being added. */
  discard(): void {
    if (!this.#state.running) this.#forget();
  }

  type(text: string): void {
    if (!this.#state.running && !this.#store.settings.readOnly) this.#set({ text, progress: undefined });
  }

  /** Adds everybody who can be added; while a run is on its way, nothing. */
  async add(): Promise<void> {
    const { rows } = this.found;
    const ready = rows.filter((row) => row.ready).map((row) => this.#once(row));
    if (this.#state.running || ready.length === 0 || this.#store.settings.readOnly) return;
    const session = this.#session;
    this.#stop = new AbortController();
    this.#failures = new Map();
    this.#set({ running: true, progress: { total: ready.length, added: [], failures: [], left: [] } });
    const onProgress = (progress: PasteProgress) => {
      if (session === this.#session) this.#set({ progress });
    };
    const done = await pasteContacts(this.#store, this.#customerId, ready, {
      signal: this.#stop.signal,
      onProgress,
    });
    if (session !== this.#session) return;
    for (const { row, error } of done.failures) this.#failures.set(personOf(row), error);
    const text = this.#without(new Set(done.added.map(({ row }) => personOf(row))));
    this.#set({ running: false, cancelling: false, progress: done, text });
    // Somebody whose answer was lost may be there after all.
    if (done.failures.length > 0) await this.#store.refresh(contactsQuery(this.#customerId));
  }

  /** Ends the run after the writes on their way. */
  cancel(): void {
    if (!this.#state.running || this.#state.cancelling) return;
    this.#stop.abort();
    this.#set({ cancelling: true });
  }

  #once(row: PastedContact): PastedContact {
    const key = personOf(row);
    const held = this.#people.get(key) ?? row;
    this.#people.set(key, held);
    return held;
  }

  /** The text without these people. Of a line with several, the others are left as lines of their own. */
  #without(added: ReadonlySet<string>): string {
    const { rows, header } = this.found;
    const isAdded = (row: PastedContact) => row.ready && added.has(personOf(row));
    const broken = new Set(rows.filter(isAdded).map(({ line }) => line));
    if (broken.size === 0) return this.#state.text;
    const lines = new Map<string, string>();
    for (const row of rows) {
      if (isAdded(row)) continue;
      if (broken.has(row.line)) lines.set(`${row.line} ${personOf(row)}`, lineOf(row));
      else lines.set(String(row.line), row.text);
    }
    return lines.size === 0 ? "" : [...(header ? [header.text] : []), ...lines.values()].join("\n");
  }

  #forget(): void {
    this.#people = new Map();
    this.#failures = new Map();
    this.#set(CLOSED);
  }

  #set(change: Partial<ContactPasteState>): void {
    this.#state = { ...this.#state, ...change };
    this.changed.emit();
  }
}

/** The pasted people of a customer (a cuid), made when first asked for. */
export const contactPasteOf = perCustomer((store, customerId) => new ContactPaste(store, customerId));
