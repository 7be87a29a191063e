import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

const nullableString = () => z.nullable(z.string());

/** What every server sends of a contact. [P] */
export const contactPublished = {
  object: z.literal("contact"),
  id: z.string(),
  display_id: z.int(),
  customer_id: z.string(),
  name: z.string(),
  /** Lower-cased by the server; unique (`email_taken`). */
  email: z.string(),
  title: nullableString(),
  /** One for each customer at most; promoting one demotes the other. */
  is_primary: z.boolean(),
  labels: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
};
/** [D] */
export const contactDescribed = { phone: z.optional(nullableString()) };
/** [X] */
export const contactExtension = {
  archived_at: z.optional(nullableString()),
  source: z.optional(openEnum(["manual", "hubspot"])),
};

export const contactSchema = z.looseObject({ ...contactPublished, ...contactDescribed, ...contactExtension });
export type Contact = z.infer<typeof contactSchema>;

const optionalWrites = {
  title: z.optional(nullableString()),
  is_primary: z.optional(z.boolean()),
  labels: z.optional(z.array(z.string())),
  /** [D] */
  phone: z.optional(nullableString()),
  /** [X] */
  archived_at: z.optional(nullableString()),
};
const required = () => z.string().check(z.minLength(1));

/** Body of `POST /customers/{customerId}/contacts`. [P] */
export const contactCreateSchema = z.looseObject({ name: required(), email: required(), ...optionalWrites });
export type ContactCreate = z.infer<typeof contactCreateSchema>;

/** Body of `PATCH /contacts/{id}`: an absent field stays, `null` clears. [P] */
export const contactUpdateSchema = z.looseObject({
  name: z.optional(required()),
  email: z.optional(required()),
  ...optionalWrites,
});
export type ContactUpdate = z.infer<typeof contactUpdateSchema>;
