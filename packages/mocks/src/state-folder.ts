import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Backend } from "./backend.ts";
import { lockFolder } from "./folder-lock.ts";

const FILE = "state.ndjson";
const EVERY = 500;

/** A backend's state kept in a folder. */
export interface StateFolder {
  /** True when there was something to take up. */
  readonly resumed: boolean;
  /** Writes what has changed since the last time, if anything. */
  save(): Promise<void>;
  /** Stops watching, saves, and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Loads a backend's state from a folder and keeps it there: twice a second at most, and when closed. The file is
 * replaced as a whole, so that it is never half written. Throws when the file is there and cannot be read, and when
 * another process keeps its state there: the two would overwrite what the other one wrote.
 */
export const keepStateIn = async (
  folder: string,
  backend: Backend,
  onError: (error: unknown) => void,
): Promise<StateFolder> => {
  const file = join(folder, FILE);
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  const saved = await readIfThere(file);
  if (saved !== undefined) {
    try {
      backend.load(saved.split("\n"));
    } catch (cause) {
      await lock.release();
      throw new Error(
        `${file} cannot be taken up: ${(cause as Error).message} Move it away to start afresh.`,
        { cause },
      );
    }
  }
  let written = saved === undefined ? -1 : backend.changes;
  const write = async () => {
    const changes = backend.changes;
    if (changes === written) return;
    await writeFile(`${file}.new`, [...backend.dump()].join("\n"));
    await rename(`${file}.new`, file);
    written = changes;
  };
  // One after the other: two writers of one temporary file would mix. A failure was told to the one who asked for that save.
  let queue = Promise.resolve();
  const save = () => (queue = queue.catch(() => undefined).then(write));
  const timer = setInterval(() => void Promise.all([lock.renew(), save()]).catch(onError), EVERY);
  return {
    resumed: saved !== undefined,
    save,
    async close() {
      clearInterval(timer);
      try {
        await save();
      } finally {
        await lock.release();
      }
    },
  };
};

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};
