import assert from "node:assert/strict";
import type { PivotalHandler } from "@pivotal/sdk/server";
import { requestFor } from "./ask.ts";

export interface Followed {
  /** The next message; undefined when the stream has ended. */
  next(): Promise<object | undefined>;
  /** Waits for a sign of life. */
  sign(): Promise<void>;
  /** The last event's id. */
  readonly at: string | undefined;
  leave(): void;
}

/** Follows a handler's events, as one user's page does. */
export async function follow(
  handler: PivotalHandler,
  { user = "ana", after }: { user?: string; after?: string } = {},
): Promise<Followed> {
  const page = new AbortController();
  const response = await handler(
    requestFor(`/events${after === undefined ? "" : `?after=${after}`}`, {
      headers: { cookie: user },
      signal: page.signal,
    }),
  );
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  let text = "";
  let at: string | undefined;
  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  const next = async (): Promise<object | undefined> => {
    for (;;) {
      const found = await block();
      if (found === undefined) return undefined;
      at = /^id: (.*)$/m.exec(found)?.[1] ?? at;
      const data = /^data: (.*)$/m.exec(found)?.[1];
      if (data !== undefined) return JSON.parse(data) as object;
    }
  };
  // Where it begins is told first, with what was missed before it.
  const first = await block();
  at = /^id: (.*)$/m.exec(first ?? "")?.[1];
  const told = /^data: (.*)$/m.exec(first ?? "")?.[1];
  let early = told === undefined ? undefined : (JSON.parse(told) as object);
  return {
    async next() {
      const message = early ?? (await next());
      early = undefined;
      return message;
    },
    async sign() {
      at = /^id: (.*)$/m.exec((await block()) ?? "")?.[1] ?? at;
    },
    get at() {
      return at;
    },
    leave: () => page.abort(),
  };
}
