import { signOut, type SignedIn } from "./sign-in.ts";
import { show, stamp } from "./stamp.ts";

/** Shows the page that the address names, and every one that a link leads to afterwards. */
export function showPage(person: SignedIn): void {
  const frame = stamp("frame");
  const button = frame.querySelector<HTMLButtonElement>(".sign-out");
  const main = frame.querySelector("main");
  if (!button || !main) throw new Error("The frame is not complete.");
  button.textContent = `Sign out ${person.name}`;
  button.title = person.role;
  button.addEventListener("click", () => void signOut());
  show(frame);

  const turn = () => main.replaceChildren(pageAt(location.pathname));
  turn();
  addEventListener("popstate", turn);
  const go = (path: string) => {
    history.pushState(null, "", path);
    scrollTo(0, 0);
    turn();
  };
  // Opened from the list or the search; without this, their links would load the page anew.
  document.body.addEventListener("pv-customer-select", (event) => {
    event.preventDefault();
    go(`/customers/${event.detail.displayId}`);
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    go(link.pathname);
  });
}

function pageAt(path: string): DocumentFragment {
  if (path === "/") return stamp("customers");
  const id = /^\/customers\/(\d+)(?:-[^/]*)?$/.exec(path)?.[1];
  if (id === undefined) return stamp("not-found");
  const page = stamp("customer");
  page.querySelector(".number")?.append(id);
  page.querySelector("pv-health-score")?.setAttribute("customer-id", id);
  return page;
}

/** The link of this app that a plain click is on. */
function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return undefined;
  }
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link?.origin === location.origin ? link : undefined;
}
