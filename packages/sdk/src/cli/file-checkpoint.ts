import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { ImportCheckpoint, ImportState } from "../import/ledger.ts";
import { ConfigError } from "../core/errors.ts";

/** Keeps an import's state in a file: written beside it, synced, then renamed, so that a kill leaves the old or the new one. */
export class FileCheckpoint implements ImportCheckpoint {
  #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async load(): Promise<ImportState | null> {
    const text = await this.#read();
    if (text === null) return null;
    try {
      return JSON.parse(text) as ImportState;
    } catch (cause) {
      throw new ConfigError(`${this.#path} is not a checkpoint: it does not hold JSON.`, { cause });
    }
  }

  async save(state: ImportState): Promise<void> {
    const draft = `${this.#path}.${process.pid}.tmp`;
    const file = await open(draft, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(state)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
    await syncFolder(dirname(this.#path));
  }

  async #read(): Promise<string | null> {
    try {
      return await readFile(this.#path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  }
}

/** Makes the rename itself last. Windows cannot open a folder and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
