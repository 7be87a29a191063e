import {
  NetworkError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type PivotalError,
} from "../core/errors.ts";

/** Whether time may mend what failed, so that it is worth trying again by itself. */
export const mayPass = (error: PivotalError): boolean =>
  error instanceof NetworkError ||
  error instanceof TimeoutError ||
  error instanceof ServerError ||
  error instanceof RateLimitError;
