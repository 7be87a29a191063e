import { createBackend, type Backend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import type { Customer } from "@pivotal/sdk/schemas";

/** Fixed, so that every run has the same rows. */
const NOW = "2026-11-01T00:00:00Z";

/** A backend with the generator's customers, as a host's own handler would show it. */
export const backendOf = (customers: number): Backend =>
  createBackend({ customers, rateLimit: false, now: NOW, mount: "/api/pivotal" });

/** Every customer, newest first, as the API sends it. */
export function allCustomers({ fetch }: Backend): Promise<Customer[]> {
  const client = new PivotalApi({ baseUrl: "http://127.0.0.1/api/pivotal", fetch });
  return client.customers.list().toArray({ limit: 1_000_000 });
}
