import type { PivotalError } from "./errors.ts";

export const BRAND: unique symbol = Symbol.for("@pivotal/sdk.error");

/** True for the errors of any copy of this package on the page. */
export const isPivotalError = (error: unknown): error is PivotalError =>
  error instanceof Error && BRAND in error;
