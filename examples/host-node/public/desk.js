// A session may end while a page is open. What is on the page stays, with a way back in.
document.addEventListener("pv-error", (event) => {
  if (event.detail.status !== 401) return;
  const notice = document.getElementById("signed-out");
  notice.querySelector("a").search = new URLSearchParams({ next: location.pathname });
  notice.hidden = false;
});

// What the list is filtered and sorted by is in the address, for reloads, the way back and links.
const list = document.querySelector("pv-customer-list");
if (list) list.urlState = PivotalElements.historyUrlState();

// On the customers' page a customer opens in the drawer, and the list stays where it is.
const drawer = document.getElementById("drawer");
if (drawer) {
  document.addEventListener("pv-customer-select", (event) => {
    if (drawer.open || !event.target.closest("pv-customer-list")) return;
    event.preventDefault();
    const id = String(event.detail.displayId);
    drawer.querySelector("pv-customer").setAttribute("customer-id", id);
    document.getElementById("drawer-page").setAttribute("href", `/customers/${id}`);
    drawer.showModal();
  });
  document.getElementById("drawer-close").addEventListener("click", () => drawer.close());
}
