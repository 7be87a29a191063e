import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { toNodeHandler, type PivotalHandler } from "@pivotal/sdk/server";

/** A host that listens on the loopback. */
export interface Host {
  readonly port: number;
  close(): Promise<void>;
}

const listening = async (server: Server): Promise<Host> => {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Each way of mounting the handler below `path`, as the catalogue shows it. */
export const HOSTS: Readonly<Record<string, (pivotal: PivotalHandler, path: string) => Promise<Host>>> = {
  "Node's http": (pivotal, path) => {
    const answer = toNodeHandler(pivotal);
    return listening(
      createServer((request, response) => {
        if (request.url?.startsWith(`${path}/`)) void answer(request, response);
        else response.writeHead(404).end();
      }),
    );
  },

  Express: (pivotal, path) => {
    const app = express();
    app.use(path, toNodeHandler(pivotal));
    return listening(createServer(app));
  },

  "Express, after its body parser and in a router": (pivotal, path) => {
    const [, first = "", ...rest] = path.split("/");
    const app = express();
    const router = express.Router();
    app.use(express.json());
    router.use(`/${rest.join("/")}`, toNodeHandler(pivotal));
    app.use(`/${first}`, router);
    return listening(createServer(app));
  },

  Fastify: async (pivotal, path) => {
    const app = fastify();
    const answer = toNodeHandler(pivotal);
    app.all(`${path}/*`, async (request, reply) => {
      reply.hijack();
      await answer(Object.assign(request.raw, { body: request.body }), reply.raw);
    });
    await app.listen({ host: "127.0.0.1", port: 0 });
    return {
      port: (app.server.address() as AddressInfo).port,
      async close() {
        app.server.closeAllConnections();
        await app.close();
      },
    };
  },

  Hono: async (pivotal, path) => {
    const app = new Hono();
    app.all(`${path}/*`, (context) => pivotal(context.req.raw));
    return await new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () =>
        resolve(listening(server as Server)),
      );
    });
  },

  // Next.js calls the function that is named like the method, with a web-standard request.
  "a Next.js route handler": (pivotal, path) => {
    const route: Record<string, PivotalHandler | undefined> = {
      GET: pivotal,
      POST: pivotal,
      PATCH: pivotal,
      DELETE: pivotal,
    };
    const answer = toNodeHandler(async (request) => {
      const isBelow = new URL(request.url).pathname.startsWith(`${path}/`);
      return (
        (await (isBelow ? route[request.method] : undefined)?.(request)) ??
        new Response(null, { status: 405 })
      );
    });
    return listening(createServer((request, response) => void answer(request, response)));
  },
};
