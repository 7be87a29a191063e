import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { holderOf } from "../../packages/mocks/src/folder-lock.ts";
import { isBuilt } from "../lib/build-stamp.mjs";
import { prepareCatalogue, storybook, storybookEnv } from "../lib/catalogue.mjs";
import { freePort } from "../lib/ports.mjs";
import { capture } from "../lib/processes.mjs";
import { root } from "../lib/root.mjs";
import { startService } from "../lib/service.mjs";

const node = process.execPath;

/** The key that the stand-in backend accepts; a real one never appears in this repository. */
const mockKey = "pivotal_MockLiveKey00000000000000";

async function build() {
  if (!isBuilt()) {
    console.log("Building the packages…");
    const { code, output } = await capture(node, ["scripts/build.mjs"]);
    if (code !== 0) throw new Error(output.trim());
  }
  await prepareCatalogue();
}

/** Where the backend keeps its customers: the first folder that no other `npm start` writes to. */
async function stateFolder() {
  for (let number = 1; ; number += 1) {
    const folder = join(root, ".data", number === 1 ? "" : String(number));
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      if ((await holderOf(folder)) === undefined) return folder;
    } catch (error) {
      throw new Error(
        `The mock backend keeps its customers in ${folder}, which cannot be written: ${error.message}`,
        { cause: error },
      );
    }
  }
}

async function startBackend(state, webhooks) {
  const port = await freePort(4010);
  return startService("The mock backend", {
    command: node,
    args: [
      "packages/mocks/dist/cli.js",
      "--port",
      port,
      "--customers",
      120,
      // As on a paid plan: the example's people share it, and the handler gives each of them a half.
      "--rate-limit",
      600,
      "--data",
      state,
      "--webhook",
      webhooks.url,
      "--webhook-secret",
      webhooks.secret,
    ],
    url: `http://127.0.0.1:${port}`,
    probe: "/api/v1/health",
  });
}

async function startHost(backend, port, webhooks) {
  return startService("The example host", {
    command: node,
    args: ["--conditions=pivotal-source", "src/server.ts"],
    cwd: join(root, "examples", "host-node"),
    env: {
      PORT: port,
      PIVOTAL_BASE_URL: `${backend.url}/api/v1`,
      PIVOTAL_API_KEY: mockKey,
      PIVOTAL_WEBHOOK_SECRET: webhooks.secret,
    },
    url: `http://127.0.0.1:${port}`,
  });
}

async function startCatalogue() {
  const port = await freePort(6006);
  return startService("The catalogue", {
    command: storybook,
    args: [
      "dev",
      "--ci",
      "--no-open",
      "--exact-port",
      "--port",
      port,
      "--host",
      "127.0.0.1",
      "--disable-telemetry",
    ],
    env: storybookEnv,
    url: `http://127.0.0.1:${port}`,
    probe: "/iframe.html",
  });
}

/** On a machine with an older Node the import runs under the newer one, as this command does. */
function importCommand(backend, folder) {
  const command = `pivotal import customers.csv --base-url ${backend.url}/api/v1 --checkpoint ${folder}/import.json`;
  const program = process.env.PIVOTAL_OLD_NODE ? `npx -y -p node@22 -c "${command}"` : `npx ${command}`;
  return `PIVOTAL_API_KEY=${mockKey} ${program}`;
}

/** Builds everything and serves the catalogue and the example host until Ctrl-C. */
export default async function start() {
  await build();
  const state = await stateFolder();
  const folder = relative(root, state);
  console.log("Starting the mock backend, the example host and the catalogue…");
  const port = await freePort(3000);
  const webhooks = {
    url: `http://127.0.0.1:${port}/hooks/pivotal`,
    secret: `whsec_${randomBytes(24).toString("base64")}`,
  };
  const backend = await startBackend(state, webhooks);
  const [host, catalogue] = await Promise.all([startHost(backend, port, webhooks), startCatalogue()]);
  console.log(
    [
      "",
      `  Catalogue     ${catalogue.url}`,
      `  Example host  ${host.url}`,
      "",
      `  The host's customers come from ${backend.url}, a stand-in that keeps its data in ${folder}/.`,
      "  To import customers from a CSV file, run in another terminal:",
      `    ${importCommand(backend, folder)}`,
      "",
      "  Ctrl-C stops everything.",
    ].join("\n"),
  );
  throw await Promise.race([backend, host, catalogue].map(({ ended }) => ended));
}
