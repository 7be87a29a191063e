/** The query whose customers a person wants to see as a list. */
export interface PvQuerySelectDetail {
  /** In the query language. */
  readonly query: string;
}

declare global {
  interface HTMLElementEventMap {
    "pv-query-select": CustomEvent<PvQuerySelectDetail>;
  }
}
