import { isServer } from "lit";

interface Opener extends Element {
  readonly isOpen: boolean;
  show(): void;
}

const openers: Opener[] = [];

export const isApple = (): boolean => !isServer && /Mac|iPhone|iPad/.test(navigator.platform);

/** ⌘K where there is a Command key, since Ctrl+K edits text there; Ctrl+K elsewhere. */
function isShortcut(event: KeyboardEvent): boolean {
  const [wanted, other] = isApple() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (!wanted || other || event.shiftKey || event.altKey || event.isComposing) return false;
  // The place of the key counts where the alphabet has no K.
  return event.key.toLowerCase() === "k" || (event.code === "KeyK" && !/^[a-z]$/i.test(event.key));
}

function onKeydown(event: KeyboardEvent): void {
  // A host that has used the key says so by preventing its default; it goes first.
  if (event.defaultPrevented || !isShortcut(event)) return;
  const visible = openers.filter((opener) => opener.checkVisibility({ visibilityProperty: true }));
  if (visible.length === 0) return;
  event.preventDefault();
  if (!visible.some(({ isOpen }) => isOpen)) visible[0]?.show();
}

/** Lets ⌘K or Ctrl+K open a search, from anywhere on the page. Where there are several, the first visible one answers. */
export function listenForShortcut(opener: Opener): () => void {
  if (openers.length === 0) window.addEventListener("keydown", onKeydown);
  openers.push(opener);
  return () => {
    openers.splice(openers.indexOf(opener), 1);
    if (openers.length === 0) window.removeEventListener("keydown", onKeydown);
  };
}
