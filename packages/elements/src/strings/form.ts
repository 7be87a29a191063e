import { words } from "../languages/spoken.ts";

/** The words of `<pv-customer-form>`. `count` is written as the locale does; `n` is the number itself. */
export const form = words("form", {
  title: "Add customer",
  act: "Add customer",
  saving: "Adding",
  cancel: "Cancel",
  close: "Close",
  clear: "Clear",
  name: "Name",
  domain: "Domain",
  domainHint: "A web address or an e-mail will do.",
  domainFrom: "Taken from",
  owner: "Owner",
  nobody: "Nobody",
  me: (name: string) => `${name} (you)`,
  plan: "Plan",
  more: "More",
  tags: "Tags",
  tagsHint: "Enter or a comma adds a tag.",
  addTag: "Add a tag",
  removeTag: (tag: string) => `Remove ${tag}`,
  choose: "None",
  duplicates: (count: string, n: number) =>
    n === 1 ? "1 customer already has this domain:" : `${count} customers already have this domain:`,
  moreDuplicates: (count: string, _n: number) => `and ${count} more`,
  noDuplicates: "No other customer has this domain,",
  reach: (count: string, n: number) =>
    n === 1
      ? "as far as the 1 customer loaded here tells."
      : `as far as the ${count} customers loaded here tell.`,
  restored: "This is what you typed before.",
  startOver: "Start over",
  notAdded: "Not added.",
  forbidden: "You cannot add customers. Ask an owner or admin of the workspace.",
  uncertain: "It may have been added all the same. Trying again does not add it twice.",
  expired:
    "An earlier try was not answered, and is too long ago to be told from a new one. Look whether the customer is there before you add it again.",
  slugTaken: "The server finds every short name for this customer taken. Change the name.",
  added: "Added",
  open: "Open",
  asking: {
    title: "Close without adding?",
    text: "This customer is not added yet.",
    edit: "Keep editing",
    keep: "Close and keep the draft",
    discard: "Discard",
  },
} as const);
