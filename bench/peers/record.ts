import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import type { Size } from "./bundle.ts";
import type { StreamFigures } from "./streaming.ts";
import type { ListFigures, SearchFigures } from "./summary.ts";

/** One kind of measurement, by contestant's title. */
export interface PartRecord<T> {
  runs: number;
  /** What it was measured with and on. */
  machine: string;
  figures: Record<string, T>;
}

/** What was measured with one number of customers. */
export interface SizeRecord {
  list?: PartRecord<ListFigures>;
  search?: PartRecord<SearchFigures>;
  streaming?: PartRecord<StreamFigures>;
  /** What list and search together add to a page that has Lit. */
  together?: Size;
}

/** By number of customers. */
export type PeersRecord = Record<string, SizeRecord>;

const file = new URL("../../docs/generated/peers.json", import.meta.url);

/** The figures as they were last measured, so that one size can be measured again without the others. */
export async function readRecord(): Promise<PeersRecord> {
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as PeersRecord) : {};
}

export async function writeRecord(record: PeersRecord): Promise<void> {
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
}
