import type { IncomingMessage, ServerResponse } from "node:http";
import { createPivotalHandler, refuseConnect, toNodeHandler } from "@pivotal/sdk/server";
import type { Connect, Plugin, PreviewServer, ViteDevServer } from "vite";
import { Sessions, type Person } from "./sessions.ts";

/** What this app's server does besides serving files: who is signed in, and the way to Pivotal. */
export function host(): Plugin {
  const serve = ({ middlewares, httpServer }: ViteDevServer | PreviewServer): void => {
    const { PIVOTAL_API_KEY: apiKey, PIVOTAL_BASE_URL: baseUrl } = process.env;
    if (!apiKey) throw new Error("Set PIVOTAL_API_KEY to a key of your workspace.");
    const sessions = new Sessions();
    const pivotal = toNodeHandler(
      createPivotalHandler({
        apiKey,
        baseUrl,
        authorize: (request) => sessions.read(request.headers.get("cookie"))?.grant ?? "unauthenticated",
      }),
    );
    httpServer?.on("connect", refuseConnect);
    middlewares.use("/api/pivotal", passErrors(pivotal));
    middlewares.use(
      "/session",
      passErrors((request, response) => answerSession(sessions, request, response)),
    );
  };
  return { name: "harbour-host", configureServer: serve, configurePreviewServer: serve };
}

const passErrors =
  (
    listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Connect.NextHandleFunction =>
  (request, response, next) =>
    void listener(request, response).catch(next);

/** `GET` says who is signed in, `POST` signs in, `DELETE` signs out. */
async function answerSession(
  sessions: Sessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers["sec-fetch-site"] !== "same-origin") return send(response, 403);
  switch (request.method) {
    case "GET":
      return send(response, 200, sessions.read(request.headers.cookie));
    case "POST": {
      const started = sessions.start(await readText(request));
      return started ? send(response, 200, started.person, started.cookie) : send(response, 401);
    }
    case "DELETE":
      return send(response, 200, undefined, sessions.end(request.headers.cookie));
    default:
      return send(response, 405);
  }
}

function send(response: ServerResponse, status: number, person?: Person, cookie?: string): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "private, no-store",
    ...(cookie ? { "set-cookie": cookie } : {}),
  });
  response.end(JSON.stringify(person ? { name: person.name, role: person.role } : null));
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk as string;
    if (text.length > 1024) return "";
  }
  return text;
}
