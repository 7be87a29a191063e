import { customerHref, type Customer } from "@pivotal/sdk/store/core";
import { intendCustomerSelect } from "./customer-select.ts";

/** Opens a customer's page as a click or a key asks for it, unless the host takes that over. */
export function openCustomer(
  list: EventTarget & { readonly href?: string },
  customer: Customer,
  event: MouseEvent | KeyboardEvent,
): void {
  const elsewhere = event.metaKey || event.ctrlKey;
  const isLink = event.type === "click" && (event.target as Element).closest("a[href]") !== null;
  // The browser opens a link in another tab or window by itself.
  if (isLink && (elsewhere || event.shiftKey)) return;
  if (!intendCustomerSelect(list, customer)) return event.preventDefault();
  const href = customerHref(customer, list.href ?? "");
  if (isLink || !href) return;
  if (elsewhere) window.open(href, "_blank", "noopener");
  else window.location.assign(href);
}
