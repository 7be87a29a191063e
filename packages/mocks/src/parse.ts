import { NEW_VALUES } from "./drift.ts";
import type { Drift } from "./drift.ts";
import { offers } from "./levels.ts";
import type { Level } from "./levels.ts";
import { invalid } from "./problem.ts";
import type { QueryRule, Route, Schema } from "./route.ts";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const DAY = 86_400_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Zod 4's names of issues, in the words that the service's reference uses. */
const CODES: Record<string, string> = {
  invalid_format: "invalid_string",
  invalid_value: "invalid_enum_value",
};

/**
 * Reads the query of a route. Throws the first thing wrong with it; `strict` refuses keys that no level of the route knows. Those of a
 * higher level are ignored, as such fields of a body are.
 */
export const parseQuery = (
  search: URLSearchParams,
  route: Route,
  { level, drift, strict }: { level: Level; drift: Drift; strict: boolean },
): Record<string, string | number | undefined> => {
  const known = route.query ?? {};
  for (const key of new Set(search.keys())) {
    if (!Object.hasOwn(known, key) && strict) {
      throw invalid("unrecognized_keys", "This query parameter is not known.", key);
    }
    if (search.getAll(key).length > 1) throw invalid("invalid_type", "Expected one value.", key);
  }
  const rules = Object.entries(known).filter(([, rule]) => offers(level, rule.level ?? "published"));
  return Object.fromEntries(rules.map(([key, rule]) => [key, readQuery(key, rule, search.get(key), drift)]));
};

const readQuery = (
  key: string,
  rule: QueryRule,
  value: string | null,
  drift: Drift,
): string | number | undefined => {
  if (value === null) return rule.default;
  switch (rule.kind) {
    case "limit":
      return readLimit(key, value);
    case "cursor":
      if (!ISO.test(value) || Number.isNaN(Date.parse(value)))
        throw invalid("invalid_string", "Expected an ISO datetime.", key);
      return Date.parse(value);
    case "time":
    case "until":
      if (!(ISO.test(value) || DATE.test(value)) || Number.isNaN(Date.parse(value))) {
        throw invalid("invalid_string", "Expected an ISO date.", key);
      }
      return Date.parse(value) + (rule.kind === "until" && DATE.test(value) ? DAY - 1 : 0);
    default:
      refuseUnknownValue(key, value, rule.values, drift);
      return value;
  }
};

const readLimit = (key: string, value: string): number => {
  if (!/^-?\d+$/.test(value)) throw invalid("invalid_type", "Expected a whole number.", key);
  const limit = Number(value);
  if (limit < 1) throw invalid("too_small", "Expected at least 1.", key);
  if (limit > 100) throw invalid("too_big", "Expected at most 100.", key);
  return limit;
};

/** Refuses a value that is not of a set; a drifting server's set is larger by one. */
export const refuseUnknownValue = (
  field: string,
  value: unknown,
  values: readonly string[] | undefined,
  drift: Drift,
) => {
  if (!values || value === undefined || values.includes(value as string)) return;
  if (drift.enums && NEW_VALUES[field] === value) return;
  throw invalid("invalid_enum_value", `Expected one of ${values.join(", ")}.`, field);
};

/** Reads a JSON object. Throws `invalid_json` or `invalid_type`. */
export const parseBody = (text: string): Record<string, unknown> => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid("invalid_json", "The body is not JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalid("invalid_type", "Expected an object.");
  }
  return body as Record<string, unknown>;
};

/** Checks a body against a schema of the SDK; the first issue becomes the answer. */
export const checkBody = (schema: Schema, body: Record<string, unknown>): void => {
  const issue = schema.safeParse(body).error?.issues[0];
  if (!issue) return;
  const [top] = issue.path;
  const field = issue.path.map(String).join(".") || undefined;
  const missing = issue.path.length === 1 && body[String(top)] === undefined;
  const code = missing ? "missing_field" : (CODES[issue.code ?? ""] ?? issue.code ?? "custom");
  throw invalid(code, missing ? "This field is required." : "This field is not valid.", field);
};
