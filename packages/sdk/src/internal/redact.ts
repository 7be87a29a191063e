const SECRETS = /pivotal_[\w-]+|Bearer\s+\S+|\?\S+/gi;

/** Text without keys, credentials and query strings, cut to what a person reads. */
export const redact = (text: unknown): string => String(text).replace(SECRETS, "[redacted]").slice(0, 500);

/** An error is copied, never kept: that of a host's fetch may hold the request, and print its headers. */
export const redactCause = (cause: unknown, depth = 3): Error | undefined => {
  if (!(cause instanceof Error) || depth === 0) return undefined;
  const inner = redactCause(cause.cause, depth - 1);
  const copy = new Error(redact(cause.message), inner && { cause: inner });
  copy.name = cause.name;
  const { code } = cause as { code?: unknown };
  return code ? Object.assign(copy, { code }) : copy;
};
