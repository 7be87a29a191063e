import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FILE = "in-use";
const STALE_AFTER_MS = 30_000;

/** A claim on a folder that only one process may write to. */
export interface FolderLock {
  /** Says that the process is still there. To be called twice in 30 s at least. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * The number of the other process that keeps its state in the folder, if any. One that ended without letting go is not
 * counted: it no longer runs, or, where its number has gone to another program, it has not renewed its claim for 30 s.
 */
export const holderOf = async (folder: string): Promise<number | undefined> => {
  const file = join(folder, FILE);
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    const pid = Number(text);
    return isOther(pid) && Date.now() - mtimeMs < STALE_AFTER_MS ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** Claims the folder for this process. Throws, naming the other process, when it is claimed. */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const file = join(folder, FILE);
  const holder = await holderOf(folder);
  if (holder !== undefined) {
    throw new Error(
      `${folder} is in use by another pivotal-mock (process ${holder}): stop that one, or name another folder.`,
    );
  }
  await rm(file, { force: true });
  await writeFile(file, String(process.pid), { flag: "wx" });
  return {
    async renew() {
      const now = new Date();
      await utimes(file, now, now);
    },
    release: () => rm(file, { force: true }),
  };
};

const isOther = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};
