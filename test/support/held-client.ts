import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";

export const LEVELS = ["published", "described", "full"] as const;

export interface HeldClient {
  readonly backend: Backend;
  readonly client: PivotalApi;
  /** Answers that wait. */
  readonly waiting: number;
  /** How many requests had this path, queries aside. */
  asked(path: string): number;
  /** Lets every answer through that waits, and with `ever` all later ones. */
  letGo(ever?: "ever"): void;
}

/** A client of a backend that ignores being told to stop: its answers wait until they are let go, and come wanted or not. */
export function heldClient(options: BackendOptions = {}): HeldClient {
  const backend = createBackend({ customers: 30, rateLimit: false, mount: "/api/pivotal", ...options });
  const held: (() => void)[] = [];
  let open = false;
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    maxRetries: 0,
    async fetch(input, init) {
      const answer = backend.fetch(new Request(input, { ...init, signal: null }));
      if (!open) await new Promise<void>((go) => held.push(go));
      return answer;
    },
  });
  return {
    backend,
    client,
    get waiting() {
      return held.length;
    },
    asked: (path) => backend.log.filter((one) => one.path.split("?")[0] === path).length,
    letGo(ever) {
      open ||= ever !== undefined;
      for (const go of held.splice(0)) go();
    },
  };
}
