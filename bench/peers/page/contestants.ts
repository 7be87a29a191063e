import type { Customer } from "@pivotal/sdk/schemas";

/** A list once it is on the page. */
export interface MountedList {
  /** The element that scrolls its rows, once there is one. */
  scroller(): HTMLElement | null;
  /** The height of a header that stands inside of the scroller. Default 0. */
  header?(): number;
  sortByName(): unknown;
  /** `null` shows all of them. */
  filterByStatus(status: string | null): unknown;
}

export interface ListContestant {
  mount(host: HTMLElement, customers: readonly Customer[]): MountedList | Promise<MountedList>;
}

/** A search that is fed page by page, as a walk through the API would. */
export interface Search {
  add(customers: readonly Customer[]): unknown;
  /** Resolves when all that was added can be found. */
  ready?(): Promise<unknown>;
  /** The display_ids of at most 20 customers, best first. */
  search(text: string): readonly number[] | Promise<readonly number[]>;
  /** Replaces the customer of the same display_id. */
  update(customer: Customer): unknown;
}

export interface SearchContestant {
  create(): Search;
}
