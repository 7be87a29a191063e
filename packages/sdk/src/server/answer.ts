import type { Refusal } from "./refusal.ts";

/** On every answer: it is one user's, for this site's own pages, and nothing but JSON. */
const ALWAYS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "private, no-store",
  "cross-origin-resource-policy": "same-origin",
  vary: "Cookie",
  "x-content-type-options": "nosniff",
};

/** A proxy must pass on each event as it comes. */
const STREAMED = { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" };

/** The service's own headers that a browser may see. */
const PASSED = ["x-request-id", "idempotent-replayed", "deprecation"];
const PRINTABLE = /^[\x20-\x7e]{1,200}$/;

/** Picks what may pass out of the service's headers. */
export function passHeaders(headers: Headers): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED) {
    const value = headers.get(name);
    if (value !== null && PRINTABLE.test(value)) passed[name] = value;
  }
  return passed;
}

/** What the browser will get, before it is written out. */
export interface Answer {
  readonly status: number;
  /** What JSON can hold, or a stream of server-sent events. */
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** A refusal in the service's envelope. */
export function refusalAnswer(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Answer {
  const { status, type, code, message, detail } = refusal;
  const { field, retryAfterMs } = detail;
  return {
    status,
    data: { error: { type, code, message, ...(field === undefined ? {} : { field }) } },
    headers: {
      ...headers,
      ...detail.headers,
      ...(retryAfterMs === undefined
        ? {}
        : { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
    },
  };
}

/** Writes an answer out, with `more` headers of the handler's own. A number that JSON cannot hold would turn into null on its way, so it throws instead. */
export function toResponse(
  { status, data, headers }: Answer,
  conceal = (text: string) => text,
  more: Readonly<Record<string, string>> = {},
): Response {
  if (data instanceof ReadableStream)
    return new Response(data, { status, headers: { ...ALWAYS, ...STREAMED, ...more } });
  const text = JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value === "number" && !Number.isFinite(value))
      throw new RangeError("A number is too large for JSON.");
    return value;
  });
  const shown = Object.entries(headers).map(([name, value]): [string, string] => [name, conceal(value)]);
  return new Response(conceal(text), {
    status,
    headers: { ...Object.fromEntries(shown), ...ALWAYS, ...more },
  });
}
