/**
 * Runs `load` when the page has an element of ours that is not defined yet, now or later. What is inside of a shadow root of the host's
 * is not seen.
 */
export function whenUsed(load: () => Promise<unknown>): void {
  let due = false;
  const look = () => {
    due = false;
    const isUsed = [...document.querySelectorAll(":not(:defined)")].some(({ localName }) =>
      localName.startsWith("pv-"),
    );
    if (!isUsed) return;
    observer.disconnect();
    load().catch((error: unknown) => {
      // What the page has stays as it is; with its next change it is tried again.
      observe();
      reportError(error);
    });
  };
  // A page may change a thousand times a second; to look once a frame is enough.
  const observer = new MutationObserver(() => {
    if (!due) requestAnimationFrame(look);
    due = true;
  });
  const observe = () => observer.observe(document, { childList: true, subtree: true });
  observe();
  look();
}
