import type { PvCustomerList, PvCustomerListProps } from "@pivotal/elements/react";

/** The properties of a list, or null for no list. */
export type Shown = (PvCustomerListProps & { ref?: undefined }) | null;

/** What the test in the browser steers: one list, and its properties. */
export interface Steering {
  show(props: Shown): void;
  /** The element of the `ref`. */
  list: PvCustomerList | null;
}

declare global {
  interface Window {
    page: Steering;
  }
}
