#!/usr/bin/env node
import { createBackend } from "./backend.ts";
import { HELP, UsageError, readArguments } from "./cli-options.ts";
import type { CliOptions } from "./cli-options.ts";
import { newWebhookSecret, sendWebhooks, serveBackend } from "./server.ts";
import type { ServedBackend, WebhookSender } from "./server.ts";
import { keepStateIn } from "./state-folder.ts";
import type { StateFolder } from "./state-folder.ts";

const TRIES = 20;

const report = (error: unknown): void =>
  console.error(`pivotal-mock: ${error instanceof Error ? error.message : error}`);

/** Listens on the first free port from the one asked for on. */
const listen = async (
  backend: ServedBackend["backend"],
  { port, host }: CliOptions,
): Promise<ServedBackend> => {
  for (let offset = 0; ; offset++) {
    try {
      return await serveBackend({ backend, host, port: port + offset });
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || offset === TRIES || port + offset === 65_535) throw error;
      console.log(`Port ${port + offset} is taken, trying ${port + offset + 1}.`);
    }
  }
};

const announce = (
  { url, backend }: ServedBackend,
  { level, data }: CliOptions,
  state: StateFolder | undefined,
): void => {
  console.log(`Mock backend on ${url}/api/v1 (${level})`);
  console.log(`Key: ${backend.keys.live}`);
  console.log(`${backend.db.plan.customers} customers made up, ${backend.db.customers.last} in all.`);
  if (state)
    console.log(
      state.resumed
        ? `Went on from ${data}, with the seed and the customers it began with.`
        : `Keeping what is written in ${data}.`,
    );
  console.log("Ctrl-C stops.");
};

/** Sends webhooks where the command line says so. */
const startWebhooks = (
  backend: ServedBackend["backend"],
  { webhook, webhookSecret }: CliOptions,
): WebhookSender | undefined => {
  if (webhook === undefined) return undefined;
  const secret = webhookSecret ?? newWebhookSecret();
  const sender = sendWebhooks(backend, { url: webhook, secret, onProblem: report });
  console.log(`Webhooks go to ${webhook}${webhookSecret ? "" : `, signed with ${secret}`}`);
  return sender;
};

const stopOnSignal = (
  served: ServedBackend,
  state: StateFolder | undefined,
  webhooks: WebhookSender | undefined,
): void => {
  const stop = async () => {
    webhooks?.close();
    await served.close();
    await state?.close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          report(error);
          process.exit(1);
        },
      );
    });
  }
};

const main = async (): Promise<void> => {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  const backend = createBackend(options);
  const state = options.data === undefined ? undefined : await keepStateIn(options.data, backend, report);
  const served = await listen(backend, options);
  const webhooks = startWebhooks(backend, options);
  announce(served, options, state);
  stopOnSignal(served, state, webhooks);
};

main().catch((error: unknown) => {
  report(error);
  if (error instanceof UsageError) console.error("Try pivotal-mock --help.");
  process.exit(error instanceof UsageError ? 2 : 1);
});
