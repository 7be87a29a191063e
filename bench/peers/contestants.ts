import { readFileSync } from "node:fs";

/** Something that is measured: a file of `contestants/`, and the package that it shows, if any. */
export interface Contestant {
  /** The file's name without its extension, and the page's path. */
  name: string;
  title: string;
  kind: "list" | "search";
  role: "floor" | "peer" | "ours";
  /** Built on Lit, so that a page which has Lit loads less. */
  lit?: boolean;
  /** What it loads on demand it needs for the first row. */
  inParts?: boolean;
}

const own = new URL("package.json", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(own, "utf8")) as { dependencies: Record<string, string> };
const version = (name: string): string => dependencies[name] ?? "";

const list = (name: string, title: string, more: Partial<Contestant> = {}): Contestant => ({
  name,
  title,
  kind: "list",
  role: "peer",
  ...more,
});
const search = (name: string, title: string, role: Contestant["role"] = "peer"): Contestant => ({
  name,
  title,
  kind: "search",
  role,
});

export const lists: readonly Contestant[] = [
  list("floor", "floor: recycled rows by hand", { role: "floor" }),
  list("pivotal", "`<pv-customer-list>`", { role: "ours", lit: true }),
  list("lit-virtual", `Lit rows on @tanstack/virtual-core ${version("@tanstack/virtual-core")}`, {
    lit: true,
  }),
  list("revogrid", `RevoGrid ${version("@revolist/revogrid")}`, { inParts: true }),
  list("tabulator", `Tabulator ${version("tabulator-tables")}`),
  list("ag-grid", `AG Grid Community ${version("ag-grid-community")}`),
  list("vaadin", `Vaadin Grid ${version("@vaadin/grid")}`, { lit: true }),
];

export const searches: readonly Contestant[] = [
  search("plain-scan", "floor: one scan of a folded haystack", "floor"),
  search("pivotal", "`CustomerTable`", "ours"),
  search("minisearch", `MiniSearch ${version("minisearch")}`),
  search("flexsearch", `FlexSearch ${version("flexsearch")}, index only`),
  search("ufuzzy", `uFuzzy ${version("@leeoniya/ufuzzy")}`),
  search("fuse", `Fuse.js ${version("fuse.js")}, token search`),
  search("orama", `Orama ${version("@orama/orama")}`),
];
