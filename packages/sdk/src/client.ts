import { ApiCall } from "./core/api-call.ts";
import type { Call, PivotalOptions } from "./core/options.ts";
import { createTransport, type Transport } from "./internal/transport.ts";
import { Activity } from "./resources/activity/activity.ts";
import { Contacts } from "./resources/contacts/contacts.ts";
import { CustomFields } from "./resources/custom-fields/custom-fields.ts";
import { Customers } from "./resources/customers/customers.ts";
import { Health } from "./resources/health/health.ts";
import { Me } from "./resources/me/me.ts";
import { Members } from "./resources/members/members.ts";
import { Onboardings } from "./resources/onboardings/onboardings.ts";
import { Tags } from "./resources/tags/tags.ts";
import { Views } from "./resources/views/views.ts";

/**
 * The client of Pivotal's Customers API: on a server with an `apiKey`, in a browser with the `baseUrl` of the host's handler.
 * Throws ConfigError for a key in a browser, or one that does not look like a key.
 */
export class PivotalApi {
  readonly transport: Transport;
  readonly me: Me;
  readonly health: Health;
  readonly customers: Customers;
  readonly contacts: Contacts;
  readonly onboardings: Onboardings;
  readonly activity: Activity;
  readonly members: Members;
  readonly customFields: CustomFields;
  readonly views: Views;
  readonly tags: Tags;

  constructor(options?: PivotalOptions) {
    const transport = createTransport(options);
    this.transport = transport;
    this.me = new Me(transport);
    this.health = new Health(transport);
    this.customers = new Customers(transport);
    this.contacts = new Contacts(transport);
    this.onboardings = new Onboardings(transport);
    this.activity = new Activity(transport);
    this.members = new Members(transport);
    this.customFields = new CustomFields(transport);
    this.views = new Views(transport);
    this.tags = new Tags(transport);
  }

  /** A call that is not modelled here, through the same gate and rules. Without a `schema` the answer comes as it is. */
  request<T = unknown>(
    method: Call["method"],
    path: string,
    call?: Omit<Call<T>, "method" | "path">,
  ): ApiCall<T> {
    return new ApiCall(() => this.transport.request({ ...call, method, path }));
  }
}
