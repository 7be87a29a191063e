import { formatExact } from "../../format/date.ts";

/** Gives a cell whose text is cut off a tooltip with the whole of it, and a day the exact time. */
export function showWhole(target: Element, locale: string): void {
  const cell = target.closest<HTMLElement>(".row > .cell");
  if (!cell || cell.querySelector("input")) return;
  const time = cell.querySelector("time")?.dateTime;
  const cut = [cell, ...cell.querySelectorAll(".cut")].find((one) => one.scrollWidth > one.clientWidth);
  if (time || cut) cell.title = time ? formatExact(time, locale) : (cut?.textContent ?? "");
  else cell.removeAttribute("title");
}
