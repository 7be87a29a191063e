import { start } from "./processes.mjs";

const patience = 120_000;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answers(url) {
  try {
    await (await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) })).arrayBuffer();
    return true;
  } catch {
    // Not listening yet; whether it ever will is what the caller measures.
    return false;
  }
}

/**
 * Starts a server and waits until it answers over HTTP. Resolves to its `url` and to `ended`, which resolves to an
 * error that says in words what happened if the server stops by itself.
 */
export async function startService(title, { command, args, cwd, env, url, probe = "/" }) {
  const child = start(command, args.map(String), { cwd, env });
  let said = "";
  const listen = (chunk) => (said = (said + chunk).slice(-8_000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const problem = (what) => new Error(`${title} ${what}. It said last:\n${said.trim() || "(nothing)"}`);
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(problem(`could not be started (${error.message})`)));
    child.once("close", (code, signal) => resolve(problem(`stopped (${signal ?? `code ${code}`})`)));
  });

  let failure;
  void ended.then((error) => (failure = error));
  const deadline = performance.now() + patience;
  while (!(await answers(`${url}${probe}`))) {
    if (failure) throw failure;
    if (performance.now() > deadline) throw problem(`did not answer at ${url} within ${patience / 1000} s`);
    await pause(200);
  }
  if (failure) throw failure;
  return { url, ended };
}
