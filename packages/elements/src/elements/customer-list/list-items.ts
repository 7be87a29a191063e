import type { Customer, CustomerGroup } from "@pivotal/sdk/store";

/** What stands at one place of the list: a customer, or the head of a group. */
export type ListItem =
  | { readonly customer: Customer; readonly group?: undefined }
  | { readonly group: CustomerGroup; readonly open: boolean; readonly customer?: undefined };

/** How a group is told from others. */
export const groupKey = ({ value }: CustomerGroup): string => (value === null ? "" : `=${value}`);

/** The places of a list from top to bottom, groups and what is folded away taken into account. */
export class ListItems {
  readonly rows: readonly Customer[];
  readonly groups: readonly CustomerGroup[] | undefined;
  readonly #folded: ReadonlySet<string>;
  /** Place of each group's head. */
  readonly #heads: number[] = [];
  readonly length: number;

  constructor(
    rows: readonly Customer[] = [],
    groups?: readonly CustomerGroup[],
    folded: ReadonlySet<string> = new Set(),
  ) {
    this.rows = rows;
    this.groups = groups;
    this.#folded = folded;
    let place = 0;
    for (const group of groups ?? []) {
      this.#heads.push(place);
      place += 1 + (folded.has(groupKey(group)) ? 0 : group.count);
    }
    this.length = groups ? place : rows.length;
  }

  at(place: number): ListItem | undefined {
    if (!this.groups) {
      const customer = this.rows[place];
      return customer && { customer };
    }
    if (place < 0 || place >= this.length) return undefined;
    const at = this.#groupAt(place);
    const group = this.groups[at];
    const inside = place - (this.#heads[at] ?? 0) - 1;
    if (!group) return undefined;
    if (inside < 0) return { group, open: !this.#folded.has(groupKey(group)) };
    const customer = this.rows[group.start + inside];
    return customer && { customer };
  }

  /** The place of a customer; -1 when it is not here or folded away. */
  placeOf(id: string | undefined): number {
    const row = id === undefined ? -1 : this.rows.findIndex((customer) => customer.id === id);
    if (!this.groups || row < 0) return row;
    const at = this.groups.findIndex(({ start, count }) => row >= start && row < start + count);
    const group = this.groups[at];
    if (!group || this.#folded.has(groupKey(group))) return -1;
    return (this.#heads[at] ?? 0) + 1 + row - group.start;
  }

  /** The customers between two places, both included. */
  between(from: number, to: number): Customer[] {
    const found: Customer[] = [];
    for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
      const customer = this.at(place)?.customer;
      if (customer) found.push(customer);
    }
    return found;
  }

  #groupAt(place: number): number {
    let [low, high] = [0, this.#heads.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#heads[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
