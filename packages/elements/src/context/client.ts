import {
  Activity,
  Contacts,
  createTransport,
  Customers,
  CustomFields,
  Health,
  Me,
  Members,
  Onboardings,
  Tags,
  Views,
  type PivotalOptions,
} from "@pivotal/sdk";
import type { StoreClient } from "@pivotal/sdk/store/core";

/** A client of what elements ask for, and no more of it: a page pays for each resource. */
export function createClient(options: PivotalOptions): StoreClient {
  const transport = createTransport(options);
  return {
    transport,
    me: new Me(transport),
    customers: new Customers(transport),
    contacts: new Contacts(transport),
    onboardings: new Onboardings(transport),
    activity: new Activity(transport),
    health: new Health(transport),
    members: new Members(transport),
    customFields: new CustomFields(transport),
    tags: new Tags(transport),
    views: new Views(transport),
  };
}
