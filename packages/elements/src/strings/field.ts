import { words } from "../languages/spoken.ts";

/** The words of a field that is edited where it is shown. */
export const field = words("field", {
  empty: "Not set",
  edit: (label: string, text: string) => `${label}: ${text}. Edit`,
  source: (source: string) => `Synced from ${source}`,
  open: (text: string) => `Open ${text} in a new tab`,
  notLoaded: "The editor could not be loaded. Check your connection, then try again.",
} as const);
