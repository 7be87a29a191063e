/** How far the server has moved on since the client was built: all of it is allowed inside v1. [P] */
export interface Drift {
  /** Rows with enum values nobody knows: every third status, phase, state, event type and source. */
  enums?: boolean;
  /** Fields nobody knows, on every row and envelope. */
  fields?: boolean;
  /** `X-Request-Id` and a `Deprecation` date on every answer. */
  headers?: boolean;
  /** `GET /me` answers in the older flat shape. */
  legacyMe?: boolean;
}

/** Values that a drifting server knows and accepts, beyond those of the contract. */
export const NEW_VALUES: Record<string, string> = {
  status: "on_hold",
  phase: "data_migration",
  state: "blocked",
  event_type: "customer.merged",
  actor_type: "automation",
  source: "dynamics",
};

const NEW_FIELDS = {
  lifetime_value: { amount: 1200, currency: "EUR" },
  renewal_risk: null,
  __links: ["self"],
};

/** A row as a drifting server sends it; `n` decides which rows are hit, so that the same rows are hit each time. */
export const drifted = <Row extends object>(row: Row, n: number, { enums, fields }: Drift): Row => {
  if (!enums && !fields) return row;
  const values = new Map<string, unknown>(Object.entries(row));
  const replaced =
    enums && n % 3 === 0
      ? Object.fromEntries(Object.entries(NEW_VALUES).filter(([field]) => values.has(field)))
      : {};
  return { ...row, ...replaced, ...(fields ? NEW_FIELDS : {}) };
};
