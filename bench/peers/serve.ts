import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { Files } from "./bundle.ts";

const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".html": "text/html",
};

/** Isolated pages have clocks of 5 microseconds; others, of 100. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export interface BenchServer {
  readonly origin: string;
  /** What is served, by path. */
  readonly files: Files;
  /** Answers what is asked for below `/api/`. */
  api: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/** Serves pages and data on a free loopback port. */
export async function serve(): Promise<BenchServer> {
  const files: Files = new Map();
  const bench = { files, api: async () => Response.error() } as unknown as BenchServer;
  const server = createServer((request, response) => void answer(bench, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(bench, { origin: `http://127.0.0.1:${port}`, close });
}

async function answer(bench: BenchServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", bench.origin);
  const file = bench.files.get(pathname.slice(1));
  if (file) {
    response.writeHead(200, {
      ...ISOLATED,
      "Content-Type": `${TYPES[extname(pathname)] ?? "text/plain"}; charset=utf-8`,
    });
    response.end(file);
  } else if (pathname.startsWith("/api/")) {
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    );
    const reply = await bench.api(new Request(`${bench.origin}${request.url}`, { headers }));
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    response.end(Buffer.from(await reply.arrayBuffer()));
  } else response.writeHead(pathname === "/favicon.ico" ? 204 : 404, ISOLATED).end();
}

/** A page that loads `entry.js` of a folder, into a place of a fixed size. */
export const pageHtml = (folder: string, hasStyles: boolean): Uint8Array =>
  new TextEncoder().encode(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${folder}</title>
${hasStyles ? `<link rel="stylesheet" href="/${folder}/entry.css">` : ""}
<style>body { margin: 0; font: 14px/20px sans-serif } #host { width: 1240px; height: 720px }</style>
<div id="host"></div><script type="module" src="/${folder}/entry.js"></script></html>`);
