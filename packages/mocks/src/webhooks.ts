import { createHmac, randomBytes } from "node:crypto";
import type { Backend } from "./backend.ts";
import type { BackendEvent } from "./events.ts";

/** Where webhooks go. */
export interface WebhookOptions {
  /** The host's endpoint. */
  url: string;
  /** `whsec_` and base64, as the service gives one for each endpoint; see `newWebhookSecret`. */
  secret: string;
  /** Told when an event is given up. */
  onProblem: (message: string) => void;
}

/** Webhooks that are being sent. */
export interface WebhookSender {
  /** Resolves once everything that has happened so far was taken or given up. */
  settled(): Promise<void>;
  /** Sends no more. */
  close(): void;
}

/** What a secret looks like; its base64 is the first group. */
export const WEBHOOK_SECRET = /^whsec_([A-Za-z0-9+/]+=*)$/;

/** How long after a delivery that was not taken it is made again. The service goes on for 24 hours. */
const AGAIN_MS = [500, 2_000, 8_000, 30_000];
const TIMEOUT_MS = 10_000;

/** A secret such as the service makes up for an endpoint. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(24).toString("base64")}`;

/** Sends what happens in a backend to a host's endpoint, signed as the service does, one after the other. Throws on a secret of another form. */
export const sendWebhooks = (backend: Backend, { url, secret, onProblem }: WebhookOptions): WebhookSender => {
  const key = WEBHOOK_SECRET.exec(secret)?.[1];
  if (key === undefined) throw new TypeError("A webhook's secret is whsec_ and base64");
  const end = new AbortController();
  let tail = Promise.resolve();
  const off = backend.onEvent((event) => {
    tail = tail.then(() => deliver(event, { url, key, onProblem, signal: end.signal }));
  });
  return {
    settled: () => tail,
    close() {
      off();
      end.abort();
    },
  };
};

interface Endpoint extends Pick<WebhookOptions, "url" | "onProblem"> {
  readonly key: string;
  readonly signal: AbortSignal;
}

const deliver = async (event: BackendEvent, endpoint: Endpoint): Promise<void> => {
  const { url, onProblem, signal } = endpoint;
  let why = "";
  for (const waitMs of [0, ...AGAIN_MS]) {
    if (waitMs > 0) await pause(waitMs, signal);
    if (signal.aborted) return;
    why = await post(event, endpoint);
    if (why === "") return;
  }
  onProblem(`${url} did not take the event ${event.type}: ${why}`);
};

/** Why it was not taken; empty when it was. */
const post = async (event: BackendEvent, { url, key, signal }: Endpoint): Promise<string> => {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = createHmac("sha256", Buffer.from(key, "base64"))
    .update(`${event.id}.${timestamp}.${body}`)
    .digest("base64");
  try {
    const { ok, status } = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "svix-id": event.id,
        "svix-timestamp": timestamp,
        "svix-signature": `v1,${signed}`,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return ok ? "" : `it answered ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
