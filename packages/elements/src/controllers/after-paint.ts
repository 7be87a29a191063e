/** Does something in the frame after the next one; at once on a page that nobody sees, which has none. */
export function afterPaint(work: () => void): void {
  if (document.hidden) work();
  else requestAnimationFrame(() => requestAnimationFrame(work));
}
