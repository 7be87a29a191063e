import { formatExact } from "../../format/date.ts";

/** Gives a text that is cut off a tooltip with the whole of it, and a day the exact time. */
export function showWhole(target: Element, locale: string): void {
  const cut = target.closest<HTMLElement>(".cut");
  if (!cut) return;
  const { dateTime } = cut as Partial<HTMLTimeElement>;
  if (dateTime) cut.title = formatExact(dateTime, locale);
  else if (cut.scrollWidth > cut.clientWidth) cut.title = cut.textContent;
  else cut.removeAttribute("title");
}
