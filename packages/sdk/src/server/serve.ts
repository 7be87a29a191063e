import { isPivotalError, NetworkError, UnexpectedResponseError } from "../core/errors.ts";
import type { ApiResult, Call } from "../core/options.ts";
import { pathOf } from "../internal/path.ts";
import { passHeaders, refusalAnswer, type Answer } from "./answer.ts";
import type { AuditResult } from "./audit.ts";
import { decide, type Grant, type PivotalAction } from "./authorize.ts";
import { readBody } from "./body.ts";
import { listedOrigin } from "./cross-origin.ts";
import { refuseCrossSite, refuseForeignBody, refuseStranger } from "./csrf.ts";
import { toRefusal } from "./failure.ts";
import { HiddenFields } from "./hidden-fields.ts";
import { scopeIdempotencyKey } from "./idempotency.ts";
import { matchRoute, pathBelow, type Match } from "./match.ts";
import { readQuery } from "./query.ts";
import { readSession } from "./read-session.ts";
import { Refusal } from "./refusal.ts";
import { reach } from "./reach.ts";
import { Scope } from "./scope.ts";
import type { Site } from "./site.ts";
import type { UserUpstream } from "./upstream.ts";

/** A request that fits the table and comes from where it may. Nothing is known yet of who is asking. */
interface Asked extends Match {
  readonly action: PivotalAction;
  readonly query: Readonly<Record<string, string>>;
}

/** How far a request has come: what its audit line and its rate headers are made from, however it ends. */
interface Progress {
  asked?: Asked;
  upstream?: UserUpstream;
  who: string | null;
  id: string | null;
  fields: readonly string[];
  /** The operation itself has been handed to the transport. */
  sent: boolean;
}

/** Answers one request. Never rejects: whatever goes wrong is an answer, an audit line or an alert. */
export async function serve(site: Site, request: Request): Promise<Answer> {
  const progress: Progress = { who: null, id: null, fields: [], sent: false };
  try {
    const asked = admit(site, request);
    progress.asked = asked;
    progress.id = Object.values(asked.params)[0] ?? null;
    const answer = await operate(site, request, asked, progress);
    await audit(site, progress, "ok");
    return answer;
  } catch (error) {
    await audit(site, progress, resultOf(error, progress.sent));
    const foreseen = error instanceof Refusal || isPivotalError(error) || request.signal.aborted;
    if (!foreseen)
      site.alert(
        "internal",
        `The handler failed with ${error instanceof Error ? error.name : typeof error}.`,
      );
    return refusalAnswer(toRefusal(error), progress.upstream?.rateHeaders());
  }
}

function admit({ basePath, origins, sessions }: Site, request: Request): Asked {
  const { route, params } = matchRoute(request.method, pathBelow(basePath, request));
  if (listedOrigin(request, sessions) === undefined) refuseCrossSite(request, origins);
  else refuseStranger(request);
  if (route.body) refuseForeignBody(request);
  const action = { name: route.name, method: route.method, params, write: route.method !== "GET" };
  return { route, params, action, query: readQuery(new URL(request.url).search, route) };
}

async function operate(site: Site, request: Request, asked: Asked, progress: Progress): Promise<Answer> {
  const { route, params, query, action } = asked;
  const grant = await enter(site, request, action);
  progress.who = grant.user;
  const hidden = new HiddenFields(grant.hideFields);
  if (action.write && grant.readOnly) throw forbid("read_only", "You may look at this, but not change it.");
  if (hidden.covers(route.name)) throw forbid("hidden_field", "This is not yours to see.");
  refuseHidden(hidden, query);
  if (route.stream) return await follow(site, request, query["after"], grant, hidden);
  const body = route.body && (await readBody(request, route.body));
  progress.fields = Object.keys(body ?? {});
  refuseHidden(hidden, body ?? {});

  const { user, budget } = grant;
  const upstream = site.upstream.for({ user, rights: rightsOf(grant), budget, signal: request.signal });
  progress.upstream = upstream;
  const given = route.method === "POST" ? request.headers.get("idempotency-key") : null;
  const call: Call = {
    method: route.method,
    path: fill(route.path, params),
    query,
    body,
    idempotencyKey: await scopeIdempotencyKey(
      given,
      user,
      `${route.name} ${Object.values(params).join("/")}`,
    ),
  };
  const scope = grant.scope && new Scope(judge(site, grant.scope), upstream);
  const { data, response }: ApiResult<unknown> = await reach({ route, params, call, scope, upstream }, () => {
    progress.sent = true;
    return upstream.request(call);
  });
  if (typeof data !== "object" || data === null) {
    throw new UnexpectedResponseError("The answer is no record", { phase: "empty" });
  }
  if (route.method === "POST") progress.id = idOf(data);
  const headers = { ...passHeaders(response.headers), ...upstream.rateHeaders() };
  return { status: response.status, data: hidden.mask(data), headers };
}

