import "@pivotal/elements/customer-list/define";
import { columns } from "./columns.js";

const NAMES = { owner_email: "owner", health_score: "health", tags: "tag", created_at: "created" };

export function mount(host, customers) {
  const list = document.createElement("pv-customer-list");
  list.style.setProperty("--pv-list-size", "100%");
  list.includeInactive = true;
  list.columns = columns.map(({ key, width }) => ({ name: NAMES[key] ?? key, width }));
  list.customers = customers;
  host.append(list);
  return {
    scroller: () => list.shadowRoot.querySelector("[part~=grid]"),
    sortByName: () => (list.sort = [{ field: "name", direction: "asc" }]),
    filterByStatus: (status) => (list.query = status === null ? "" : `status:${status}`),
  };
}
