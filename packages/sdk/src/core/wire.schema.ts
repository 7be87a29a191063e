import * as z from "zod/mini";
import { openEnum } from "../internal/open-enum.ts";

/** Error types of the wire; the set is open. [P] */
export const errorTypeSchema = openEnum([
  "invalid_request_error",
  "authentication_error",
  "permission_error",
  "not_found",
  "conflict",
  "rate_limit_error",
  "internal_error",
]);

/** Every non-2xx answer of the service. `message` is for people and never matched. [P] */
export const errorEnvelopeSchema = z.looseObject({
  error: z.looseObject({
    type: errorTypeSchema,
    code: z.string(),
    message: z.string(),
    field: z.optional(z.nullable(z.string())),
  }),
});

/** The envelope of a list before its rows are read one by one. [P] */
export const listEnvelopeSchema = z.looseObject({
  object: z.literal("list"),
  data: z.array(z.unknown()),
  has_more: z.boolean(),
  next_cursor: z.nullable(z.string()),
});

/** The answer to every `DELETE`; deleting twice answers the same. [P] */
export const deletedSchema = z.looseObject({
  object: z.literal("deleted"),
  id: z.string(),
  display_id: z.optional(z.int()),
  deleted: z.literal(true),
});
export type Deleted = z.infer<typeof deletedSchema>;
