import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { refuseConnect, toNodeHandler, type NodeRequest } from "@pivotal/sdk/server";
import { openTestSite, type TestSite } from "./site.ts";
import type { PivotalHandlerOptions } from "@pivotal/sdk/server";

export interface NodeHost extends TestSite {
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

type Listener = (request: NodeRequest, response: ServerResponse) => void | Promise<void>;

/** A real HTTP server with the handler in it; `around` stands for what a framework does before it. */
export async function startNodeHost(
  options: Partial<PivotalHandlerOptions> = {},
  around: (next: Listener) => Listener = (next) => next,
  serverOptions: { insecureHTTPParser?: boolean } = {},
): Promise<NodeHost> {
  const site = await openTestSite(options);
  const listener = around(toNodeHandler(site.handler));
  const server = createServer(
    serverOptions,
    (request: IncomingMessage, response) => void listener(request, response),
  );
  server.on("connect", refuseConnect);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...site,
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await site.upstream.close();
    },
  };
}
