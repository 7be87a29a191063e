import { defineCustomElements } from "@revolist/revogrid/loader";
import { byText, columns, ROW_HEIGHT } from "./columns.js";

defineCustomElements();

export function mount(host, customers) {
  const grid = document.createElement("revo-grid");
  const definitions = columns.map(({ key, title, width, text }) => ({
    prop: key,
    name: title,
    size: width,
    cellTemplate: (_createElement, { model }) => text(model),
    ...(key === "name" ? { cellCompare: (_prop, a, b) => byText(a.name, b.name) } : {}),
  }));
  Object.assign(grid, {
    source: customers,
    columns: definitions,
    rowSize: ROW_HEIGHT,
    readonly: true,
    filter: true,
    hideAttribution: true,
  });
  grid.style.height = "100%";
  host.append(grid);
  return {
    scroller: () => grid.querySelector("revogr-viewport-scroll.rgCol .vertical-inner"),
    sortByName: () => grid.updateColumnSorting(definitions[0], "asc", false),
    filterByStatus: (status) =>
      (grid.filter =
        status === null ? {} : { multiFilterItems: { status: [{ id: 0, type: "eq", value: status }] } }),
  };
}
