const TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found",
  409: "conflict",
  429: "rate_limit_error",
};

interface RefusalDetail {
  /** The one property of the request that is at fault. */
  field?: string;
  retryAfterMs?: number;
  headers?: Readonly<Record<string, string>>;
}

/** Why the handler answers with an error. `message` is written for the person who reads it, and carries no value of theirs. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly detail: RefusalDetail;

  constructor(status: number, code: string, message: string, detail: RefusalDetail = {}) {
    super(message);
    this.status = status;
    this.type = TYPES[status] ?? (status < 500 ? "invalid_request_error" : "internal_error");
    this.code = code;
    this.detail = detail;
  }
}

/** What everyone is told of a record that is not there, and of one that is another user's: the same. */
export const missing = (code: string) =>
  new Refusal(404, code, "There is no such record. Check the id in the path.");
