import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

function fileFor(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/**
 * Serves a folder on a free loopback port. `headers` go with every answer; `route(request, response)` may answer first
 * by returning true. Resolves to the origin and a `close()`.
 *
 * @param {string} folder
 * @param {{
 *   headers?: Record<string, string>,
 *   route?: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean,
 * }} [options]
 */
export async function serveFolder(folder, { headers = {}, route = () => false } = {}) {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (route(request, response)) return;
    // Browsers ask for it unasked, and tell of a missing one on the console.
    if (request.url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const file = fileFor(folder, request.url);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
