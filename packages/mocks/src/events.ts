import type { Clock } from "./clock.ts";
import type { Db } from "./db.ts";
import type { Drift } from "./drift.ts";
import { presentCustomer } from "./handlers/customers.ts";
import { organizationId } from "./handlers/me.ts";
import { project } from "./levels.ts";
import type { Level } from "./levels.ts";
import type { Settings } from "./options.ts";
import type { ContactRow, CustomerRow, OnboardingRow } from "./rows.ts";
import { isSame } from "./writes/record.ts";

/** A row that was written, as it was and as it is. */
export type RowChange =
  | { noun: "customer"; before: CustomerRow | undefined; after: CustomerRow }
  | { noun: "contact"; before: ContactRow | undefined; after: ContactRow }
  | { noun: "onboarding"; before: OnboardingRow | undefined; after: OnboardingRow };

/** What the service sends to a workspace's endpoints. [P] */
export interface BackendEvent {
  id: string;
  type: string;
  created_at: string;
  org_id: string;
  livemode: boolean;
  api_version: string;
  data: { object: unknown; previous_attributes: Record<string, unknown> | null };
}

interface Server {
  db: Db;
  level: Level;
  drift: Drift;
  now: number;
}

/** Statuses whose coming is an event of its own, beside `customer.updated`. */
const TOLD = ["archived", "at_risk", "churned"];

/** The events that a write is told by; none for one that changed nothing anybody sees. */
export const eventsOf = (change: RowChange, server: Server): BackendEvent[] => {
  const { before, after } = change;
  const object = shown(change, after, server);
  const previous = before ? changedFrom(shown(change, before, server), object) : null;
  return typesOf(change, previous).map((type) => ({
    id: `evt_${crypto.randomUUID()}`,
    type,
    created_at: new Date(server.now).toISOString(),
    org_id: organizationId(server.db, "main"),
    livemode: true,
    api_version: "v1",
    data: { object, previous_attributes: previous },
  }));
};

const shown = ({ noun }: RowChange, row: RowChange["after"], server: Server): object =>
  (noun === "customer"
    ? presentCustomer(server, row as CustomerRow)
    : noun === "contact"
      ? project(noun, row, server.level)
      : withoutDeleted(row)) as object;

const withoutDeleted = ({ deleted, ...row }: RowChange["after"]): object => {
  void deleted;
  return row;
};

/** The values from before of the fields that differ. */
const changedFrom = (before: object, after: object): Record<string, unknown> => {
  const now = new Map(Object.entries(after));
  return Object.fromEntries(
    Object.entries(before).filter(([field, value]) => !isSame(value, now.get(field))),
  );
};

const typesOf = ({ noun, before, after }: RowChange, previous: object | null): string[] => {
  if (!before) return [`${noun}.created`];
  if (after.deleted) return before.deleted ? [] : [`${noun}.deleted`];
  if (Object.keys(previous ?? {}).every((field) => field === "updated_at")) return [];
  const isNews = noun === "customer" && before.status !== after.status && TOLD.includes(after.status);
  return [`${noun}.updated`, ...(isNews ? [`customer.${after.status}`] : [])];
};

/** Tells everything that happens in a workspace to those who listen. */
export class EventFeed {
  readonly #listeners = new Set<(event: BackendEvent) => void>();
  #isSilent = false;

  /** Adds a listener; what is returned takes it away. */
  add(listener: (event: BackendEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells of what is written from now on. */
  follow(db: Db, settings: Settings, clock: Clock): void {
    db.onChange = (change) => {
      if (this.#isSilent || this.#listeners.size === 0) return;
      const { level, drift } = settings;
      for (const event of eventsOf(change, { db, level, drift, now: clock.now() }))
        for (const listener of this.#listeners) listener(event);
    };
  }

  /** Says nothing of what this writes. */
  silently(write: () => void): void {
    this.#isSilent = true;
    try {
      write();
    } finally {
      this.#isSilent = false;
    }
  }
}
