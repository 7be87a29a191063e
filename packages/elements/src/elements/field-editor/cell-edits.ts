import { canEdit, type Customer, type CustomerField, type PivotalStore } from "@pivotal/sdk/store";
import { editsOf, fieldDraft, fieldSource } from "@pivotal/sdk/store/edits";
import { setUnsaved } from "../../base/unsaved-guard.ts";
import type { CellEditor } from "../customer-list/cell-editor.ts";
import type { Column } from "../customer-list/columns.ts";
import { fieldChoices, watchChoices, type FieldChoices } from "./field-choices.ts";
import type { PvFieldEditor } from "./field-editor.ts";
import "./define.ts";

/** What a list lends to the edits of its cells. */
export interface CellEditsHost {
  /** Draws the rows again. */
  redraw(): void;
  /** Takes the focus back when a person has finished an edit by a key. */
  focus(): void;
  /** Says what became of a save to those who do not see it. */
  announce(text: string): void;
}

/** Edits the cells of a list in place: one editor for each customer and column being edited, wherever its row is drawn. */
export class CellEdits implements CellEditor {
  readonly #store: PivotalStore;
  readonly #host: CellEditsHost;
  readonly #editors = new Map<string, PvFieldEditor>();
  /** Going over all customers takes its time, so that it is done once an edit and not once a key. */
  readonly #choices = new Map<string, FieldChoices>();
  #off: (() => void)[] = [];

  constructor(store: PivotalStore, host: CellEditsHost) {
    this.#store = store;
    this.#host = host;
  }

  /** Follows the store until `disconnect()`. */
  connect(): void {
    if (this.#off.length > 0) return;
    this.#off = [editsOf(this.#store).changed.add(this.#onChanged)];
  }

  disconnect(): void {
    for (const off of this.#off) off();
    this.#off = [];
    setUnsaved(this, false);
  }

  canEdit(customer: Customer, { field }: Column): boolean {
    return !this.#store.settings.readOnly && canEdit(customer, field);
  }

  edit(customer: Customer, column: Column): void {
    if (!this.canEdit(customer, column)) return;
    // Asked for when first needed; the choices are drawn when they are there.
    this.#choices.clear();
    if (this.#off.length === 1) this.#off.push(watchChoices(this.#store, this.#onChoices));
    const type = column.kind === "number" ? "number" : undefined;
    editsOf(this.#store).open(customer.id, column.field as CustomerField, type);
    this.#editor(customer.id, column.field).wantsFocus = true;
    this.#host.redraw();
  }

  holds(customerId: string): boolean {
    return editsOf(this.#store).holds(customerId);
  }

  draw(place: HTMLElement, customer: Customer, { field, label, kind }: Column): boolean {
    const session = editsOf(this.#store).get(customer.id, field);
    if (!session) return false;
    const editor = this.#editor(customer.id, field);
    const name = field as CustomerField;
    Object.assign(editor, {
      session,
      field,
      label,
      kind: kind === "money" || kind === "number" ? kind : kind === "day" ? "date" : "text",
      value: fieldDraft(customer, name),
      source: fieldSource(customer, name),
      subject: customer.name,
      ...this.#choicesOf(field),
    });
    editor.done = () => this.#host.focus();
    editor.say = (text) => this.#host.announce(text);
    if (editor.parentNode !== place) place.replaceChildren(editor);
    return true;
  }

  release(place: HTMLElement): void {
    const editor = place.firstElementChild as PvFieldEditor | null;
    if (!editor) return;
    editor.remove();
    // The row may only have moved.
    queueMicrotask(() => this.#forget(editor));
  }

  /** A row that was scrolled away takes its editor with it: what was typed is saved, as when one goes elsewhere. */
  #forget(editor: PvFieldEditor): void {
    if (editor.isConnected) return;
    if (editor.wantsFocus) editor.commit();
    for (const [key, held] of this.#editors) if (held === editor) this.#editors.delete(key);
  }

  #choicesOf(field: string): FieldChoices {
    let held = this.#choices.get(field);
    if (!held) this.#choices.set(field, (held = fieldChoices(this.#store, field)));
    return held;
  }

  readonly #onChanged = (): void => {
    // What was typed and is saved nowhere yet would be lost with the page.
    setUnsaved(this, editsOf(this.#store).unsaved > 0);
    this.#host.redraw();
  };

  readonly #onChoices = (): void => {
    this.#choices.clear();
    this.#host.redraw();
  };

  #editor(id: string, field: string): PvFieldEditor {
    const key = `${id} ${field}`;
    let editor = this.#editors.get(key);
    if (!editor) this.#editors.set(key, (editor = document.createElement("pv-field-editor")));
    return editor;
  }
}
