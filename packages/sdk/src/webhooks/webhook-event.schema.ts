import * as z from "zod/mini";
import { contactSchema } from "../resources/contacts/contacts.schema.ts";
import { customerSchema } from "../resources/customers/customers.schema.ts";
import { onboardingSchema } from "../resources/onboardings/onboardings.schema.ts";

const id = { id: z.string() };
/** A record in part: of its fields, those that came are as in an answer. Unknown fields are kept. */
const customer = z.partial(customerSchema);
const contact = z.partial(contactSchema);
const onboarding = z.partial(onboardingSchema);

/** `before` is what changed, with the values from before; null, or absent, when nothing did. */
const eventOf = <Now extends z.core.SomeType, Before extends z.core.SomeType>(now: Now, before: Before) =>
  z.looseObject({
    /** Of the event: the same on every delivery of it. */
    id: z.string().check(z.minLength(1)),
    type: z.string(),
    /** ISO 8601, UTC. */
    created_at: z.string(),
    org_id: z.string(),
    livemode: z.boolean(),
    api_version: z.string(),
    data: z.looseObject({ object: now, previous_attributes: z._default(z.nullable(before), null) }),
  });

const fields = z.looseObject({});

/** An event about a noun that is not known here. [P] */
export const openEventSchema = eventOf(fields, fields);
/** Events by the noun that their `type` begins with. A task has no published shape. [P] */
export const eventSchemas = {
  customer: eventOf(z.extend(customer, id), customer),
  contact: eventOf(z.extend(contact, id), contact),
  onboarding: eventOf(z.extend(onboarding, id), onboarding),
  task: eventOf(z.looseObject(id), fields),
};
