// Links of the list and the search go where their href says. A selection made without a link, by keyboard or by a script, comes here.
document.addEventListener("pv-customer-select", (event) => {
  if (event.defaultPrevented) return;
  const { displayId } = event.detail;
  if (displayId !== undefined) location.assign(`/customers/${displayId}`);
});
