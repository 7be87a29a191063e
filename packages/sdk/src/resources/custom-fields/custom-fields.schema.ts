import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** The definition of a custom field; `options` only for a select. [X] */
export const customFieldSchema = z.looseObject({
  object: z.literal("custom_field"),
  slug: z.string(),
  label: z.string(),
  type: openEnum(["string", "number", "date", "select"]),
  options: z.optional(z.nullable(z.array(z.string()))),
});
export type CustomField = z.infer<typeof customFieldSchema>;
