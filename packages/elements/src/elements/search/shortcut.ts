type Opener = Element & { readonly openBySearchKey: () => void };

const openers: Opener[] = [];

/** ⌘ where there is a Command key, Ctrl elsewhere. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

function onKeydown(event: KeyboardEvent): void {
  const first = openers.find((opener) => opener.checkVisibility());
  // The place of the key counts where the alphabet has no K.
  const wanted = (event.code === "KeyK" || event.key === "k") && (event.metaKey || event.ctrlKey);
  // A host that has used the key says so by preventing its default; it goes first.
  if (!first || !wanted || event.shiftKey || event.altKey || event.isComposing || event.defaultPrevented)
    return;
  event.preventDefault();
  first.openBySearchKey();
}

/** Lets ⌘K and Ctrl+K open a search, from anywhere on the page. Where there are several, the first on the page answers. */
export function listenForShortcut(opener: Opener): () => void {
  if (openers.length === 0) window.addEventListener("keydown", onKeydown);
  openers.push(opener);
  return () => {
    openers.splice(openers.indexOf(opener), 1);
    if (openers.length === 0) window.removeEventListener("keydown", onKeydown);
  };
}
