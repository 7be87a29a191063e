import type { Customer, CustomerStatus, CustomerUpdate } from "./customers.schema.ts";

/** The key of `metadata` under which the reason of a status is kept. */
const KEY = "status_reason";

/**
 * The edit that sets a status. The published API has no field for a reason, so that one is kept as
 * `metadata.status_reason = { status, reason }`, beside what this customer's metadata holds: `metadata` is replaced whole by a write,
 * and history then shows the reason with its author. An empty reason is none; `metadata` is then not written. [P]
 */
export function statusUpdate(
  customer: Pick<Customer, "metadata">,
  status: CustomerStatus,
  reason = "",
): CustomerUpdate {
  const text = reason.trim();
  if (text === "") return { status };
  return { status, metadata: { ...customer.metadata, [KEY]: { status, reason: text } } };
}

/** Why the customer has the status that it has, where `statusUpdate` kept a reason; one of an earlier status is not given. [P] */
export function statusReason({
  status,
  metadata,
}: Pick<Customer, "status" | "metadata">): string | undefined {
  const held = Object(metadata?.[KEY]) as { status?: unknown; reason?: unknown };
  return held.status === status && typeof held.reason === "string" ? held.reason : undefined;
}
