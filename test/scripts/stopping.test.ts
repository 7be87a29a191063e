import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const processes = new URL("../../scripts/lib/processes.mjs", import.meta.url).href;

/** A server that says its number, and when it is told to end, which takes it some time. */
const SLOW = `process.on("SIGTERM", () => { console.log("ending"); setTimeout(() => process.exit(), 300); });
  setInterval(() => {}, 1000); console.log(process.pid);`;

const PROGRAM = `import { start, stopOnSignal } from ${JSON.stringify(processes)};
  stopOnSignal(0);
  start(process.execPath, ["-e", ${JSON.stringify(SLOW)}]).stdout.pipe(process.stdout);`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, "ESRCH");
    return false;
  }
};

describe("Ctrl-C", () => {
  it("ends everything that was started, however often it is pressed", async () => {
    const program = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(program, "close");
    const [text] = (await once(program.stdout, "data")) as [Buffer];
    const server = Number(String(text));
    assert.ok(isRunning(server));
    program.kill("SIGINT");
    assert.match(String(await once(program.stdout, "data")), /ending/);
    program.kill("SIGINT");
    assert.deepEqual(await closed, [0, null]);
    assert.equal(isRunning(server), false);
  });
});
