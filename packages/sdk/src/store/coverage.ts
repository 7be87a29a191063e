import type { PivotalError } from "../core/errors.ts";

/** How much of the server's customers is here. */
export interface Coverage {
  /** Customers held. */
  readonly rows: number;
  /** Every customer of the server is held, as far as `asOf` can say. */
  readonly complete: boolean;
  /** More is on its way. */
  readonly fetching: boolean;
  /** Why the last page did not come; what is held stays. */
  readonly error: PivotalError | undefined;
  /** Wall-clock time in milliseconds at which the pass began that the rows are from; undefined before the first page. */
  readonly asOf: number | undefined;
  /** Customers whose contacts are held too: how far a search by a contact's name or e-mail reaches. */
  readonly contacts: number;
}

export const NO_COVERAGE: Coverage = {
  rows: 0,
  complete: false,
  fetching: false,
  error: undefined,
  asOf: undefined,
  contacts: 0,
};
