import type { CustomerGroup, CustomerGrouping } from "@pivotal/sdk/store";
import { formatNumber } from "../../format/number.ts";
import { list as words } from "../../strings/list.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketWord } from "../../templates/health-pill.ts";
import type { CellContext } from "./cells.ts";

/** The words of a group's head: what its customers share, or that they have none. */
export function groupLabel(
  { value }: CustomerGroup,
  by: CustomerGrouping,
  { ownerName }: CellContext,
): string {
  if (value === null) return words.noValue(words.columns[by === "bucket" ? "health" : by]);
  if (by === "owner") return ownerName(value, value);
  return by === "status" ? statusWord(value) : by === "bucket" ? bucketWord(value) : value;
}

export const groupCount = ({ count }: CustomerGroup, locale: string): string => formatNumber(count, locale);
