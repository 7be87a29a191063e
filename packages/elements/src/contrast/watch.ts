import { checkElement } from "./check-contrast.ts";

/** How long the page must have been left alone, in milliseconds: a theme is changed by more than one attribute. */
const PAUSE = 200;

/** Checks each element once it shows its data, and all of them again when the page's theme changes. What bundlers take in development. */
function watch(): void {
  const shown = new Set<WeakRef<Element>>();
  const due = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    for (const element of due) if (element.isConnected) checkElement(element);
    due.clear();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  const again = () => {
    for (const ref of shown) {
      const element = ref.deref();
      if (element?.isConnected) due.add(element);
      else if (!element) shown.delete(ref);
    }
    soon();
  };
  document.addEventListener("pv-ready", (event) => {
    const [element] = event.composedPath();
    if (!(element instanceof Element)) return;
    shown.add(new WeakRef(element));
    due.add(element);
    soon();
  });
  const observer = new MutationObserver(again);
  observer.observe(document.documentElement, { attributes: true });
  if (document.body) observer.observe(document.body, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

// On a server there is nothing to look at.
if (typeof document !== "undefined") watch();

/** Whether the console tells of what cannot be read well. */
export const watchesContrast = true;
