import type { Customer } from "../resources/customers/customers.schema.ts";
import { isHideable } from "./hidden-fields.ts";
import type { ActionName } from "./routes.ts";

/** What a browser is asking for. */
export interface PivotalAction {
  /** Such as `customers.list` or `customers.update`. */
  readonly name: ActionName;
  readonly method: string;
  /** The path's parameters, checked: `id`, `customerId` or `tag`. An id may be a cuid or a `display_id`. */
  readonly params: Readonly<Record<string, string>>;
  /** It changes something. */
  readonly write: boolean;
}

/** What a signed-in user may do. Any other key makes the whole grant count as a refusal. */
export interface Grant {
  allow: true;
  /** Who is asking, in the host's own terms, up to 200 characters: the unit of budgets, idempotency keys and audit lines. */
  user: string;
  /** Refuse every write. Default false. */
  readOnly?: boolean;
  /**
   * Fields of a customer that this user neither sees nor writes. A field that the published contract promises is answered as null;
   * any other is left out. The record's identity (`id`, `name`, `status`, …) cannot be hidden.
   */
  hideFields?: readonly string[];
  /**
   * Which customers this user sees; to them, all others do not exist, nor do their contacts, onboardings, history and health. Asked with the
   * whole customer. A user with a scope cannot create customers or rename tags.
   */
  scope?: (customer: Customer) => boolean;
  /** Requests to the service a minute. Default: the handler's `budget`. */
  budget?: number;
}

/** `true` grants everything, to one shared user. `"unauthenticated"` is answered 401, anything else that is no grant 403. */
export type Decision = Grant | true | "unauthenticated" | false | null | undefined;

/**
 * The host's own rule, asked for every request before anything is sent. Throwing, rejecting, or taking longer than 2 s denies. The request
 * carries the method, the address and the headers, cookies among them, but not the body.
 */
export type Authorize = (request: Request, action: PivotalAction) => Decision | Promise<Decision>;

/** Longest time that `authorize` may take. */
export const AUTHORIZE_MS = 2000;

type Verdict = { granted: Grant } | { denied: "unauthenticated" | "forbidden"; fault?: string };

/** Asks the host, and takes whatever is not clearly a grant for a refusal. `fault` says what the host's code did wrong. */
export async function decide(
  authorize: Authorize,
  request: Request,
  action: PivotalAction,
): Promise<Verdict> {
  const bare = new Request(request.url, { method: request.method, headers: request.headers });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve(deny("took longer than 2 s")), AUTHORIZE_MS);
  });
  const answer = (async () => read(await authorize(bare, action)))().catch((error: unknown) =>
    deny(`threw ${error instanceof Error ? error.name : typeof error}`),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const deny = (fault?: string): Verdict => ({ denied: "forbidden", fault });

function read(decision: unknown): Verdict {
  if (decision === true) return { granted: { allow: true, user: "anyone" } };
  if (decision === "unauthenticated") return { denied: "unauthenticated" };
  if (decision === false || decision == null) return deny();
  const fault = faultIn(decision);
  return fault ? deny(`returned ${fault}`) : { granted: { ...(decision as Grant) } };
}

/** The first thing about a grant that is not as documented: a misspelt `readonly` must not read as "may write". */
export function faultIn(decision: unknown): string | undefined {
  if (typeof decision !== "object" || decision === null) return `a ${typeof decision}`;
  const grant = decision as Record<string, unknown>;
  for (const key of Object.keys(grant)) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof Grant] : undefined;
    if (!check) return `a grant with the unknown key ${key}`;
    if (!(grant[key] === undefined || check(grant[key]))) return `a grant whose ${key} is not valid`;
  }
  return grant["allow"] === undefined || grant["user"] === undefined
    ? "a grant without allow or user"
    : undefined;
}

const CHECKS: Readonly<Record<keyof Grant, (value: unknown) => boolean>> = {
  allow: (value) => value === true,
  user: (value) => typeof value === "string" && value.length > 0 && value.length <= 200,
  readOnly: (value) => typeof value === "boolean",
  hideFields: (value) =>
    Array.isArray(value) && value.every((field) => typeof field === "string" && isHideable(field)),
  scope: (value) => typeof value === "function",
  budget: (value) => Number.isInteger(value) && (value as number) > 0,
};
