import { ConfigError } from "../core/errors.ts";

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The base URL, absolute and without a slash at its end. Throws ConfigError for what would leak the key or lose the path. */
export const checkedBaseUrl = (baseUrl: string, keyed: boolean): string => {
  let url: URL;
  try {
    url = new URL(baseUrl, globalThis.location?.href);
  } catch {
    throw new ConfigError("baseUrl is not a URL; a relative one needs a page");
  }
  if (url.username || url.password)
    throw new ConfigError("baseUrl holds credentials: pass the key as apiKey");
  if (url.search || url.hash)
    throw new ConfigError("baseUrl has a query or a fragment: pass the key as apiKey");
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && (!keyed || LOOPBACK.test(url.hostname)));
  if (!isSafe) throw new ConfigError("baseUrl must be https");
  return url.href.replace(/\/+$/, "");
};
