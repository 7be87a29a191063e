/**
 * Editing and exporting, of which `@pivotal/sdk/store` has nothing: most who look at customers change none, so that a page loads this
 * when it is needed. A bundler would otherwise load it with the store.
 */
export { CSV_BOM, csvRow, type CsvCell } from "../csv/csv-row.ts";
export { defuseText, restoreText } from "../csv/defuse.ts";
export { fileName } from "../csv/file-name.ts";
export { bulkEdit, undoChanges } from "./bulk-edit.ts";
export type { BulkEdit, BulkOptions, BulkProgress, CustomerChange } from "./bulk-edit.ts";
export type { BulkFailure, RunProgress } from "./write-run.ts";
export { BulkRun, bulkRunOf, type BulkState } from "./bulk-run.ts";
export { canEdit, isHidden, type CustomerField } from "./can-edit.ts";
export { CustomerEdits, editsOf } from "./customer-edits.ts";
export { fieldDraft, fieldSource, type FieldDraft } from "./customer-field.ts";
export type { ContactBulkEdit, ContactChange } from "./contact-bulk.ts";
export { canEditContact, contactDraft, type ContactField } from "./contact-field.ts";
export { ContactEdits, contactEditsOf } from "./contact-field-edits.ts";
export {
  ContactForm,
  contactFormOf,
  type ContactFormField,
  type ContactFormState,
  type ContactFormValues,
} from "./contact-form.ts";
export { ContactPaste, contactPasteOf, type ContactPasteState } from "./contact-paste.ts";
export { ContactRun, contactRunOf, type ContactRunState } from "./contact-run.ts";
export { EditBook, type FieldSession } from "./edit-book.ts";
export { EditSession, type EditPort, type EditState } from "./edit-session.ts";
