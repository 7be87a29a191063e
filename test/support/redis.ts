import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/lib/ports.mjs";
import { ensureRedis } from "../../scripts/lib/redis.mjs";

/** A Redis server of the tests' own, on the loopback, that writes nothing down. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it at once, as a machine that fails does. */
  kill(): Promise<void>;
  /** Starts it anew on the same port, empty. */
  start(): Promise<void>;
  /** Keeps it from answering, with its connections open. */
  freeze(): void;
  thaw(): void;
}

/** Why there is no Redis here; undefined when there is one. */
export const missing: string | undefined = await ensureRedis().then(
  () => undefined,
  (error: Error) => error.message,
);

export async function startRedis(): Promise<RedisServer> {
  const program = await ensureRedis();
  const port = await freePort(20_000 + (process.pid % 20_000));
  let child: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    const folder = mkdtempSync(join(tmpdir(), "pivotal-redis-"));
    const settings = { port, bind: "127.0.0.1", save: "", appendonly: "no", dir: folder, daemonize: "no" };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const server = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    child = server;
    server.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await new Promise<void>((resolve, reject) => {
      let said = "";
      server.stdout.on("data", (chunk: Buffer) => {
        said += String(chunk);
        if (said.includes("Ready to accept connections")) resolve();
      });
      server.once("exit", () => reject(new Error(`Redis did not start:\n${said}`)));
    });
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  process.once("exit", () => child?.kill("SIGKILL"));
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
  };
}
