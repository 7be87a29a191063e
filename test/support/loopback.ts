import "./no-network.ts";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { PivotalApi, type PivotalOptions } from "@pivotal/sdk";

export const TEST_KEY = "pivotal_test_MockKey0000000000";

/** A request as the server saw it. */
export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** By the clock of the test. */
  at: number;
}
export type Answer = (seen: Seen, response: http.ServerResponse, request: http.IncomingMessage) => unknown;

interface Reply {
  status?: number;
  headers?: Record<string, string | string[]>;
}

/** Answers text as it is. */
export const text =
  (body: string | Buffer, { status = 200, headers = {} }: Reply = {}): Answer =>
  (_, response) => {
    response.writeHead(status, {
      "content-type": "application/json",
      date: new Date().toUTCString(),
      ...headers,
    });
    response.end(body);
  };
export const json = (body: unknown, reply?: Reply): Answer => text(JSON.stringify(body), reply);
/** Answers the service's error envelope. */
export const failure = (
  status: number,
  type: string,
  code: string,
  { field, ...reply }: Reply & { field?: string } = {},
): Answer => json({ error: { type, code, message: "No.", ...(field && { field }) } }, { ...reply, status });
/** Closes the connection without a byte. */
export const drop: Answer = (_, response) => void response.socket?.destroy();
/** Never answers. */
export const hang: Answer = () => {};

export interface Loopback {
  url: string;
  seen: Seen[];
  /** Connections that a client gave up before they were answered. */
  readonly dropped: number;
  /** Resolves when so many requests have come. */
  received(count: number): Promise<void>;
}

/** A real HTTP server on this machine: the answers in turn, then the last one for ever. */
export async function serve(t: TestContext, ...answers: Answer[]): Promise<Loopback> {
  const seen: Seen[] = [];
  let dropped = 0;
  const server = http.createServer((request, response) => {
    response.on("close", () => void (dropped += response.writableFinished ? 0 : 1));
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
      const one = {
        method: request.method ?? "",
        path: pathname,
        query: searchParams,
        headers: request.headers,
        body,
        at: performance.now(),
      };
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(one);
      answer?.(one, response, request);
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    seen,
    get dropped() {
      return dropped;
    },
    async received(count) {
      while (seen.length < count) await turn();
    },
  };
}

/** Requests on their way; each test has a count of its own, for those of the test before may still be ending. */
let road = { inFlight: 0 };

/** A client of that server. */
export const clientOf = (server: { url: string }, options: PivotalOptions = {}): PivotalApi => {
  const mine = road;
  return new PivotalApi({
    apiKey: TEST_KEY,
    baseUrl: server.url,
    ...options,
    onRequest: (info) => {
      mine.inFlight += 1;
      return options.onRequest?.(info);
    },
    onResponse: (info) => {
      mine.inFlight -= 1;
      return options.onResponse?.(info);
    },
  });
};

export interface Time {
  readonly clock: Clock;
  /** Lets time run, from timer to timer, whenever no request is on its way, until the work ends. */
  settle<T>(work: PromiseLike<T>): Promise<T>;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
}

/** Replaces the clocks of the client; sockets keep their own time. */
export function fakeTime(t: TestContext, now = Date.UTC(2026, 10, 2, 9)): Time {
  const mine = (road = { inFlight: 0 });
  const clock = FakeTimers.install({
    now,
    toFake: ["Date", "performance", "setTimeout", "clearTimeout"],
    shouldClearNativeTimers: true,
  });
  t.after(() => clock.uninstall());
  const rest = async () => {
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  return {
    clock,
    async settle(work) {
      let open = true;
      const close = () => void (open = false);
      Promise.resolve(work).then(close, close);
      for (await rest(); open; await rest()) if (mine.inFlight === 0) clock.next();
      return work;
    },
    async pass(ms) {
      await rest();
      await clock.tickAsync(ms);
      await rest();
    },
  };
}

/** What a promise is rejected with. */
export async function failureOf<E extends Error>(
  work: PromiseLike<unknown>,
  Class: abstract new (...args: never[]) => E,
): Promise<E> {
  const error: unknown = await Promise.resolve(work).then(
    () => new Error("It did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof Class) return error;
  throw error;
}
