import type { PivotalError } from "@pivotal/sdk";
import { edit as words } from "../strings/edit.ts";
import { errorSentence } from "./error-view.ts";

/** Why a value was not saved, in words for who typed it. */
export const editProblem = (error: PivotalError): string => {
  const { problems } = words;
  const known =
    error.code !== undefined && Object.hasOwn(problems, error.code) ? problems[error.code] : undefined;
  return known ?? (error.type === "invalid_request_error" ? words.refused : errorSentence(error));
};

/** The name of a CRM; one that is not known here is shown as the server spells it. */
export const sourceName = (source: string): string =>
  (Object.hasOwn(words.sources, source) ? words.sources[source] : undefined) ?? source;
