import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PivotalApi } from "@pivotal/sdk";
import { createPivotalHandler, refuseConnect, toNodeHandler } from "@pivotal/sdk/server";
import { Desk } from "./desk.ts";
import { Sessions } from "./session.ts";
import { Tickets } from "./tickets.ts";
import { WEBHOOK_PATH, webhookRoute } from "./webhooks.ts";

export interface HostOptions {
  /** Default 3000; 0 takes any free port. */
  port?: number;
  apiKey: string;
  /** Pivotal's API, with its version. Default: the real one. */
  pivotalUrl?: string;
  /** The secret of this host's webhook endpoint. Default: Pivotal tells this host nothing. */
  webhookSecret?: string;
  /** The file that defines the elements. Default: the one built in `@pivotal/elements`. */
  elementsScript?: string;
}

export interface Host {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts Northwind Desk. */
export async function startHost({
  port = 3000,
  apiKey,
  pivotalUrl,
  webhookSecret,
  elementsScript,
}: HostOptions): Promise<Host> {
  const sessions = new Sessions();
  // For the pages' own script, with each person's rights; the key stays here.
  const handler = createPivotalHandler({
    apiKey,
    baseUrl: pivotalUrl,
    authorize: (request) => sessions.read(request.headers.get("cookie"))?.grant ?? "unauthenticated",
  });
  const pivotalForPages = toNodeHandler(handler);
  // What is changed elsewhere, so that open pages show it.
  const webhooks = webhookSecret && toNodeHandler(webhookRoute(webhookSecret, handler.events));
  // For what the desk renders itself. A page does not wait long for Pivotal.
  const pivotal = new PivotalApi({ apiKey, baseUrl: pivotalUrl, timeoutMs: 5000, maxRetries: 1 });
  const desk = new Desk({ sessions, pivotal, tickets: new Tickets(), elementsScript });

  const server = createServer((request, response) => {
    const answer = request.url?.startsWith("/api/pivotal/")
      ? pivotalForPages
      : webhooks && request.url === WEBHOOK_PATH
        ? webhooks
        : desk.answer.bind(desk);
    answer(request, response).catch((error: unknown) => fail(request, response, error));
  });
  server.on("connect", refuseConnect);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  console.error(`desk ${request.method} failed:`, error instanceof Error ? error.message : error);
  if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  response.end("Something went wrong on this server. Try again in a moment.\n");
}

async function main(): Promise<void> {
  const {
    PORT,
    PIVOTAL_API_KEY: apiKey,
    PIVOTAL_BASE_URL: pivotalUrl,
    PIVOTAL_WEBHOOK_SECRET: webhookSecret,
  } = process.env;
  if (!apiKey) throw new Error("Set PIVOTAL_API_KEY to a key of your workspace.");
  const host = await startHost({ port: Number(PORT ?? 3000), apiKey, pivotalUrl, webhookSecret });
  console.log(`Northwind Desk is at ${host.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void host.close());
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
