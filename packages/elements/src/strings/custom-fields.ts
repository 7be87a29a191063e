import { words } from "../languages/spoken.ts";

/** The words of `<pv-custom-fields>`. */
export const customFields = words("customFields", {
  label: "Custom fields",
  none: "No custom fields yet. They are defined in the workspace's settings.",
  notOffered: "This server has no custom fields.",
} as const);
