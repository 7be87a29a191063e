import type { Coverage } from "./coverage.ts";
import type { PassPace } from "./pass-pace.ts";
import type { News } from "./news.ts";
import type { Span, WalkState } from "./customer-walk.ts";
import type { PivotalStore } from "./store.ts";
import type { CustomerTable } from "./customer-table.ts";

/** How far a replica is, as plain data. */
export interface ReplicaState {
  readonly complete: boolean;
  readonly asOf: number | undefined;
  readonly walk: WalkState | undefined;
}

/** The same with what is under way, for other tabs. */
export interface ReplicaProgress extends ReplicaState {
  readonly fetching: boolean;
  readonly error: { readonly message: string; readonly type: string; readonly status?: number } | undefined;
  /** Milliseconds since the last whole pass began; undefined before one has ended. */
  readonly age: number | undefined;
  /** Milliseconds to the next pass or try. */
  readonly dueIn: number;
}

export function progressOf(
  { complete, asOf, fetching, error }: Coverage,
  walk: WalkState | undefined,
  { age, dueIn }: PassPace,
): ReplicaProgress {
  const told = error && { message: error.message, type: error.type, status: error.status };
  return { complete, asOf, fetching, error: told, walk, age, dueIn };
}

/** What a replica can be told by those who keep its rows, or share them. */
export interface ReplicaPort {
  readonly store: PivotalStore;
  readonly table: CustomerTable;
  progress(): ReplicaProgress;
  /** Rows that were kept. */
  restore(news: News): void;
  /** How far those go. */
  restored(state: ReplicaState): void;
  /** Rows from another tab; `part` of all that it has, rather than something new. */
  receive(news: News, part: boolean): void;
  /** How far the tab is that walks, and what its last page showed. */
  follow(progress: ReplicaProgress, span: Span | undefined): void;
  /** This tab walks from now on, or no longer. */
  lead(leads: boolean): void;
  /** Another tab wants what is new: all of it, or what is due. */
  asked(refresh: boolean): void;
}

/** What a replica tells those who keep its rows, or share them. */
export interface ReplicaLinks {
  /** Whether this replica walks; otherwise another tab does. */
  readonly leads: boolean;
  /** Someone looks. */
  join(): void;
  /** Nobody looks: another tab may walk. */
  rest(): void;
  /** Asks the tab that walks for what is due, or for everything anew. */
  ask(refresh: boolean): void;
  /** These customers came, changed or left. `isKnown`: others have told of them. */
  note(ids: readonly string[], isKnown: boolean): void;
  tell(progress: ReplicaProgress, span?: Span): void;
  close(): void;
}

/** A replica that keeps nothing and shares with nobody. */
export const ALONE: ReplicaLinks = {
  leads: true,
  join: () => undefined,
  rest: () => undefined,
  ask: () => undefined,
  note: () => undefined,
  tell: () => undefined,
  close: () => undefined,
};
