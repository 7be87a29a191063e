import * as z from "zod/mini";

/** A saved view: a query, columns and a sort, nothing more. [X] */
export const viewSchema = z.looseObject({
  object: z.literal("view"),
  id: z.string(),
  name: z.string(),
  query: z.string(),
  columns: z.array(z.string()),
  sort: z.nullable(z.string()),
  shared: z.boolean(),
  /** Member id. */
  created_by: z.nullable(z.string()),
  created_at: z.optional(z.string()),
  updated_at: z.optional(z.string()),
});
export type View = z.infer<typeof viewSchema>;

const writable = {
  query: z.optional(z.string()),
  columns: z.optional(z.array(z.string())),
  sort: z.optional(z.nullable(z.string())),
  shared: z.optional(z.boolean()),
};
const nameSchema = z.string().check(z.minLength(1));

/** Body of `POST /views`. [X] */
export const viewCreateSchema = z.looseObject({ name: nameSchema, ...writable });
export type ViewCreate = z.infer<typeof viewCreateSchema>;

/** Body of `PATCH /views/{id}`. [X] */
export const viewUpdateSchema = z.looseObject({ name: z.optional(nameSchema), ...writable });
export type ViewUpdate = z.infer<typeof viewUpdateSchema>;
