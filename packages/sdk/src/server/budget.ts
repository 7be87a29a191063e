import type { SharedState, Taken } from "./shared-state.ts";

/** How much may be asked of the service in a minute. */
export interface BudgetLimits {
  /** By one user. */
  readonly each: number;
  /** By all users together: the key's own limit. */
  readonly all: number;
}

/** What is left to a user after asking for one more request to the service. */
export interface BudgetState {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until there is more, in milliseconds. */
  readonly resetMs: number;
}

/** Of the key's limit: what is kept for those who have asked for little. */
const RESERVE = 1 / 4;
/** Of the key's limit: what is little. */
const LITTLE = 1 / 20;

/**
 * Takes one request out of a user's budget. Several users who each stay within theirs could still use up the key, and everybody else would
 * have to wait. So the last quarter of the key's minute goes to users who have had a twentieth of it at most.
 */
export async function takeBudget(
  state: Pick<SharedState, "take">,
  user: string,
  { each, all }: BudgetLimits,
): Promise<BudgetState> {
  const own = `user:${user}`;
  const common = await state.take([
    { key: own, limit: each },
    { key: "all", limit: Math.ceil(all * (1 - RESERVE)) },
  ]);
  if (common.allowed || common.left[0]?.remaining === 0) return describe(common);
  const little = Math.min(each, Math.max(1, Math.floor(all * LITTLE)));
  return describe(
    await state.take([
      { key: own, limit: little },
      { key: "all", limit: all },
    ]),
  );
}

function describe({ allowed, left }: Taken): BudgetState {
  const [own = { remaining: 0, resetMs: 0 }] = left;
  if (allowed) return { allowed, ...own };
  // More comes as soon as each window that is used up has something again.
  const waits = left.filter(({ remaining }) => remaining === 0).map(({ resetMs }) => resetMs);
  return { allowed, remaining: 0, resetMs: Math.max(0, ...waits) };
}
