/** The words of `<pv-search>`. */
export const search = {
  open: "Search customers",
  placeholder: "Name, domain or number",
  results: "Customers found",
  close: "Close",
  recent: "Recently opened",
  hint: "Type a name, a domain or a number. Words match where a word begins.",
  nothing: (text: string) => `No customer matches “${text}”.`,
  looking: "Searching",
  found: (count: string) => `${count} found`,
  foundOne: "1 found",
  reachSoFar: (count: string) => `Searched ${count} customers so far`,
  reachAll: (count: string) => `Searched all ${count} customers`,
  reachOne: "Searched the one customer there is",
  keys: "↑↓ to choose, Enter to open, Esc to close",
} as const;
