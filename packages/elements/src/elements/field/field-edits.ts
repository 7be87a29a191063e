import type { FieldSession } from "@pivotal/sdk/store/edits";
import type { Drafts } from "../../base/guard-drafts.ts";
import type { FieldChoices } from "../field-editor/field-choices.ts";

/** Where the edits of some records' fields live; they outlive the views. `editsOf(store)` is one. */
export interface FieldEdits extends Drafts {
  get(id: string, field: string): FieldSession | undefined;
  /** Begins an edit; undefined where nothing can be edited. */
  open(id: string, field: string, type?: string): FieldSession | undefined;
}

/** What can be chosen, asked for when an edit begins. */
export interface ChoiceSource {
  read(): FieldChoices;
  /** Loads what the choices are made of and tells when it is there, until the returned function is called. */
  watch(changed: () => void): () => void;
}
