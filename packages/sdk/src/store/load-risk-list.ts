import type { RiskList } from "./risk-list.ts";
import type { PivotalStore } from "./store.ts";

/** Customers of a store that deserve a look; its code, and the replica's, are loaded when first asked for. */
export async function riskList(store: PivotalStore): Promise<RiskList> {
  const { riskListOf } = await import("./risk-list.ts");
  return riskListOf(store);
}
