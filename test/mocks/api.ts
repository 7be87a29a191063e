import { MOCK_API_KEY } from "@pivotal/mocks";
import type { Backend, Level } from "@pivotal/mocks";
import { validated } from "../support/openapi.ts";

export type Json = Record<string, unknown>;

/** An answer, read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json;
}

export interface ListBody {
  object: "list";
  data: (Json & { id: string; display_id: number; created_at: string })[];
  has_more: boolean;
  next_cursor: string | null;
}

/** The three worlds every behaviour of [P] has to hold in. */
export const EVERY_LEVEL: readonly Level[] = ["published", "described", "full"];

/**
 * Talks to a backend the way a client would; every answer, and every well-formed request, is held against the OpenAPI document.
 * A `body` that is a string is sent as it is.
 */
export const apiOf = (backend: Pick<Backend, "fetch">, key: string = MOCK_API_KEY) => {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    good = true,
  ) => {
    const fetch = validated(backend.fetch, { requests: good });
    const response = await fetch(`https://mock.test/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Json };
  };
  return {
    get: (path: string) => send("GET", path),
    list: async (path: string) => (await send("GET", path)).body as unknown as ListBody,
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      send("POST", path, body, headers),
    patch: (path: string, body: unknown) => send("PATCH", path, body),
    delete: (path: string) => send("DELETE", path),
    /** A request that is wrong on purpose. */
    bad: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      send(method, path, body, headers, false),
  };
};

/** The error of an answer. */
export const errorOf = ({ body }: Answer) =>
  body["error"] as { type: string; code: string; message: string; field?: string };

/** Asserts nothing: the status, code and field of a refusal in one line, to be compared. */
export const refusal = (answer: Answer) => {
  const { type, code, field } = errorOf(answer);
  return [answer.status, type, code, ...(field === undefined ? [] : [field])].join(" ");
};

/** Every row of a list, page after page, the way a careful client walks it: overlapping by 1 ms and never twice the same id. */
export const walk = async (
  list: (path: string) => Promise<ListBody>,
  path: string,
  limit: number,
): Promise<Json[]> => {
  const seen = new Map<string, Json>();
  let cursor: string | undefined;
  for (;;) {
    const query = `limit=${limit}${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await list(`${path}${path.includes("?") ? "&" : "?"}${query}`);
    for (const row of page.data) seen.set(row.id, row);
    if (!page.has_more) return [...seen.values()];
    const next = new Date(Date.parse(page.next_cursor as string) + 1).toISOString();
    if (next === cursor) throw new Error(`A whole page shares ${page.next_cursor}`);
    cursor = next;
  }
};
