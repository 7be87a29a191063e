/** The answer of every list. [P] */
export interface Page {
  object: "list";
  data: unknown[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Takes `limit` rows off a walk that goes from new to old; one more is read to know whether there is more. */
export const pageOf = <Row>(
  rows: Iterable<Row>,
  limit: number,
  createdAt: (row: Row) => string,
  show: (row: Row) => unknown,
): Page => {
  const taken: Row[] = [];
  let more = false;
  for (const row of rows) {
    if (taken.length === limit) {
      more = true;
      break;
    }
    taken.push(row);
  }
  const last = taken.at(-1);
  return {
    object: "list",
    data: taken.map(show),
    has_more: more,
    next_cursor: more && last !== undefined ? createdAt(last) : null,
  };
};

/** The same for a few rows in no order: newest first, strictly older than the cursor. */
export const pageOfFew = <Row>(
  rows: readonly Row[],
  { limit, cursor }: { limit: number; cursor?: number | undefined },
  createdAt: (row: Row) => string,
  show: (row: Row) => unknown,
): Page => {
  const older = rows
    .map((row, i) => ({ row, i, at: Date.parse(createdAt(row)) }))
    .filter(({ at }) => cursor === undefined || at < cursor)
    .sort((a, b) => b.at - a.at || b.i - a.i)
    .map(({ row }) => row);
  return pageOf(older, limit, createdAt, show);
};
