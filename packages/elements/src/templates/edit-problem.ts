import type { PivotalError } from "@pivotal/sdk";
import { edit as words } from "../strings/edit.ts";
import { wordOf } from "../strings/word-of.ts";
import { errorSentence } from "./error-view.ts";

/** Why a value was not saved, in words for who typed it. */
export const editProblem = (error: PivotalError): string => {
  const known = error.code === undefined ? undefined : wordOf(words.problems, error.code);
  return known ?? (error.type === "invalid_request_error" ? words.refused : errorSentence(error));
};

/** The name of a CRM; one that is not known here is shown as the server spells it. */
export const sourceName = (source: string): string => wordOf(words.sources, source) ?? source;
