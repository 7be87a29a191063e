import type { SavedView } from "@pivotal/sdk/store";

/** Inside the list alone: which view a person chose. */
export interface ViewChoice {
  /** None for every customer. */
  readonly view: SavedView | undefined;
  /** The list takes what the view holds; else it only goes by its name from now on, and stays as it is. */
  readonly apply: boolean;
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-views-choose": CustomEvent<ViewChoice>;
  }
}
