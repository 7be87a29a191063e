import type { Db } from "./db.ts";
import type { Drift } from "./drift.ts";
import type { ApiKey } from "./keys.ts";
import type { Level, LeveledNoun } from "./levels.ts";
import type { Actor } from "./rows.ts";

/** What a query key accepts. `level` is the lowest that knows the key. */
export interface QueryRule {
  /** `limit` and `cursor` page; `time` and `until` are an ISO datetime or a whole day; `text` is anything. */
  kind: "text" | "limit" | "cursor" | "time" | "until";
  /** Only these; a drifting server knows a few more. */
  values?: readonly string[];
  default?: number;
  level?: Level;
}

/** The part of a zod schema that the backend needs, so that it depends on zod through the SDK alone. */
export interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    error?: {
      issues: readonly { code?: string; path: readonly PropertyKey[]; message: string; input?: unknown }[];
    };
  };
}

/** A request that passed every check of its route. */
export interface Call {
  db: Db;
  params: Record<string, string>;
  query: Record<string, string | number | undefined>;
  body: Record<string, unknown>;
  key: ApiKey;
  actor: Actor;
  level: Level;
  drift: Drift;
  /** Milliseconds since the Unix epoch, the same for the whole call. */
  now: number;
}

/** One operation: what the backend serves and what the OpenAPI document says of it, from one place. */
export interface Route {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, with `{name}` for a parameter. */
  path: string;
  /** Resource and method of the SDK; the operation's id. */
  operation: string;
  summary: string;
  /** The lowest level that has the route. */
  level: Level;
  query?: Record<string, QueryRule>;
  body?: Schema;
  /** Whose fields the body holds, when some of them are of a higher level: to a lower server those are unknown fields. */
  fields?: LeveledNoun;
  /** The schema of the answer, or of each row when `list` is set. */
  answer: Schema;
  list?: boolean;
  status?: 200 | 201;
  handle(call: Call): unknown;
}

/** `limit` and `cursor`, as every list takes them. [P] */
export const paging = (defaultLimit = 20): Record<string, QueryRule> => ({
  limit: { kind: "limit", default: defaultLimit },
  cursor: { kind: "cursor" },
});
