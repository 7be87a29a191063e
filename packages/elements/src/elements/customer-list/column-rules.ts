import type { Column } from "./columns.ts";

/** Room for a row's tick box, in pixels. */
export const TICK_PX = 32;

const size = ({ width, em }: Column): string => (width === undefined ? `${em}em` : `${width}px`);

/**
 * The style rules that give columns their widths. They stand in a style sheet of the list's own, since a strict CSP refuses style
 * attributes, and hold for all rows at once.
 */
export function columnRules(columns: readonly Column[], selectable: boolean): string {
  const before = ["0px"];
  const stick = (name: string): string =>
    `${name}{position:sticky;z-index:2;inset-inline-start:calc(${before.join(" + ")})}${covered(name)}`;
  const pinned = columns.some((column) => column.pinned);
  const tick = `.tick{flex:0 0 ${TICK_PX}px}${pinned ? stick(".tick") : ""}`;
  if (selectable) before.push(`${TICK_PX}px`);
  const rules = columns.map((column, at) => {
    const flex = `.c${at}{flex:${column.pinned || column.width !== undefined ? 0 : column.grow} 0 ${size(column)}}`;
    if (!column.pinned) return flex;
    const edge = columns[at + 1]?.pinned
      ? ""
      : `.shifted .c${at}{border-inline-end:1px solid var(--_pv-border)}`;
    const stuck = stick(`.c${at}`) + edge;
    before.push(size(column));
    return flex + stuck;
  });
  const whole = ["0px", ...(selectable ? [`${TICK_PX}px`] : []), ...columns.map(size)].join(" + ");
  return `@container (inline-size >= 36em){${tick}${rules.join("")}.head,.sizer{min-inline-size:calc(${whole})}.scroller{scroll-padding-inline-start:calc(${before.join(" + ")})}}`;
}

/** What stays in sight covers what moves below it, in the page's own colour. */
const covered = (name: string): string =>
  `.shifted ${name}{background:linear-gradient(var(--_pv-tint,transparent) 0 0),var(--pv-list-backdrop,var(--_pv-backdrop,Canvas))}`;
