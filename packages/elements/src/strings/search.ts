/** The words of `<pv-search>`. */
export const search = {
  open: "Search customers",
  placeholder: "Name, domain, contact or status:at_risk",
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
  found: (count: string) => `${count} found`,
  foundOne: "1 found",
  reachSoFar: (count: string) => `Searched ${count} of your customers so far`,
  reachAll: (count: string) => `Searched all ${count} customers`,
  reachOne: "Searched the one customer there is",
  reachContacts: (count: string) => `the contacts of ${count}`,
  keys: { choose: "choose", open: "open", newTab: "new tab", close: "close" },
} as const;

/** The words of the box in which a query is typed. */
export const queryField = {
  label: "Filter customers",
  list: "Suggestions",
  clear: "Clear",
  not: "not ",
  me: "Me",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip: string) => `Edit ${chip}`,
  remove: (chip: string) => `Remove ${chip}`,
  chips: (query: string) => `Filtered by ${query}. Backspace edits the last filter.`,
  suggestions: (count: string) => `${count} suggestions`,
} as const;
