import "@vaadin/grid";
import { columns, ROW_HEIGHT, sortedByName } from "./columns.js";

const styles = new CSSStyleSheet();
styles.replaceSync(`vaadin-grid { height: 100% } vaadin-grid::part(cell) { min-height: ${ROW_HEIGHT}px }`);
document.adoptedStyleSheets.push(styles);

export function mount(host, customers) {
  const grid = document.createElement("vaadin-grid");
  for (const { title, width, text } of columns) {
    const column = document.createElement("vaadin-grid-column");
    column.header = title;
    column.width = `${width}px`;
    column.flexGrow = 0;
    column.renderer = (cell, _column, { item }) => (cell.textContent = text(item));
    grid.append(column);
  }
  grid.items = customers;
  host.append(grid);
  return {
    scroller: () => grid.$.table,
    header: () => grid.$.header.offsetHeight,
    sortByName: () => (grid.items = sortedByName(customers)),
    filterByStatus: (status) =>
      (grid.items = status === null ? customers : customers.filter((row) => row.status === status)),
  };
}
