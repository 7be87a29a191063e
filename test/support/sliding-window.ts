import { customer } from "./records.ts";

interface Options {
  /** Requests that a sliding minute lets through. */
  limit: number;
  /** On the way there and back, together, at most. */
  latencyMs?: number;
  /** When `X-RateLimit-Reset` says the bucket fills: as its first slot comes back, or its last. */
  reset?: "first" | "last";
  round?: (seconds: number) => number;
}

/** A service in virtual time that counts requests as the contract says: a sliding minute for the key. [P] */
export function slidingWindow({ limit, latencyMs = 40, reset = "first", round = Math.ceil }: Options) {
  let counted: number[] = [];
  const sent: number[] = [];
  const refused: number[] = [];
  const travel = () => new Promise((arrive) => setTimeout(arrive, (latencyMs / 2) * Math.random()));
  const fetch = async (): Promise<Response> => {
    await travel();
    const now = Date.now();
    counted = counted.filter((at) => at > now - 60_000);
    const isCounted = counted.length < limit;
    (isCounted ? sent : refused).push(now);
    if (isCounted) counted.push(now);
    const first = (counted[0] ?? now) + 60_000;
    const fills = reset === "first" ? first : (counted.at(-1) ?? now) + 60_000;
    const headers: Record<string, string> = {
      "content-type": "application/json",
      date: new Date(now).toUTCString(),
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(limit - counted.length),
      "x-ratelimit-reset": String(round(fills / 1000)),
    };
    if (!isCounted) headers["retry-after"] = String(Math.max(1, Math.ceil((first - now) / 1000)));
    const body = isCounted
      ? customer()
      : { error: { type: "rate_limit_error", code: "rate_limited", message: "No." } };
    await travel();
    return new Response(JSON.stringify(body), { status: isCounted ? 200 : 429, headers });
  };
  return { fetch, sent, refused };
}

/** How many of these instants fall into the fullest minute. */
export const busiestMinute = (instants: number[]): number =>
  Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + 60_000).length));
