import net from "node:net";

/**
 * Import this first in every test that may open a connection. It ends the run, rather than failing one test, when a test
 * would reach a machine that is not this one, or when a key that could be real is about to be sent.
 */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)?$/;
// Reserved: never resolves (RFC 6761).
const NOWHERE = /\.invalid$/;
// Six zeros in a row are no accident.
const MADE_UP_KEY = /pivotal_(test_|Mock)|0{6}/;

function abort(reason: string): never {
  process.stderr.write(`\nThe test run stops: ${reason}\n`);
  process.exit(70);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const given = (Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]) as
    { host?: string; path?: string } | number | string;
  const host = typeof given === "object" ? given.host : typeof args[1] === "string" ? args[1] : "";
  if (host && !LOOPBACK.test(host) && !NOWHERE.test(host)) abort(`a test wants to connect to ${host}`);
  return connect.apply(this, args as unknown as Parameters<typeof connect>);
};

for (const [name, value] of Object.entries(process.env)) {
  if (value?.startsWith("pivotal_") && !MADE_UP_KEY.test(value))
    abort(`the variable ${name} holds what looks like a real key`);
}

const fetchOfNode = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  const authorization = headers.get("authorization") ?? "";
  if (authorization.includes("pivotal_") && !MADE_UP_KEY.test(authorization)) {
    abort("a test sends what looks like a real key");
  }
  return fetchOfNode(input, init);
};
