// A session may end while a page is open. What is on the page stays, with a way back in.
document.addEventListener("pv-error", (event) => {
  if (event.detail.status !== 401) return;
  const notice = document.getElementById("signed-out");
  notice.querySelector("a").search = new URLSearchParams({ next: location.pathname });
  notice.hidden = false;
});
