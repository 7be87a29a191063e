import type { Customers } from "../resources/customers/customers.ts";
import type { ImportCheckpoint } from "./ledger.ts";
import type { ImportMap } from "./mapping.ts";
import type { ImportProgress } from "./tally.ts";

/** What an import needs of a client; a `PivotalApi` is one. */
export interface ImportClient {
  readonly customers: Pick<Customers, "create" | "list">;
}

/** How to import. */
export interface ImportOptions {
  client: ImportClient;
  /** Which column fills which field, or a function that makes the body. Columns are recognised by their names when absent. */
  map?: ImportMap;
  /** Records in flight, 1–32. 4 when absent, 10 on a key of 600 requests a minute or more. The client's own limit holds too. */
  concurrency?: number;
  /** Remembers what is done, so that a run that was killed goes on where it stopped. */
  checkpoint?: ImportCheckpoint;
  /** Called after every record. What it throws stops the import. */
  onProgress?: (progress: ImportProgress) => void;
  /** Stops the import: nothing new is sent, what is in flight has 5 s to end. It can be resumed. */
  signal?: AbortSignal;
  /** How many records the source holds, if known: gives the progress its time left. Counted by itself for an array. */
  total?: number;
}
