/** The words of `<pv-customer-list>`. */
export const list = {
  label: "Customers",
  columns: {
    name: "Name",
    domain: "Domain",
    status: "Status",
    health: "Health",
    plan: "Plan",
    created: "Created",
  },
  select: (name: string) => `Select ${name}`,
  selected: (count: string) => `${count} selected`,
  sameDomain: (count: string) => `${count} customers have this domain`,
  soFar: (count: string) => `${count} of your customers so far`,
  all: (count: string) => `${count} customers`,
  one: "1 customer",
  hidden: (count: string) => `${count} churned or archived hidden`,
  inactive: "Show churned and archived",
  empty: "No customers yet. They appear here as soon as the first one is added.",
  emptyHidden: "Every customer here is churned or archived.",
  loadingMore: "Loading more",
  left: (name: string) => `The row is gone. Now on ${name}.`,
} as const;
