import { measureSizes } from "../scripts/lib/sizes.mjs";
import { integer, type Section } from "./table.ts";

/** What a page loads, of the built packages. */
export async function sizes(): Promise<Section> {
  const measured = await measureSizes();
  return {
    title: "Sizes",
    columns: ["", "bytes", "budget"],
    rows: measured.map(({ name, bytes, budget }) => [name, integer(bytes), integer(budget)]),
    note: "Minified and gzipped, with all dependencies; what is loaded on demand later is not counted.",
  };
}
