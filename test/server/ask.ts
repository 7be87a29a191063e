import type { PivotalHandler } from "@pivotal/sdk/server";

export const ORIGIN = "https://desk.example";

/** What a browser adds to a request that a page of the host makes through the client. */
export const FROM_OWN_PAGE = { "x-pivotal-client": "1.0.0", "sec-fetch-site": "same-origin" };

interface Ask {
  method?: string;
  headers?: Record<string, string | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects by asserting it
export type JsonObject = Record<string, any>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer parsed, for tests that look inside. */
  readonly json: JsonObject;
  readonly code: string | undefined;
}

/** Makes the request that a page of the host would make. A header given as undefined is left out. */
export function requestFor(path: string, { method, headers = {}, body, signal }: Ask = {}): Request {
  const all = {
    ...FROM_OWN_PAGE,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Request(`${ORIGIN}/api/pivotal${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: sent,
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    signal,
  });
}

export async function read(response: Response): Promise<Answered> {
  // What stays open is left at once.
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await response.body?.cancel();
  const text = isStream ? "" : await response.text();
  const json = (text === "" ? {} : JSON.parse(text)) as JsonObject;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json,
    code: (json["error"] as { code?: string } | undefined)?.code,
  };
}

export const ask = async (handler: PivotalHandler, path: string, options?: Ask): Promise<Answered> =>
  read(await handler(requestFor(path, options)));
