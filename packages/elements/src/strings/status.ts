import { words } from "../languages/spoken.ts";
import { wordOf } from "./word-of.ts";

/** The words for what a customer's status can be. */
export const status = words("status", {
  names: {
    onboarding: "Onboarding",
    active: "Active",
    at_risk: "At risk",
    churned: "Churned",
    archived: "Archived",
  },
} as const);

/** The word for a status. One that is not known here is shown as the server spells it. */
export const statusWord = (name: string): string => wordOf(status.names, name) ?? name;
