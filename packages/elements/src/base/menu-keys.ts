/** Moves the focus through a menu's items for arrows, Home, End and the first letter of an item. True when the key was one of these. */
export function moveInMenu(event: KeyboardEvent, items: readonly HTMLElement[]): boolean {
  const { key } = event;
  const root = items[0]?.getRootNode() as ShadowRoot | undefined;
  const at = items.findIndex((item) => item === root?.activeElement);
  const count = items.length;
  const places: Record<string, number> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at <= 0 ? count : at) - 1,
    Home: 0,
    End: count - 1,
  };
  let to = Object.hasOwn(places, key) ? items[places[key] ?? 0] : undefined;
  const isLetter = [...key].length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isLetter) {
    const starts = (item: HTMLElement) =>
      item.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
    to = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
  }
  to?.focus();
  return to !== undefined;
}
