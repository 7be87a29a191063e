/** Where the keyboard is: place -1 is the header, column -1 the tick box. */
export interface GridPlace {
  readonly place: number;
  readonly column: number;
}

export interface GridShape {
  /** Rows and heads of groups. */
  readonly rows: number;
  readonly columns: number;
  /** The first column: -1 where rows can be ticked, else 0. */
  readonly first: number;
  readonly page: number;
  readonly isRtl: boolean;
  /** Cards have no header and no columns side by side. */
  readonly isCards: boolean;
}

/** Where a key of the ARIA grid pattern leads; undefined for another key. */
export function moveInGrid(event: KeyboardEvent, from: GridPlace, shape: GridShape): GridPlace | undefined {
  const { rows, columns, first, page, isRtl, isCards } = shape;
  const last = columns - 1;
  const whole = event.ctrlKey || event.metaKey;
  const top = isCards ? 0 : -1;
  const row = (place: number): GridPlace => ({
    ...from,
    place: Math.max(rows === 0 ? -1 : top, Math.min(rows - 1, place)),
  });
  const cell = (column: number): GridPlace => ({ ...from, column: Math.max(first, Math.min(last, column)) });
  switch (event.key) {
    case "ArrowDown":
      return row(whole ? rows - 1 : from.place + 1);
    case "ArrowUp":
      return row(whole ? 0 : from.place - 1);
    case "PageDown":
      return row(from.place + page);
    case "PageUp":
      return row(Math.max(Math.min(0, from.place), from.place - page));
    case "ArrowRight":
      return cell(from.column + (isRtl ? -1 : 1));
    case "ArrowLeft":
      return cell(from.column + (isRtl ? 1 : -1));
    case "Home":
      return whole ? { place: Math.min(0, rows - 1), column: first } : cell(first);
    case "End":
      return whole ? { place: rows - 1, column: last } : cell(last);
    default:
      return undefined;
  }
}
