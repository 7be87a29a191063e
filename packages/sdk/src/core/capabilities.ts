import { isPivotalError } from "./errors.ts";

const MISSING_ROW = /^(customer|contact|onboarding|member|view|tag|custom_field)_not_found$/;

/** True when a 404 says that this server lacks the route ([D] and [X] ones), not that a row is missing. Degrade then; show no error. */
export const isNotOffered = (error: unknown): boolean =>
  isPivotalError(error) && error.status === 404 && !MISSING_ROW.test(error.code ?? "");
