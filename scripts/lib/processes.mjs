import { spawn } from "node:child_process";
import { root } from "./root.mjs";

const posix = process.platform !== "win32";
const running = new Set();

/** Each child leads a process group of its own, so that what it starts in turn ends with it. */
function open(command, args, { env = {}, cwd = root, stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const child = spawn(command, args, {
    cwd,
    stdio,
    detached: posix,
    shell: !posix,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

export function signal(child, name) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (posix) process.kill(-child.pid, name);
    else child.kill(name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

const closed = (child) => new Promise((resolve) => child.once("close", resolve));

process.once("exit", () => {
  for (const child of running) signal(child, "SIGKILL");
});

/** Asks every child to end, and ends it by force when it has not after five seconds. */
export async function stopAll() {
  await Promise.all(
    [...running].map(async (child) => {
      const end = closed(child);
      signal(child, "SIGTERM");
      const force = setTimeout(() => signal(child, "SIGKILL"), 5_000);
      await end;
      clearTimeout(force);
    }),
  );
}

let stopping = false;

/** True once a signal has told this program to end. */
export const isStopping = () => stopping;

/**
 * Ends this program and every child at the first SIGINT, SIGTERM or SIGHUP, with the given exit code. Later ones change
 * nothing: one Ctrl-C reaches npm and this program, npm passes it on, and people press it again while things end.
 */
export function stopOnSignal(code) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (stopping) return;
      stopping = true;
      void stopAll().then(() => process.exit(code));
    });
  }
}

/** Runs a program and collects what it prints. Never rejects: a program that cannot start has code 127. */
export function capture(command, args, { timeoutMs = 0, onOutput = () => {}, ...options } = {}) {
  return new Promise((resolve) => {
    const child = open(command, args, options);
    let output = "";
    let code = null;
    const timer = timeoutMs
      ? setTimeout(() => {
          output += `\n(ended after ${timeoutMs / 1000} s without finishing)\n`;
          signal(child, "SIGKILL");
        }, timeoutMs)
      : undefined;
    const collect = (chunk) => {
      output += chunk;
      onOutput(String(chunk));
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", (error) => {
      output += `${command}: ${error.message}\n`;
      code = 127;
      if (child.pid === undefined) {
        running.delete(child);
        clearTimeout(timer);
        resolve({ code, output });
      }
    });
    child.once("close", (status) => {
      clearTimeout(timer);
      resolve({ code: code ?? status ?? 1, output });
    });
  });
}

/** Starts a program that keeps running until `stopAll`. */
export const start = (command, args, options) => open(command, args, options);

/** Runs a program in this one's place: same terminal, same signals; resolves to its exit code. */
export async function runToEnd(command, args, env = {}) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  const pass = (name) => child.kill(name);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, pass);
  const [code, name] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, by) => resolve([status, by]));
  });
  for (const each of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(each, pass);
  return code ?? (name ? 130 : 1);
}
