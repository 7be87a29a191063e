const known: Readonly<Record<string, string>> = {
  onboarding: "Onboarding",
  active: "Active",
  at_risk: "At risk",
  churned: "Churned",
  archived: "Archived",
};

/** The word for a status. One that is not known here is shown as the server spells it. */
export const statusWord = (status: string): string =>
  (Object.hasOwn(known, status) ? known[status] : undefined) ?? status;
