import { HeldSession, type HostSession } from "./held-session.ts";

/** How a page of another origin gets its session. */
export interface SessionFetchOptions {
  /**
   * Asks your own server for a session that `createSession` of `@pivotal/sdk/server` made. Called before the first request, ahead of expiry, and
   * when a session was refused; never twice at once. Has 15 s.
   */
  fetchSession: () => HostSession | Promise<HostSession>;
  /** In place of the global `fetch`, for what is sent with the session. */
  fetch?: typeof globalThis.fetch;
}

/** What the handler says of a session that it does not take. */
const ENDED = /^session_(expired|invalid)$/;

/**
 * A `fetch` for a client whose handler is on another origin: it sends the session along, and no cookie. It renews the session in time; a request
 * that was refused since its session had ended is sent once more with a new one. Rejects with AuthenticationError, code `session_renewal_failed`,
 * when none can be had.
 *
 * @example
 * const fetchSession = async () => (await fetch("/pivotal-session", { method: "POST" })).json();
 * const pivotal = new PivotalApi({ baseUrl: "https://desk.example/api/pivotal", fetch: sessionFetch({ fetchSession }) });
 */
export function sessionFetch({ fetchSession, fetch }: SessionFetchOptions): typeof globalThis.fetch {
  const session = new HeldSession(fetchSession);
  const send = async (request: Request, token: string, signal: AbortSignal | null | undefined) => {
    request.headers.set("authorization", `Bearer ${token}`);
    const response = await (fetch ?? globalThis.fetch)(request, { credentials: "omit", signal });
    session.learnTime(response.headers.get("date"));
    return response;
  };
  return async (input, init) => {
    const request = new Request(input, init);
    const again = request.clone();
    const token = await session.token();
    const response = await send(request, token, init?.signal);
    if (!(await hasEnded(response))) return response;
    return await send(again, await session.token(token), init?.signal);
  };
}

/** Whether the handler refuses the session. What is not JSON comes from somewhere else. */
async function hasEnded(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const { error } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { error?: { code?: unknown } };
  return ENDED.test(String(error?.code));
}
