import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse } from "msw";
import { createBackend } from "./backend.ts";
import type { Backend } from "./backend.ts";
import type { BackendOptions } from "./options.ts";

/** A backend behind a real port. */
export interface ServedBackend {
  /** Where it listens, without `/api/v1`. */
  readonly url: string;
  readonly port: number;
  readonly backend: Backend;
  /** Stops listening and breaks what is still open. */
  close(): Promise<void>;
}

/** What `serveBackend` takes: the options of a backend, or a backend that exists already. */
export type ServeOptions = BackendOptions & {
  /** Default 0: any free port. */
  port?: number;
  /** Default `127.0.0.1`: this machine only. */
  host?: string;
  backend?: Backend;
};

/** Serves a backend over real HTTP. Rejects when the port is taken. */
export const serveBackend = async ({
  port = 0,
  host = "127.0.0.1",
  ...options
}: ServeOptions = {}): Promise<ServedBackend> => {
  const backend = options.backend ?? createBackend(options);
  const server = createServer((request, response) => {
    answer(backend, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    backend,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
};

const answer = async (
  backend: Backend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> => {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const response = await getResponse(backend.handlers, await toRequest(incoming, gone.signal));
  if (!response)
    return void outgoing.writeHead(404, { "Content-Type": "text/plain" }).end("Not below /api/v1.\n");
  if (response.type === "error") return void outgoing.destroy();
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void outgoing.end();
  // Each piece is on its way before the next is read, so that a body that breaks in the middle arrives up to there.
  for await (const chunk of response.body) {
    await new Promise<void>((resolve, reject) => {
      outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
  }
  outgoing.end();
};

const toRequest = async (incoming: IncomingMessage, signal: AbortSignal): Promise<Request> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? "GET";
  const bodyless = method === "GET" || method === "HEAD";
  const url = new URL(incoming.url ?? "/", "http://mock.invalid");
  return new Request(url, { method, headers, signal, ...(bodyless ? {} : { body: Buffer.concat(chunks) }) });
};

export { newWebhookSecret, sendWebhooks } from "./webhooks.ts";
export type { WebhookOptions, WebhookSender } from "./webhooks.ts";
