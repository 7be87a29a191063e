import type { CustomerGrouping } from "./customer-select.ts";
import type { CustomerSort } from "./sort-keys.ts";
import { parseNames, parseSort, printSort } from "./sort-text.ts";

/** What an address says of a list. */
export interface ListState {
  /** In the query language. */
  readonly query: string;
  readonly sort: readonly CustomerSort[];
  /** Column names in order; empty for the list's own choice. */
  readonly columns: readonly string[];
  /** Empty for none. */
  readonly groupBy: CustomerGrouping | "";
  /** Churned and archived customers are shown too. */
  readonly includeInactive: boolean;
  /** The saved view that this started from; empty for none. */
  readonly view: string;
}

const GROUPS: readonly CustomerGrouping[] = ["owner", "plan", "status", "bucket"];

/** The longest text that is read from an address; what is longer was not made here. */
const MAX_TEXT = 10_000;

/**
 * What an address says of a list, and nothing of what it does not name. Never throws; keys that are not known are left alone. With a
 * `prefix`, such as `customers-`, two lists share one address.
 */
export function readListState(search: string | URLSearchParams, prefix = ""): Partial<ListState> {
  const params = new URLSearchParams(search);
  const get = (key: string) => params.get(prefix + key)?.slice(0, MAX_TEXT);
  const [sort, columns, inactive] = [get("sort"), get("columns"), get("inactive")];
  const found: { [Key in keyof ListState]: ListState[Key] | undefined } = {
    view: get("view"),
    query: get("q"),
    sort: sort === undefined ? undefined : parseSort(sort),
    columns: columns === undefined ? undefined : parseNames(columns),
    groupBy: GROUPS.find((name) => name === get("group")),
    includeInactive: inactive === undefined ? undefined : inactive === "1",
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/**
 * Writes a list's state into an address, after what else is there. What is as it would be without an address is left out; beside a
 * saved view the query and the sort always stand, since the view has its own. The same state gives the same text.
 */
export function writeListState(
  state: Partial<ListState>,
  search: string | URLSearchParams = "",
  prefix = "",
): URLSearchParams {
  const { view = "", query = "", sort = [], columns = [], groupBy = "", includeInactive } = state;
  const params = new URLSearchParams(search);
  const set = (key: string, value: string, always = false) => {
    params.delete(prefix + key);
    if (value || always) params.append(prefix + key, value);
  };
  set("view", view);
  set("q", query, view !== "");
  set("sort", printSort(sort), view !== "");
  set("columns", columns.join(","));
  set("group", groupBy);
  set("inactive", includeInactive ? "1" : "");
  return params;
}
