import { PivotalError } from "../core/errors.ts";
import type { ImportResult } from "./tally.ts";

/**
 * An import ended before its source did: it was aborted, the key was refused, or too many records failed in a row.
 * `cause` is the error that ended it, and `type`, `code`, `status` and `retryAfterMs` are that error's. It can be resumed
 * by running it again: with its checkpoint it goes on, without one it recognises what is there.
 */
export class ImportStoppedError extends PivotalError {
  /** How far it came. */
  declare readonly result: ImportResult;

  constructor(message: string, cause: PivotalError, result: ImportResult) {
    const { type, code, status, retryAfterMs, requestId } = cause;
    super(message, { type, code, status, retryAfterMs, requestId, cause }, "ImportStoppedError");
    Object.defineProperty(this, "result", { value: result });
  }
}
