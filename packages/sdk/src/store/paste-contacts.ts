import type { PivotalError } from "../core/errors.ts";
import { uuid } from "../internal/idempotency.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { PastedContact } from "../resources/contacts/read-pasted-contacts.ts";
import { addContact } from "./contact-edits.ts";
import type { PivotalStore } from "./store.ts";
import { WriteRun, type RunProgress } from "./write-run.ts";

/** A pasted person, as far as adding goes. */
export type PasteRow = Pick<PastedContact, "name" | "email" | "title" | "phone">;

/** How far adding pasted people has come; every row is in one of the three once it has ended. */
export interface PasteProgress<Row extends PasteRow = PastedContact> {
  readonly total: number;
  readonly added: readonly { readonly row: Row; readonly contact: Contact }[];
  readonly failures: readonly { readonly row: Row; readonly error: PivotalError }[];
  /** Not tried: cancelled, or given up because nothing gets through. */
  readonly left: readonly Row[];
}

export interface PasteRunOptions<Row extends PasteRow> {
  /** Ends the run; writes on their way are still waited for. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PasteProgress<Row>) => void;
}

/** The key of each row, so that trying a row again cannot add the person twice. */
const keys = new WeakMap<PasteRow, { readonly key: string; readonly createdAt: number }>();

function keyOf(row: PasteRow) {
  const held = keys.get(row) ?? { key: uuid(), createdAt: Date.now() };
  keys.set(row, held);
  return held;
}

/**
 * Adds pasted people, one write a row under one idempotency key, the first by itself since it may become the primary contact, then three at
 * a time. Never throws: `failures` and `left` keep their rows, and the same rows given to another call are not added twice. [P]
 */
export async function pasteContacts<Row extends PasteRow>(
  store: PivotalStore,
  customerId: string,
  rows: readonly Row[],
  { signal, onProgress }: PasteRunOptions<Row> = {},
): Promise<PasteProgress<Row>> {
  const rowOf = (id: string): Row => rows[Number(id)] as Row;
  const result = (run: RunProgress<{ row: Row; contact: Contact }>): PasteProgress<Row> => ({
    total: rows.length,
    added: run.changes,
    failures: run.failures.map(({ id, error }) => ({ row: rowOf(id), error })),
    left: run.left.map(rowOf),
  });
  let first: Promise<unknown> = Promise.resolve();
  const run = new WriteRun<{ row: Row; contact: Contact }>(
    store,
    rows.map((_, at) => String(at)),
    {
      nameOf: (id) => rowOf(id).name,
      async write(id, turn) {
        const row = rowOf(id);
        const before = first;
        const add = async () => {
          await before;
          const { name, email, title, phone } = row;
          const body = { name, email, ...(title && { title }), ...(phone && { phone }) };
          return turn((options) =>
            addContact(store, customerId, body, { ...options, idempotencyKey: keyOf(row) }),
          );
        };
        const adding = add();
        if (id === "0") first = adding.catch(() => undefined);
        return { row, contact: await adding };
      },
    },
    signal,
  );
  return result(await run.start((now) => onProgress?.(result(now))));
}
