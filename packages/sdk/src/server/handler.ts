import { refusalAnswer, toResponse, type Answer } from "./answer.ts";
import { answerPreflight, listedOrigin, readableBy, VARY } from "./cross-origin.ts";
import { UNREADABLE } from "./failure.ts";
import type { LiveEvents } from "./live-events.ts";
import type { PivotalHandlerOptions } from "./options.ts";
import { serve } from "./serve.ts";
import { openSite, type Site } from "./site.ts";

/** What `createPivotalHandler` returns: a web-standard request in, its answer out. Never rejects. */
export interface PivotalHandler {
  (request: Request): Promise<Response>;
  /** Takes the webhooks that the host has verified, so that its users' pages follow what happens elsewhere. */
  readonly events: LiveEvents;
}

/**
 * Makes the handler that a host mounts, so that its pages reach Pivotal without a key: it lets through what its table of operations lists, for whom
 * `authorize` allows, from the host's own pages, and keeps the key. Throws ConfigError when an option is missing or cannot work.
 *
 * @example
 * const handler = createPivotalHandler({ apiKey: process.env.PIVOTAL_API_KEY, authorize: (request) => rightsOf(request) });
 */
export function createPivotalHandler(options: PivotalHandlerOptions): PivotalHandler {
  const site = openSite(options);
  const handle = async (request: Request): Promise<Response> => {
    const origin = listedOrigin(request, site.sessions);
    if (origin === undefined) return write(site, await serve(site, request), site.sessions ? VARY : {});
    const granted = answerPreflight(request, site.basePath, origin);
    return granted ?? write(site, await serve(site, request), readableBy(origin));
  };
  return Object.assign(handle, { events: site.events });
}

function write(site: Site, answer: Answer, headers: Readonly<Record<string, string>>): Response {
  try {
    return toResponse(answer, site.conceal, headers);
  } catch (error) {
    // What was read cannot be written: a number out of JSON's range, or nesting too deep.
    if (!(error instanceof RangeError)) throw error;
    return toResponse(refusalAnswer(UNREADABLE), undefined, headers);
  }
}
