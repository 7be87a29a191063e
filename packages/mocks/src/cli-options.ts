import { parseArgs } from "node:util";
import { LEVELS } from "./levels.ts";
import type { Level } from "./levels.ts";
import type { RateLimit } from "./rate-limit.ts";
import { WEBHOOK_SECRET } from "./webhooks.ts";

/** What the command line asks for. */
export interface CliOptions {
  help: boolean;
  port: number;
  host: string;
  customers: number;
  seed: number;
  level: Level;
  latency: number;
  rateLimit: RateLimit;
  data: string | undefined;
  webhook: string | undefined;
  webhookSecret: string | undefined;
}

export const HELP = `Usage: pivotal-mock [options]

Serves a stand-in for Pivotal's Customers API over HTTP, with made-up rows.

  --port <number>        where to listen; the next free port when it is taken (default 4010, 0 for any)
  --host <name>          which address to listen on (default 127.0.0.1: this machine only)
  --customers <number>   how many customers to make up (default 500)
  --seed <number>        other numbers make up other rows (default 1)
  --level <level>        what the server offers: ${LEVELS.join(", ")} (default full)
  --latency <ms>         how long each answer takes (default 0)
  --rate-limit <number>  requests a minute for each key; "off" for none (default: as the service, 60 live, 30 test)
  --data <folder>        keep what is written in this folder, and take it up the next time
  --webhook <url>        tell this address what happens, as the service's webhooks do
  --webhook-secret <s>   sign webhooks with this secret, whsec_ and base64 (default: a new one, which is printed)
  --help                 this text
`;

/** A flag that cannot be understood; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const number = (flag: string, text: string, max: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw new UsageError(`--${flag} takes a whole number from 0 to ${max}, not "${text}".`);
  return value;
};

const address = (flag: string, text: string | undefined): string | undefined => {
  if (text !== undefined && !/^https?:$/.test(URL.parse(text)?.protocol ?? ""))
    throw new UsageError(`--${flag} takes an address such as http://127.0.0.1:3000/hooks, not "${text}".`);
  return text;
};

const webhookSecret = (text: string | undefined): string | undefined => {
  if (text !== undefined && !WEBHOOK_SECRET.test(text))
    throw new UsageError("--webhook-secret takes whsec_ and base64, as the service shows one.");
  return text;
};

const flag = { type: "string" } as const;

/** Reads the command line. Throws `UsageError`. */
export const readArguments = (args: string[]): CliOptions => {
  const values = parse(args);
  const level = values.level ?? "full";
  if (!LEVELS.includes(level as Level)) {
    throw new UsageError(`--level takes ${LEVELS.join(", ")}, not "${level}".`);
  }
  const limit = values["rate-limit"];
  return {
    help: values.help ?? false,
    port: number("port", values.port ?? "4010", 65_535),
    host: values.host ?? "127.0.0.1",
    customers: number("customers", values.customers ?? "500", 500_000),
    seed: number("seed", values.seed ?? "1", 0x7fff_ffff),
    level: level as Level,
    latency: number("latency", values.latency ?? "0", 60_000),
    rateLimit: limit === undefined ? {} : limit === "off" ? false : number("rate-limit", limit, 1_000_000),
    data: values.data,
    webhook: address("webhook", values.webhook),
    webhookSecret: webhookSecret(values["webhook-secret"]),
  };
};

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        port: flag,
        host: flag,
        customers: flag,
        seed: flag,
        level: flag,
        latency: flag,
        "rate-limit": flag,
        data: flag,
        webhook: flag,
        "webhook-secret": flag,
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
};
