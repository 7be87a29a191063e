import { createTransport, Customers, CustomFields, Health, Members, type PivotalOptions } from "@pivotal/sdk";
import type { StoreClient } from "@pivotal/sdk/store/core";

/** A client of what every page asks for. The rest is asked for over its transport by who needs it: a page pays for each resource. */
export function createClient(options: PivotalOptions): StoreClient {
  const transport = createTransport(options);
  return {
    transport,
    customers: new Customers(transport),
    health: new Health(transport),
    members: new Members(transport),
    customFields: new CustomFields(transport),
  };
}
