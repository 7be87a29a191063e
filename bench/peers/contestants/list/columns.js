const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2 });

/** The nine columns that every contestant shows, with what a cell says of a customer. */
export const columns = [
  { key: "name", title: "Name", width: 220, text: ({ name }) => name },
  { key: "domain", title: "Domain", width: 200, text: ({ domain }) => domain ?? "" },
  { key: "owner_email", title: "Owner", width: 170, text: ({ owner_email }) => owner_email ?? "" },
  { key: "plan", title: "Plan", width: 100, text: ({ plan }) => plan ?? "" },
  { key: "status", title: "Status", width: 100, text: ({ status }) => status },
  { key: "health_score", title: "Health", width: 70, text: ({ health_score }) => `${health_score ?? "–"}` },
  { key: "mrr", title: "MRR", width: 110, text: ({ mrr }) => (mrr === null ? "" : money.format(mrr / 100)) },
  { key: "tags", title: "Tags", width: 130, text: ({ tags }) => tags.join(", ") },
  { key: "created_at", title: "Created", width: 100, text: ({ created_at }) => created_at.slice(0, 10) },
];

export const ROW_HEIGHT = 40;

const { compare } = new Intl.Collator("en");

/** How every contestant sorts by name. */
export const byText = compare;

export const sortedByName = (rows) => rows.toSorted((a, b) => compare(a.name, b.name));
