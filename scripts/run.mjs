/**
 * The door to every command of the workspace: `node scripts/run.mjs start|test|build|bench|bump|release`.
 * It needs Node 20 and npm, and brings the rest: a newer Node, the packages, a browser.
 */
import { isStopping, stopAll, stopOnSignal } from "./lib/processes.mjs";
import { rerunUnderNewerNode } from "./lib/node-version.mjs";
import { install } from "./lib/install.mjs";

const commands = {
  start: () => import("./commands/start.mjs"),
  test: () => import("./commands/test.mjs"),
  build: () => import("./commands/build.mjs"),
  bench: () => import("./commands/bench.mjs"),
  bump: () => import("./commands/bump.mjs"),
  release: () => import("./commands/release.mjs"),
};

/** Ctrl-C is how `start` is meant to end; it cuts every other command short. */
const interrupted = (name) => (name === "start" ? 0 : 130);

async function main([name, ...args]) {
  const load = Object.hasOwn(commands, name ?? "") ? commands[name] : null;
  if (!load) throw new Error(`Say which command to run: ${Object.keys(commands).join(", ")}.`);
  const rerun = await rerunUnderNewerNode();
  if (rerun !== null) return rerun;
  stopOnSignal(interrupted(name));
  await install();
  const { default: command } = await load();
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Once we are told to stop, what ends says so, and that is no failure.
  if (!isStopping()) {
    console.error(process.env.DEBUG ? error : error.message);
    process.exitCode = 1;
  }
} finally {
  await stopAll();
}
