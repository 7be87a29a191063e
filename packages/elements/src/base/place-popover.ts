/** Room below which a popover opens above what it belongs to, when there is more there, in pixels. */
const ROOM = 260;

/**
 * Puts a popover with the shared styles beside its button, before it is shown: below it and along its leading edge, above it where
 * there is more room, and never outside the page.
 */
export function placePopover(popover: HTMLElement, anchor: Element): void {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = height - bottom;
  const above = below < ROOM && top > below;
  const { style } = popover;
  const isRtl = getComputedStyle(anchor).direction === "rtl";
  style.setProperty("--_pv-x", `${isRtl ? width - right : left}px`);
  style.insetBlock = above ? `auto ${height - top + 4}px` : `${bottom + 4}px auto`;
  style.maxBlockSize = `${Math.max(120, (above ? top : below) - 12)}px`;
}
