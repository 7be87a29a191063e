import { words } from "../languages/spoken.ts";

/** The words of what `<pv-search>` opens. */
export const searchPanel = words("searchPanel", {
  results: "Search results",
  close: "Close",
  recent: "Recently opened",
  customers: "Customers",
  contacts: "Contacts",
  actions: "Actions",
  fields: "Narrow by",
  more: "More",
  showAll: "Show all in the list",
  didYouMean: "Did you mean",
  hint: "Type a name, a domain, a contact or a number. Words match where a word begins.",
  nothing: (text: string) => `No customer matches “${text}”.`,
  looking: "Searching",
  found: (count: string, _n: number) => `${count} found`,
  reachSoFar: (count: string, _n: number) => `Searched ${count} of your customers so far`,
  reachAll: (count: string, n: number) =>
    n === 1 ? "Searched the one customer there is" : `Searched all ${count} customers`,
  reachContacts: (count: string, _n: number) => `the contacts of ${count}`,
  reachBoth: (reach: string, contacts: string) => `${reach}, ${contacts}`,
  keyNames: { enter: "Enter", escape: "Esc" },
  keys: { choose: "choose", open: "open", newTab: "new tab", close: "close" },
} as const);
