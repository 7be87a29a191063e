import "./no-network.ts";
import net, { type AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** A server that answers each request with bytes of the test's choice, and then does with the socket what the test says. */
export async function serveRaw(t: TestContext, ...answers: ((socket: net.Socket) => unknown)[]) {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push(chunk.toString("latin1"));
      answer?.(socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, requests };
}

/** The bytes of an answer. */
export const bytes = (headers: string[], body: string | Buffer = "", status = "200 OK"): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n`),
    Buffer.from(body),
  ]);
