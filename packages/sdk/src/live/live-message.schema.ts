import * as z from "zod/mini";
import { customerSchema } from "../resources/customers/customers.schema.ts";

/** What the handler tells a page that follows. */
export const liveMessageSchema = z.union([
  /** As the customer is now. */
  z.object({ customer: customerSchema }),
  /** A customer that is not there for this user any more. */
  z.object({ gone: z.string() }),
  /** A customer of whom something changed that is no field of it. */
  z.object({ changed: z.string() }),
  /** More happened meanwhile than can be told. */
  z.object({ missed: z.literal(true) }),
]);
