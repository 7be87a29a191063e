import { readJson } from "../../internal/read-json.ts";
import type { Deployment, Read } from "./deployment.ts";
import { hint, keyIn, ok, wrong, type Finding } from "./finding.ts";

const STRANGER = "https://another-site.example";
/** Clocks may be so far apart. Sessions and webhooks allow for some minutes. */
const SKEW_MS = 60_000;

/** Looks at the handler: whether it answers, whom it refuses, and what its answers show. */
export async function checkHandler(deployment: Deployment): Promise<Finding[]> {
  const { href } = deployment.handler;
  const answer = await deployment.ask("/me").catch(() => undefined);
  if (!answer)
    return [wrong(`${href} does not answer.`, "Mount createPivotalHandler there, or say --handler.")];
  const problem = unreachable(answer, href);
  const found = problem ? [problem] : [ok(`The handler answers at ${href}.`)];
  if (problem?.level === "wrong") return found;
  return [...found, ...(await guards(deployment)), ...shown(answer, href), clock(answer)];
}

function unreachable({ status, headers, text }: Read, href: string): Finding | undefined {
  const code = codeOf(text);
  if (!headers.get("content-type")?.includes("json") || (status === 404 && code !== "route_not_found"))
    return wrong(
      `Something else than the handler answers at ${href} (${status}).`,
      "Mount createPivotalHandler there, before the routes of your pages, or say --handler.",
    );
  if (status === 401)
    return hint("The handler asks to be signed in.", "Say --cookie with a session's cookie to see more.");
  if (code === "foreign_origin" || code === "missing_origin")
    return wrong(
      "The handler takes the page for one of another site.",
      "Behind a proxy that changes the Host header, give createPivotalHandler the origin that people see.",
    );
  if (status === 403)
    return hint("authorize lets this user see nothing.", "Say --cookie of somebody who may.");
  if (status === 429) return hint("The rate limit is spent.", "Try again in a minute.");
  if (status >= 500)
    return wrong(
      `The handler answers ${status}${code ? `, ${code}` : ""}.`,
      "Look at your server's log: a wrong or revoked key is an alert there.",
    );
  return undefined;
}

/** Another site must get nothing, whoever is signed in. */
async function guards(deployment: Deployment): Promise<Finding[]> {
  const tries: [who: string, changes: Record<string, string | undefined>][] = [
    ["a form of another site", { "x-pivotal-client": undefined }],
    ["a page of another site", { "sec-fetch-site": "cross-site", origin: STRANGER }],
  ];
  const open: Finding[] = [];
  for (const [who, changes] of tries) {
    const answer = await deployment.ask("/me", changes).catch(() => undefined);
    if (answer?.status !== 403)
      open.push(
        wrong(
          `The handler does not refuse ${who} (${answer?.status ?? "no answer"}).`,
          "Let createPivotalHandler answer the request as it came: nothing in front of it may answer for it, or add its headers.",
        ),
      );
  }
  return open.length > 0 ? open : [ok("The handler refuses what other sites could make a browser send.")];
}

function shown({ headers, text }: Read, href: string): Finding[] {
  const found: Finding[] = [];
  if (keyIn(text) !== undefined || [...headers.values()].some((value) => keyIn(value) !== undefined))
    found.push(
      wrong(
        `A Pivotal API key is in an answer of ${href}.`,
        "Revoke it now, and let createPivotalHandler answer.",
      ),
    );
  if (!headers.get("cache-control")?.includes("no-store"))
    found.push(
      wrong(
        "Answers of the handler may be kept by a cache, and shown to somebody else.",
        "Take out what changes its Cache-Control, such as a proxy's rule for the whole site.",
      ),
    );
  return found.length > 0 ? found : [ok("Its answers show no key, and no cache keeps them.")];
}

function clock({ headers }: Read): Finding {
  const skewMs = Date.parse(headers.get("date") ?? "") - Date.now();
  if (Number.isNaN(skewMs)) return hint("The server does not tell its time.", "Let its Date header pass.");
  if (Math.abs(skewMs) <= SKEW_MS) return ok("The server's clock and this one agree.");
  const by = `${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs > 0 ? "ahead of" : "behind"}`;
  return hint(
    `The server's clock is ${by} this one.`,
    "Set it by NTP: webhooks that are signed minutes from now are refused, and sessions end at the wrong time.",
  );
}

function codeOf(text: string): string | undefined {
  const { error } = Object(readJson(text)) as { error?: { code?: unknown } };
  return typeof error?.code === "string" ? error.code : undefined;
}
