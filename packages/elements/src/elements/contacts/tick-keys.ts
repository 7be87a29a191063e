import type { ContactTicks } from "./contact-ticks.ts";

/** Moves from one tick to the next by the arrows, which tick on the way with Shift; Ctrl+A ticks all. True when the key was one of these. */
export function moveTick(event: KeyboardEvent, from: HTMLElement, ticks: ContactTicks): boolean {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (key === "a" && (ctrlKey || metaKey)) {
    ticks.tickAll();
    return true;
  }
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (step === 0) return false;
  const row = from.closest<HTMLElement>("li");
  const next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  if (!row || !(next instanceof HTMLElement)) return true;
  const [start, end] = [row.dataset["id"], next.dataset["id"]];
  if (shiftKey && start !== undefined && end !== undefined) ticks.extend(start, end);
  next.querySelector<HTMLElement>("[data-part=tick]")?.focus();
  return true;
}
