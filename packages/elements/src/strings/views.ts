import { words } from "../languages/spoken.ts";

/** The words of saved views. */
export const views = words("views", {
  label: "Views",
  all: "All customers",
  builtIn: "Built in",
  own: "Yours",
  shared: "Shared",
  actions: "This view",
  edited: "Edited",
  byDefault: "Opens first",
  names: {
    "pv-mine": "My customers",
    "pv-at-risk": "At risk",
    "pv-no-primary": "No primary contact",
    "pv-recently-churned": "Recently churned",
  },
  save: "Save changes",
  revert: "Discard changes",
  saveAs: "Save as new view…",
  rename: "Rename or share…",
  renameOwn: "Rename…",
  remove: "Delete…",
  makeDefault: "Open first from now on",
  noDefault: "No longer open first",
  failed: "Saved views did not load. Try again",
  saved: (name: string) => `Saved “${name}”`,
  removed: (name: string) => `Deleted “${name}”`,
  chosen: (name: string) => `Showing “${name}”`,
} as const);

/** The words of the dialog that a view is saved, renamed or deleted in. */
export const viewDialog = words("viewDialog", {
  titles: {
    save: "Save as new view",
    rename: "Change view",
    remove: "Delete this view?",
    changed: "This view was changed elsewhere",
    gone: "This view was deleted elsewhere",
    failed: "This could not be saved",
  },
  texts: {
    remove: (name: string) => `“${name}” is deleted. The customers in it stay as they are.`,
    removeShared: (name: string) =>
      `“${name}” is deleted for everyone. The customers in it stay as they are.`,
    changed: (name: string) =>
      `Someone saved another version of “${name}” since you opened it. Saving yours takes its place.`,
    gone: (name: string) => `“${name}” is gone. You can save what you see as a new view.`,
  },
  actions: {
    save: "Save view",
    rename: "Save",
    remove: "Delete view",
    changed: "Save mine",
    gone: "Save as new view",
    failed: "Try again",
  },
  cancel: "Cancel",
  keepTheirs: "Keep theirs",
  name: "Name",
  share: "Shared with everyone",
  contents: "A view keeps the filters, the columns and the sort.",
  kept: {
    browser: "Kept in this browser.",
    page: "This browser keeps nothing: the view lasts until the page is closed.",
  },
  needsName: "Give the view a name.",
  taken: "There is a view with this name already.",
  full: "This browser’s storage is full. Delete a view, then try again.",
  storage: "The view could not be kept. Nothing was changed.",
} as const);
