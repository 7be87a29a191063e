import * as z from "zod/mini";
import { InvalidRequestError } from "../core/errors.ts";
import type { Schema } from "../core/options.ts";

type Path = (string | number)[];
type Read<T> = { data: T; at?: undefined } | { data?: undefined; at: Path; code: string };

/** Reads `value` as `schema` says; else where it fails first, and zod's code for it. Never a value. */
export const read = <T>(schema: Schema<T>, value: unknown): Read<T> => {
  const result = z.safeParse(schema, value);
  if (result.success) return { data: result.data };
  const [issue] = result.error.issues;
  return { at: (issue?.path ?? []) as Path, code: issue?.code ?? "custom" };
};

/** The body of a write. Throws InvalidRequestError with the field and zod's code, before anything is sent. */
export const checkedBody = (schema: Schema<unknown>, body: unknown): unknown => {
  const { data, at, code } = read(schema, body) as { data?: unknown; at?: Path; code?: string };
  if (!at) return data;
  throw new InvalidRequestError(`${at.join(".") || "The body"} is not valid`, {
    code,
    field: at.join(".") || undefined,
  });
};
