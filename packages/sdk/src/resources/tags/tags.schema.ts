import * as z from "zod/mini";

/** A tag in use and on how many customers. [X] */
export const tagSchema = z.looseObject({ object: z.literal("tag"), name: z.string(), count: z.int() });
export type Tag = z.infer<typeof tagSchema>;

/** Body of `PATCH /tags/{tag}`: renames it on every customer. [X] */
export const tagUpdateSchema = z.looseObject({ name: z.string().check(z.minLength(1)) });
export type TagUpdate = z.infer<typeof tagUpdateSchema>;
