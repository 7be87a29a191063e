import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, type Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { refusalAnswer, toResponse } from "./answer.ts";
import { toRefusal } from "./failure.ts";
import { Refusal } from "./refusal.ts";

/** A request as Node has it, with what a framework may have added: the address before mounting, and the body it has already read. */
export type NodeRequest = IncomingMessage & { originalUrl?: string; body?: unknown };

/**
 * Lets Node's `http`, Express and the like call the handler: `app.use("/api/pivotal", toNodeHandler(handler))`. Works before and after a body
 * parser. When the browser goes away, so does the request to the service.
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort(new DOMException("The browser went away.", "AbortError"));
    });
    await send(response, request, await answer(handler, request, gone.signal));
  };
}

/**
 * Answers `CONNECT` with 405. Node gives that method to a listener of its own, `server.on("connect", refuseConnect)`, and hangs up where
 * there is none.
 */
export function refuseConnect(_request: IncomingMessage, socket: Duplex): void {
  // Node no longer listens on this socket: an error of it that nobody hears would end the process.
  socket.once("error", () => socket.destroy());
  socket.end(
    "HTTP/1.1 405 Method Not Allowed\r\nallow: GET, POST, PATCH, DELETE\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
  );
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  request: NodeRequest,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await handler(toWebRequest(request, signal));
  } catch (error) {
    return toResponse(refusalAnswer(toRefusal(error)));
  }
}

async function send(response: ServerResponse, request: NodeRequest, answered: Response): Promise<void> {
  const isStream = answered.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const body = isStream ? undefined : Buffer.from(await answered.arrayBuffer());
  // A stream has ended by the request's signal.
  if (response.destroyed) return;
  response.statusCode = answered.status;
  answered.headers.forEach((value, name) => response.setHeader(name, value));
  // A request that was refused half-read must not be taken for the start of the next one.
  if (!request.complete) response.setHeader("connection", "close");
  if (!body) return await flow(response, answered);
  if (answered.status !== 204) response.setHeader("content-length", body.byteLength);
  response.end(body);
}

/** Sends each piece as it comes, no faster than the browser takes them. The stream ends when the browser goes. */
async function flow(response: ServerResponse, { body }: Response): Promise<void> {
  response.flushHeaders();
  if (body)
    await pipeline(Readable.fromWeb(body as NodeStream), response).catch((error: unknown) => {
      if (!response.destroyed) throw error;
    });
}

const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);
const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

function toWebRequest(request: NodeRequest, signal: AbortSignal): Request {
  const { headers, method = "GET" } = request;
  if (!METHODS.has(method)) {
    throw new Refusal(405, "method_not_allowed", "This address does not take this method.");
  }
  if (headers["transfer-encoding"] !== undefined && headers["content-length"] !== undefined) {
    throw new Refusal(400, "ambiguous_length", "A request has either a length or an encoding, not both.", {
      headers: { connection: "close" },
    });
  }
  return new Request(readAddress(request), {
    method,
    headers: readHeaders(headers),
    signal,
    ...(method === "GET" || method === "HEAD" ? {} : { body: readBody(request), duplex: "half" }),
  });
}

/** The address exactly as it was asked for. A URL parser would rewrite dots, backslashes and hosts into another one, so those are refused. */
function readAddress(request: NodeRequest): URL {
  const target = request.originalUrl ?? request.url ?? "";
  const host = request.headers.host ?? String(request.headers[":authority"] ?? "localhost");
  const scheme = "encrypted" in request.socket ? "https" : "http";
  const address = `${scheme}://${host}${target}`;
  if (HOST.test(host) && URL.canParse(address)) {
    const url = new URL(address);
    if (url.pathname === target.split("?", 1)[0]) return url;
  }
  throw new Refusal(400, "invalid_address", "The address is not a plain path. Check the link.");
}

function readHeaders(from: IncomingMessage["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined || name.startsWith(":")) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

// Every Node that runs this has it; the DOM's own types do not yet.
const { from: streamFrom } = ReadableStream as unknown as {
  from(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>>;
};

function readBody(request: NodeRequest): BodyInit | null {
  // Ending the iteration early must not close the socket, which still has the answer to carry.
  if (!request.readableDidRead)
    return streamFrom.call(ReadableStream, request.iterator({ destroyOnReturn: false }));
  const { body } = request;
  if (body === undefined || typeof body === "string") return body ?? null;
  return body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body);
}
