// Compiled, never run: what the public types promise.
import {
  ConflictError,
  createTransport,
  Customers,
  isPivotalError,
  parseCustomerPath,
  PivotalApi,
  type ApiCall,
  type Customer,
  type CustomerCreate,
  type CustomerStatus,
  type Deleted,
  type Onboarding,
  type Page,
  type PastedContacts,
  type PivotalError,
  type ResponseInfo,
} from "@pivotal/sdk";
import { churnConsequences } from "@pivotal/sdk/rules";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Declared<T> = keyof { [K in keyof T as string extends K ? never : K]: T[K] };
const expect = <_Fact extends true>(): void => {};
/** `exactly<Expected>()(value)` does not compile when the value has another type. */
const exactly =
  <Expected>() =>
  <Actual>(_value: Actual, ..._fact: Equal<Actual, Expected> extends true ? [] : [never]): void => {};

/** The snippets of the service's documentation, with the import changed. */
export async function documented() {
  const pivotal = new PivotalApi({ apiKey: process.env["PIVOTAL_API_KEY"] });

  const customer = await pivotal.customers.create({
    name: "Aurora Outfitters",
    slug: "aurora",
    status: "onboarding",
  });
  exactly<Customer>()(customer);

  for await (const onb of pivotal.onboardings.list({ state: "active" })) {
    console.log(onb.display_id, onb.name);
    exactly<Onboarding>()(onb);
  }
}

export async function everyCall(pivotal: PivotalApi) {
  const page = await pivotal.customers.list({ limit: 50 });
  exactly<Page<Customer>>()(page);
  const next = await page.nextPage();
  exactly<Page<Customer> | null>()(next);
  const some = await pivotal.customers.list({ status: "at_risk" }).toArray({ limit: 500 });
  exactly<Customer[]>()(some);
  const { data, response } = await pivotal.customers.retrieve(42).withResponse();
  exactly<Customer>()(data);
  exactly<ResponseInfo>()(response);
  const promise: Promise<Customer> = pivotal.customers.retrieve(42);
  exactly<Customer>()(await promise);
  const deleted = await pivotal.customers.delete("cuid");
  exactly<Deleted>()(deleted);
  const one = pivotal.customers.retrieve("245");
  exactly<ApiCall<Customer>>()(one);
  const unknown = await pivotal.request("GET", "/tasks/7");
  exactly<unknown>()(unknown);
  const alone = await new Customers(createTransport({ baseUrl: "/api/pivotal" })).retrieve(1);
  exactly<Customer>()(alone);
  const me = await pivotal.me.retrieve();
  if (me.object === "me") exactly<string>()(me.organization.slug);
  else exactly<string>()(me.key_prefix);

  exactly<ApiCall<Customer>>()(pivotal.customers.churn(42, { reason: "moved", timeoutMs: 1_000 }));
  exactly<ApiCall<Customer>>()(pivotal.customers.markAtRisk("cuid", "why"));
  exactly<PastedContacts>()(await pivotal.contacts.paste("Ada, ada@aurora.example"));
  exactly<string>()(await pivotal.activity.toCsv(pivotal.activity.list(42)));
  exactly<string | null>()(parseCustomerPath("42"));
  exactly<number | null | undefined>()(churnConsequences(data).freezesAt);

  // @ts-expect-error a reason is text
  void pivotal.customers.churn(42, { reason: 1 });
  // @ts-expect-error a name is required
  void pivotal.customers.create({ slug: "a" });
  // @ts-expect-error revenue is a number
  void pivotal.customers.update(1, { mrr: "12" });
  // @ts-expect-error an id is text or a number
  void pivotal.customers.retrieve({ id: 1 });
  // @ts-expect-error there is no such filter
  void pivotal.customers.list({ stauts: "active" });
  // @ts-expect-error a key never goes to a browser, and no option allows it
  void new PivotalApi({ apiKey: "k", dangerouslyAllowBrowser: true });
}

/** Open sets: known members complete in editors, any other text is taken. */
const known: CustomerStatus = "at_risk";
const unheardOf: CustomerStatus = "hibernating";
const narrowed = (status: CustomerStatus) => (status === "churned" ? status : null);
expect<Equal<Extract<CustomerStatus, "active" | "at_risk">, "active" | "at_risk">>();
expect<Equal<CustomerStatus extends string ? true : false, true>>();

/** Nothing that is read or written is `any`; what is not declared is `unknown`. */
expect<
  Equal<
    true extends { [K in Declared<Customer>]: IsAny<Customer[K]> }[Declared<Customer>] ? true : false,
    false
  >
>();
expect<
  Equal<
    true extends { [K in Declared<CustomerCreate>]: IsAny<CustomerCreate[K]> }[Declared<CustomerCreate>]
      ? true
      : false,
    false
  >
>();
expect<Equal<Customer["field_of_next_year"], unknown>>();
expect<Equal<Customer["mrr"], number | null>>();
expect<Equal<Customer["health_score"], number | null | undefined>>();

export function failures(error: unknown) {
  if (isPivotalError(error)) exactly<PivotalError>()(error);
  if (error instanceof ConflictError) {
    exactly<string | undefined>()(error.field);
    exactly<number | undefined>()(error.retryAfterMs);
  }
  return [known, unheardOf, narrowed];
}
