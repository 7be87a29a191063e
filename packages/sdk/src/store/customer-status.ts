import type { RequestOptions } from "../core/options.ts";
import type { Customer, CustomerStatus } from "../resources/customers/customers.schema.ts";
import { statusUpdate } from "../resources/customers/status-reason.ts";
import { valuesOf } from "./bulk-edit.ts";
import { bulkRunOf } from "./bulk-run.ts";
import type { PivotalStore } from "./store.ts";

export interface StatusChange extends RequestOptions {
  /** Kept in `metadata.status_reason`; the customer is read first then, since metadata is written whole. */
  readonly reason?: string;
}

/**
 * Sets a customer's status. It shows everywhere at once, and is taken back if the server refuses it; health, onboardings and history are
 * loaded again, for the server may have changed them too. It can be undone as an edit can, unless it churns or wins back: what that did
 * to onboardings no edit takes back. Throws what the client throws. [P]
 */
export async function setCustomerStatus(
  store: PivotalStore,
  id: string,
  status: CustomerStatus,
  { reason, ...options }: StatusChange = {},
): Promise<Customer> {
  const held = store.records.get(id);
  const undo = store.records.edit(id, { status, ...(held && flagsOf(held, status)) });
  try {
    let before = held;
    if (!before || reason?.trim()) {
      const client = await store.client();
      before = await client.customers.retrieve(id, options);
    }
    const edit = statusUpdate(before, status, reason);
    const saved = await store.updateCustomer(before.id, edit, options);
    const run = bulkRunOf(store);
    if ([before.status, saved.status].includes("churned")) {
      // An earlier change is not the last one any more.
      const { changes = [], total } = run.state.progress ?? {};
      if (total === 1 && changes[0]?.id === saved.id) run.dismiss();
    } else if (before.status !== saved.status)
      run.record({ id: saved.id, before: valuesOf(before, edit), after: valuesOf(saved, edit) });
    return saved;
  } finally {
    undo();
  }
}

/** The flags that tell the status a second time, where the server sends them. [D] */
const flagsOf = ({ at_risk, churned }: Customer, status: CustomerStatus) => ({
  ...(at_risk !== undefined && { at_risk: status === "at_risk" }),
  ...(churned !== undefined && { churned: status === "churned" }),
});
