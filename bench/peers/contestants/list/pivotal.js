import "@pivotal/elements/customer-list/define";
import { sortedByName } from "./columns.js";

export function mount(host, customers) {
  const list = document.createElement("pv-customer-list");
  list.style.setProperty("--pv-list-size", "100%");
  list.includeInactive = true;
  list.customers = customers;
  host.append(list);
  const part = (name) => list.shadowRoot.querySelector(name);
  return {
    scroller: () => part("[part~=grid]"),
    header: () => part("[role=columnheader]").parentElement.offsetHeight,
    sortByName: () => (list.customers = sortedByName(customers)),
    filterByStatus: (status) =>
      (list.customers = status === null ? customers : customers.filter((row) => row.status === status)),
  };
}
