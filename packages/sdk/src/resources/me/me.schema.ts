import * as z from "zod/mini";

/** Who the key is, and whose workspace it opens. [P] */
export const meSchema = z.looseObject({
  object: z.literal("me"),
  api_key: z.looseObject({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    rate_limit_tier: z.string(),
  }),
  organization: z.looseObject({ id: z.string(), slug: z.string(), name: z.string() }),
});
/** The older, flat shape that one guide still shows. [P] */
export const apiKeyIdentitySchema = z.looseObject({
  object: z.literal("api_key_identity"),
  key_name: z.string(),
  key_prefix: z.string(),
});
/** Either shape of `GET /me`; tell them apart by `object`. */
export const identitySchema = z.union([meSchema, apiKeyIdentitySchema]);
export type Me = z.infer<typeof meSchema>;
export type Identity = z.infer<typeof identitySchema>;

/** `GET /health`: the API is up. [P] */
export const livenessSchema = z.looseObject({
  status: z.optional(z.string()),
  version: z.optional(z.string()),
});
export type Liveness = z.infer<typeof livenessSchema>;
