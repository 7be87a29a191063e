import {
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  ExternalFilterModule,
  ModuleRegistry,
} from "ag-grid-community";
import { byText, columns, ROW_HEIGHT } from "./columns.js";

ModuleRegistry.registerModules([ClientSideRowModelModule, ColumnApiModule, ExternalFilterModule]);

export function mount(host, customers) {
  let status = null;
  const api = createGrid(host, {
    rowData: customers,
    columnDefs: columns.map(({ key, title, width, text }) => ({
      colId: key,
      headerName: title,
      width,
      valueGetter: ({ data }) => text(data),
      ...(key === "name" ? { comparator: byText } : {}),
    })),
    rowHeight: ROW_HEIGHT,
    headerHeight: ROW_HEIGHT,
    animateRows: false,
    suppressColumnVirtualisation: true,
    isExternalFilterPresent: () => status !== null,
    doesExternalFilterPass: ({ data }) => data.status === status,
  });
  return {
    scroller: () => host.querySelector(".ag-grid-viewport"),
    header: () => host.querySelector(".ag-grid-pinned-top-rows").offsetHeight,
    sortByName: () => api.applyColumnState({ state: [{ colId: "name", sort: "asc" }] }),
    filterByStatus(wanted) {
      status = wanted;
      api.onFilterChanged();
    },
  };
}
