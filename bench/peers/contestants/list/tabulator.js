import { FilterModule, FormatModule, SortModule, Tabulator } from "tabulator-tables";
import "tabulator-tables/dist/css/tabulator.min.css";
import { byText, columns, ROW_HEIGHT } from "./columns.js";

Tabulator.registerModule([FilterModule, FormatModule, SortModule]);

export async function mount(host, customers) {
  const table = new Tabulator(host.appendChild(document.createElement("div")), {
    data: customers,
    height: host.clientHeight,
    rowHeight: ROW_HEIGHT,
    columns: columns.map(({ key, title, width, text }) => ({
      field: key,
      title,
      width,
      formatter: (cell) => document.createTextNode(text(cell.getData())),
      sorter: byText,
    })),
  });
  await new Promise((resolve) => table.on("tableBuilt", resolve));
  return {
    scroller: () => host.querySelector(".tabulator-tableholder"),
    sortByName: () => table.setSort("name", "asc"),
    filterByStatus: (status) =>
      status === null ? table.clearFilter() : table.setFilter("status", "=", status),
  };
}
