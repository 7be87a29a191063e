/** What the shell gets: 0 all well, 1 some failed, 2 usage or configuration, 130 interrupted. */
export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** One word after `pivotal`. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  help: string;
  run(args: string[]): Promise<number>;
}

/** The command line itself is wrong. */
export class UsageError extends Error {
  override name = "UsageError";
}
