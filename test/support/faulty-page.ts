import type { Backend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { createStore, type PivotalStore } from "@pivotal/sdk/store";
import type { FieldSession } from "@pivotal/sdk/store/edits";

/**
 * What becomes of a request. `lost` and `hang` come after it has landed, `late` lands when the page has given it up, the others come
 * instead; `slow` only takes its time.
 */
export type Fault =
  "none" | "refused" | "busy" | "lost" | "hang" | "late" | "unreachable" | "limited" | "slow";

/** Longer than any page waits for an answer. */
const LATE_MS = 60_000;

const failure = (status: number, type: string, code: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { type, code, message: "Injected" } }, { status, headers });

/** One user's page: what a reload throws away. */
export class Page {
  readonly user: number;
  readonly store: PivotalStore;
  readonly sessions = new Map<string, FieldSession>();
  isGone = false;

  constructor(
    user: number,
    backend: Backend,
    key: string,
    baseUrl: string,
    nextFault: () => Fault,
    acknowledged: (page: Page, id: string, body: object) => void,
    landsLate: (page: Page, id: string, body: object) => void,
  ) {
    this.user = user;
    const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      if (this.isGone) throw new TypeError("Failed to fetch");
      const request = input as Request;
      const fault = nextFault();
      if (fault === "refused") return failure(400, "invalid_request_error", "custom");
      if (fault === "busy") return failure(503, "internal_error", "unavailable");
      if (fault === "limited")
        return failure(429, "rate_limit_error", "rate_limited", { "retry-after": "2" });
      if (fault === "unreachable")
        throw Object.assign(new TypeError("Failed to fetch"), { cause: { code: "ECONNREFUSED" } });
      if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, 3_000));
      const abandoned = () =>
        new Promise<never>((_, reject) => {
          const stop = () => reject(new DOMException("Aborted", "AbortError"));
          if (init?.signal?.aborted) stop();
          init?.signal?.addEventListener("abort", stop);
        });
      if (fault === "late") {
        const sent = request.clone();
        if (sent.method === "PATCH")
          landsLate(this, sent.url.split("/").at(-1) ?? "", (await request.clone().json()) as object);
        setTimeout(() => void backend.fetch(new Request(sent, { signal: null })), LATE_MS);
        await abandoned();
      }
      const answer = await backend.fetch(request.clone());
      if (fault === "lost") throw new TypeError("Failed to fetch");
      if (fault === "hang") await abandoned();
      const headers = new Headers(answer.headers);
      headers.set("date", new Date().toUTCString());
      return new Response(await answer.text(), { status: answer.status, headers });
    };
    const client = new PivotalApi({ apiKey: key, baseUrl, fetch });
    const update = client.customers.update.bind(client.customers);
    client.customers.update = (id, body, options) => {
      const call = update(id, body, options);
      call.then(
        () => acknowledged(this, String(id), body),
        () => undefined,
      );
      return call;
    };
    this.store = createStore({ client });
  }
}
