import { ConfigError } from "../core/errors.ts";

const scope = globalThis as typeof globalThis & {
  Deno?: unknown;
  Bun?: unknown;
  WorkerGlobalScope?: unknown;
};

/** A page (jsdom and Electron's renderer too) or a web worker: code there can be read by its user. */
const isBrowser = (): boolean =>
  typeof document === "object" ||
  (!!scope.WorkerGlobalScope &&
    !scope.Deno &&
    !scope.Bun &&
    globalThis.navigator?.userAgent !== "Cloudflare-Workers");

/** Throws ConfigError when a key is about to be used where people can read it. There is no way around it. */
export const forbidKeyInBrowser = (apiKey: unknown, headers: Headers): void => {
  const leaks = apiKey !== undefined || [...headers.values()].some((value) => value.includes("pivotal_"));
  if (leaks && isBrowser()) {
    throw new ConfigError(
      "An API key opens the whole workspace and must not reach a browser. Mount createPivotalHandler from @pivotal/sdk/server on your server and pass its address as baseUrl, without a key",
    );
  }
};

const FAULTS: [RegExp, string][] = [
  [/^$/, "is empty"],
  [/^["'`]|["'`]$/, "is in quotes"],
  [/^bearer\b/i, "begins with Bearer: pass the key alone"],
  [/\s/, "holds white space"],
  [/[^!-~]/, "holds a character that is not ASCII"],
  [/^(?!pivotal_)/, "does not begin with pivotal_"],
  [/^pivotal_(test_)?$|[^\w-]/, "is not a whole key"],
];

/** The key, if it looks like one. Throws ConfigError naming the fault, never the key. */
export const checkedKey = (key: unknown): string => {
  if (typeof key !== "string") throw new ConfigError(`apiKey is ${key === null ? "null" : typeof key}`);
  const fault = FAULTS.find(([pattern]) => pattern.test(key));
  if (fault) throw new ConfigError(`apiKey ${fault[1]}`);
  return key;
};
