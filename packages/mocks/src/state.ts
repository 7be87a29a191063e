import type { Db, Scored } from "./db.ts";
import type { IdempotencyStore } from "./idempotency.ts";
import type { ActivityRow, ContactRow, CustomerRow, OnboardingRow, ViewRow } from "./rows.ts";

const VERSION = 1;

/** What the seeded rows follow from. */
export interface Shape {
  seed: number;
  customers: number;
  /** Milliseconds since the Unix epoch. */
  anchor: number;
}

type Answer = Parameters<IdempotencyStore["load"]>;
type Line =
  | { kind: "customer"; workspace: string; row: CustomerRow }
  | { kind: "contact"; workspace: string; row: ContactRow }
  | { kind: "onboarding"; workspace: string; row: OnboardingRow }
  | { kind: "view"; workspace: string; row: ViewRow }
  | { kind: "history"; workspace: string; n: number; rows: ActivityRow[] }
  | { kind: "scores"; workspace: string; n: number; rows: Scored[] }
  | { kind: "answer"; scope: Answer[0]; entry: Answer[1] };

/** Everything written since the seed, one JSON value a line; the first line says what it was written on top of. */
export function* dumpState(
  shape: Shape,
  workspaces: ReadonlyMap<string, Db>,
  idempotency: IdempotencyStore,
): Generator<string> {
  yield JSON.stringify({ kind: "pivotal-mock", version: VERSION, ...shape });
  for (const [workspace, db] of workspaces) {
    for (const line of linesOf(workspace, db)) yield JSON.stringify(line);
  }
  for (const [scope, entry] of idempotency.dump()) yield JSON.stringify({ kind: "answer", scope, entry });
}

function* linesOf(workspace: string, db: Db): Generator<Line> {
  for (const row of db.customers.written.values()) yield { kind: "customer", workspace, row };
  for (const row of db.contacts.written.values()) yield { kind: "contact", workspace, row };
  for (const row of db.onboardings.written.values()) yield { kind: "onboarding", workspace, row };
  for (const row of db.views.values()) yield { kind: "view", workspace, row };
  for (const [n, rows] of db.history) yield { kind: "history", workspace, n, rows };
  for (const [n, rows] of db.scores) yield { kind: "scores", workspace, n, rows };
}

/** Reads what `dumpState` wrote. `begin` is told the shape before the first row. Throws with the number of a bad line. */
export const loadState = (
  lines: Iterable<string>,
  begin: (shape: Shape) => void,
  workspace: (name: string) => Db,
  idempotency: IdempotencyStore,
): void => {
  let number = 0;
  for (const line of lines) {
    number++;
    if (line === "") continue;
    const value = parse(line, number);
    if (number === 1) begin(readShape(value));
    else apply(value as Line, number, workspace, idempotency);
  }
  if (number === 0) throw new Error("The saved state is empty.");
};

const parse = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`Line ${number} of the saved state is not JSON.`, { cause });
  }
};

const readShape = (value: unknown): Shape => {
  const { kind, version, seed, customers, anchor } = (value ?? {}) as Partial<Shape> & {
    kind?: string;
    version?: number;
  };
  if (kind !== "pivotal-mock" || ![seed, customers, anchor].every(Number.isFinite)) {
    throw new Error("Line 1 of the saved state does not say what it is.");
  }
  if (version !== VERSION)
    throw new Error(`The saved state is of version ${version}; this is version ${VERSION}.`);
  return { seed, customers, anchor } as Shape;
};

const apply = (
  line: Line,
  number: number,
  workspace: (name: string) => Db,
  idempotency: IdempotencyStore,
): void => {
  switch (line.kind) {
    case "customer":
      return workspace(line.workspace).putCustomer(line.row);
    case "contact":
      return workspace(line.workspace).putContact(line.row);
    case "onboarding":
      return workspace(line.workspace).putOnboarding(line.row);
    case "view":
      return void workspace(line.workspace).views.set(line.row.display_id, line.row);
    case "history":
      return void workspace(line.workspace).history.set(line.n, line.rows);
    case "scores":
      return void workspace(line.workspace).scores.set(line.n, line.rows);
    case "answer":
      return idempotency.load(line.scope, line.entry);
    default:
      throw new Error(`Line ${number} of the saved state is of no known kind.`);
  }
};
