import { getResponse } from "msw";
import type { HttpHandler } from "msw";

/** Where a path without an origin leads when there is no page to resolve it. */
const NOWHERE = "http://mock.invalid";

/**
 * A `fetch` that asks the handlers and nobody else. `signals` remembers the caller's own signal: the one of a `Request` is held
 * weakly by the platform and may be collected while the answer is still pending.
 */
export const injectedFetch = (
  handlers: HttpHandler[],
  signals: WeakMap<Request, AbortSignal>,
): typeof fetch =>
  async function fetch(input, init) {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const { signal: _, ...rest } = init ?? {};
    const target = input instanceof Request ? input : new URL(input, globalThis.location?.href ?? NOWHERE);
    const request = new Request(target, rest);
    if (signal) signals.set(request, signal);
    const response = await untilAborted(getResponse(handlers, request), signal);
    if (!response) throw new TypeError(`The mock backend does not serve ${request.url}`);
    if (response.type === "error") throw new TypeError("Failed to fetch");
    if (request.redirect === "error" && response.headers.has("location"))
      throw new TypeError("Unexpected redirect");
    return response;
  };

const untilAborted = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
};
