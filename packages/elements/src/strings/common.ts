import { words } from "../languages/spoken.ts";

/** Words that several elements use. Written as functions where a value is part of the sentence, so that each language can order it. */
export const common = words("common", {
  retry: "Try again",
  details: "Details",
  requestId: (id: string) => `Request ${id}`,
  loading: "Loading",
  partMissing: "Part of this view could not be loaded.",
  unavailable: "This server does not offer this.",
  cancel: "Cancel",
  close: "Close",
  notConnected: "Not connected to Pivotal. Put the element in a <pv-provider base-url> or call configure().",
  errors: {
    network: "Pivotal could not be reached. Check your connection, then try again.",
    timeout: "Pivotal took too long to answer.",
    rateLimit: "Pivotal is busy with other requests from here. Try again in a moment.",
    auth: "You are signed out. Sign in again, then try again.",
    forbidden: "You do not have access to this.",
    notFound: "This customer does not exist, or you do not have access to it.",
    other: "Pivotal could not answer this request.",
  },
} as const);
