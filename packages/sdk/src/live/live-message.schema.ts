import * as z from "zod/mini";
import { customerSchema } from "../resources/customers/customers.schema.ts";

/** What the handler tells a page that follows: one of these. */
export const liveMessageSchema = z.object({
  /** A customer as it is now. */
  customer: z.optional(customerSchema),
  /** One that is not there for this user any more. */
  gone: z.optional(z.string()),
  /** One of whom something changed that is no field of it. */
  changed: z.optional(z.string()),
  /** More happened meanwhile than can be told. */
  missed: z.optional(z.boolean()),
});