async function follow(
  site: Site,
  request: Request,
  after: string | undefined,
  { user, scope }: Grant,
  hidden: HiddenFields,
): Promise<Answer> {
  const sees = scope && judge(site, scope);
  return { status: 200, data: await site.events.follow({ user, sees, hidden }, after, request), headers: {} };
}

/** The route's path, rebuilt from its own words and the checked parameters; never from what the browser wrote. */
const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  pathOf(
    ...path
      .slice(1)
      .split("/")
      .map((part) => (part.startsWith("{") ? (params[part.slice(1, -1)] ?? "") : part)),
  );

/** Who has the same rights may be answered together. What a scope means is the host's own affair, so that each user's is another. */
const rightsOf = ({ user, scope, hideFields = [], readOnly = false }: Grant): string =>
  JSON.stringify([scope ? user : null, [...hideFields].sort(), readOnly]);

const forbid = (code: string, message: string) => new Refusal(403, code, message);

async function enter(site: Site, request: Request, action: PivotalAction): Promise<Grant> {
  const { sessions } = site;
  // Where it comes from decides how it is judged, so that no request can choose between a cookie and a session.
  const isListed = listedOrigin(request, sessions) !== undefined;
  const rule = sessions && isListed ? await readSession(request, sessions) : site.authorize;
  const verdict = await decide(rule, request, action);
  if ("granted" in verdict) return verdict.granted;
  if (verdict.fault) {
    const [kind, whose] =
      rule === site.authorize
        ? (["authorize", "authorize"] as const)
        : (["scope", "sessions.scopes"] as const);
    site.alert(kind, `${whose} ${verdict.fault}: ${action.name} was denied.`);
  }
  if (verdict.denied === "unauthenticated") throw new Refusal(401, "signed_out", "Sign in again to go on.");
  throw forbid("forbidden", "Your account may not do this. Ask whoever runs this site.");
}

function refuseHidden(hidden: HiddenFields, named: object): void {
  const field = hidden.find(Object.keys(named));
  if (field !== undefined)
    throw new Refusal(403, "hidden_field", "This field is not yours to see.", { field });
}

/** The host's scope, which hides what it fails on. */
const judge =
  (site: Site, sees: NonNullable<Grant["scope"]>): typeof sees =>
  (customer) => {
    try {
      return sees(customer);
    } catch (error) {
      site.alert(
        "scope",
        `scope threw ${error instanceof Error ? error.name : typeof error}: the customer was hidden.`,
      );
      return false;
    }
  };

function idOf(data: object): string | null {
  const id: unknown = "id" in data ? data.id : null;
  return typeof id === "string" ? id : null;
}

async function audit(site: Site, { asked, who, id, fields }: Progress, result: AuditResult): Promise<void> {
  if (asked?.action.write) await site.audit({ who, action: asked.action.name, id, fields, result });
}

/** Whether a write that was not answered may have been made. Only the service's own "no", or certainly never reaching it, rules that out. */
function resultOf(error: unknown, sent: boolean): AuditResult {
  if (error instanceof Refusal) return "refused";
  if (!sent) return "failed";
  if (!isPivotalError(error)) return "unknown";
  if (error.attempts === 0 || (error instanceof NetworkError && !error.requestSent)) return "failed";
  const { status = 0 } = error;
  return status >= 400 && status < 500 && status !== 408 ? "failed" : "unknown";
}
