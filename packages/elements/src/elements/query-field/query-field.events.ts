/** The query that the box holds now. */
export interface PvQueryChangeDetail {
  /** In the query language, without a term whose value is still being chosen. */
  readonly query: string;
}
