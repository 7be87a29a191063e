import type { PivotalStore } from "@pivotal/sdk/store/core";
import {
  contactEditsOf,
  contactFormOf,
  contactPasteOf,
  contactRunOf,
  type ContactEdits,
  type ContactForm,
  type ContactPaste,
  type ContactRun,
} from "@pivotal/sdk/store/edits";
import { guardDrafts } from "../../base/guard-drafts.ts";
import "../contact-bar/define.ts";
import "../contact-form/define.ts";
import "../field/define.ts";
import type { ChoiceSource } from "../field/field-edits.ts";

/** What a person changes contacts with: loaded for those who may. It lives in the store, and so outlives the element that shows it. */
export class ContactTools {
  readonly store: PivotalStore;
  readonly customerId: string;
  readonly edits: ContactEdits;
  readonly form: ContactForm;
  readonly paste: ContactPaste;
  readonly run: ContactRun;
  /** Labels of these contacts, to choose from. */
  readonly labels: ChoiceSource = {
    read: () => ({ closed: false, choices: this.#labels().map((value) => ({ value, label: value })) }),
    watch: (changed) => this.store.records.changed.add(changed),
  };

  /** @param customerId a cuid. */
  constructor(store: PivotalStore, customerId: string) {
    this.store = store;
    this.customerId = customerId;
    this.edits = contactEditsOf(store, customerId);
    this.form = contactFormOf(store, customerId);
    this.paste = contactPasteOf(store, customerId);
    this.run = contactRunOf(store, customerId);
    for (const drafts of [this.edits, this.form, this.paste]) guardDrafts(drafts);
  }

  #labels(): string[] {
    const held = this.store.records.contactsOf(this.customerId) ?? [];
    return [...new Set(held.flatMap(({ labels }) => labels))].sort();
  }

  /** Tells `changed` when what the list itself shows of them has: not at each key. Until the returned function is called. */
  watch(changed: () => void): () => void {
    const seen = () =>
      [
        this.form.state.open,
        this.paste.unsaved,
        this.paste.state.running,
        this.run.state.progress,
        this.edits.lost.join(),
      ] as const;
    let before = seen();
    const look = () => {
      const now = seen();
      const isSame = now.every((value, at) => value === before[at]);
      before = now;
      if (!isSame) changed();
    };
    const off = [this.form, this.paste, this.run, this.edits].map((one) => one.changed.add(look));
    return () => {
      for (const stop of off) stop();
    };
  }
}
