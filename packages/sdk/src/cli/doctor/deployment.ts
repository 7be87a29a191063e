const TIMEOUT_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

/** An answer, read. */
export interface Read {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What is looked at: a page of the host, and its handler. */
export class Deployment {
  readonly page: URL;
  readonly handler: URL;
  readonly #cookie: string | undefined;

  constructor(page: URL, handler: string, cookie: string | undefined) {
    this.page = page;
    this.handler = new URL(handler.replace(/\/*$/, ""), page);
    this.#cookie = cookie;
  }

  /** Reads an address of the host's, with the cookie for its own origin alone. Rejects when nothing answers. */
  async read(address: string | URL, headers: Readonly<Record<string, string>> = {}): Promise<Read> {
    const url = new URL(address, this.page);
    const isOwn = url.origin === this.page.origin;
    // eslint-disable-next-line no-restricted-globals -- looks at a host as any visitor does, not at the service
    const response = await fetch(url, {
      headers: { ...headers, ...(isOwn && this.#cookie !== undefined && { cookie: this.#cookie }) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = (await response.text()).slice(0, MAX_BYTES);
    return { url: response.url || url.href, status: response.status, headers: response.headers, text };
  }

  /** Asks the handler as a page of the host does; `changes` says otherwise, undefined leaves a header out. */
  ask(path: string, changes: Readonly<Record<string, string | undefined>> = {}): Promise<Read> {
    const all = {
      accept: "application/json",
      "x-pivotal-client": "doctor",
      "sec-fetch-site": "same-origin",
      origin: this.page.origin,
      ...changes,
    };
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return this.read(`${this.handler.href}${path}`, Object.fromEntries(sent));
  }
}
