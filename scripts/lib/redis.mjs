import { installByApt } from "./apt.mjs";
import { capture } from "./processes.mjs";
import { findProgram, isProgram } from "./programs.mjs";

function find() {
  const named = process.env.REDIS_SERVER_PATH;
  if (!named) return findProgram(["redis-server"], ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]);
  if (isProgram(named)) return named;
  throw new Error(`REDIS_SERVER_PATH names ${named}, which is not a program.`);
}

/** The Redis server of this machine; as root on Debian or Ubuntu it is installed when absent. */
export async function ensureRedis() {
  const found = find();
  if (found) return found;
  const problem = await installByApt("redis-server");
  const installed = find();
  if (installed && (await capture(installed, ["--version"])).code === 0) return installed;
  throw new Error(
    "The tests of the state in Redis need a Redis server: install it (on Debian: apt-get install redis-server; on a Mac: " +
      "brew install redis) or name one in REDIS_SERVER_PATH, and run them again." +
      (problem ? `\n${problem}` : ""),
  );
}
