import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** A person of the workspace. [X] */
export const memberSchema = z.looseObject({
  object: z.literal("member"),
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: openEnum(["owner", "admin", "member"]),
  avatar_url: z.nullable(z.string()),
  /** True on the person who is asking. */
  me: z.optional(z.boolean()),
});
export type Member = z.infer<typeof memberSchema>;
