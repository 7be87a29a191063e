/** A refusal that becomes the contract's error envelope. [P] */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, type: string, code: string, message: string, field?: string) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.type = type;
    this.code = code;
    this.field = field;
  }

  /** The body of the answer. */
  toJSON() {
    const { type, code, message, field } = this;
    return { error: field === undefined ? { type, code, message } : { type, code, message, field } };
  }
}

/** 400: the request does not validate. */
export const invalid = (code: string, message: string, field?: string) =>
  new Problem(400, "invalid_request_error", code, message, field);

/** 404: no such row in this workspace. `noun` is what the code begins with. */
export const notFound = (noun: string) =>
  new Problem(404, "not_found", `${noun}_not_found`, `No such ${noun.replaceAll("_", " ")}.`);

/** 409: something else has it already. */
export const conflict = (code: string, message: string, field?: string) =>
  new Problem(409, "conflict", code, message, field);
